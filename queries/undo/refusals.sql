-- Removes the refused rows of a load from the ledger.
-- parameters:
--   $load  INTEGER  number of the load
DELETE FROM refusals
WHERE load = $load
