-- The comments that are ticked, of questions that so many people wrote to.
-- parameters:
--   $comments_from  INTEGER  people from which comments are shown
INSERT INTO shown_comments BY NAME
SELECT
    wave,
    comment,
    (row_number() OVER (PARTITION BY wave, comment ORDER BY place, key))::INTEGER AS position,
    text,
    people
FROM showable_comments
WHERE ticked AND people >= $comments_from
ORDER BY wave, comment, position
