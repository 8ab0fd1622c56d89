-- The comments that are shown in a wave, in their shuffled order.
-- parameters:
--   $wave  VARCHAR  wave id
-- columns:
--   comment   VARCHAR  id of the question
--   position  INTEGER  place in the order, from 1
--   text      VARCHAR  the comment on one line
--   people    INTEGER  how many people wrote to the question
SELECT
    comment,
    position,
    text,
    people
FROM shown_comments
WHERE wave = $wave
ORDER BY comment, position
