-- Removes what was learned from a load.
-- parameters:
--   $load  INTEGER  number of the load
DELETE FROM mappings
WHERE load = $load
