-- Removes the rows of chosen that a load brought.
-- parameters:
--   $load  INTEGER  number of the load
DELETE FROM chosen
WHERE (person, wave) IN (
    SELECT (person, wave) FROM respondents
    WHERE load = $load
)
