-- Removes the rows of comments that a load brought.
-- parameters:
--   $load  INTEGER  number of the load
DELETE FROM comments
WHERE (person, wave) IN (
    SELECT (person, wave) FROM respondents
    WHERE load = $load
)
