-- Removes a load from the ledger.
-- parameters:
--   $load  INTEGER  number of the load
DELETE FROM loads
WHERE load = $load
