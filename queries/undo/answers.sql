-- Removes the rows of answers that a load brought.
-- parameters:
--   $load  INTEGER  number of the load
DELETE FROM answers
WHERE (person, wave) IN (
    SELECT (person, wave) FROM respondents
    WHERE load = $load
)
