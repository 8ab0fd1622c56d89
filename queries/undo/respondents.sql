-- Removes the respondents that a load brought.
-- parameters:
--   $load  INTEGER  number of the load
DELETE FROM respondents
WHERE load = $load
