-- What was written to each question, ticked or not, in shuffled order: for the consultant alone.
-- columns:
--   wave     VARCHAR  wave id
--   comment  VARCHAR  id of the question
--   key      VARCHAR  what the comment is known by in this version of the data
--   text     VARCHAR  the comment on one line
--   people   INTEGER  how many wrote to the question
--   ticked   BOOLEAN  whether it was read and ticked
SELECT
    wave,
    comment,
    key,
    text,
    people,
    ticked
FROM written_comments
ORDER BY wave, comment, place, key
