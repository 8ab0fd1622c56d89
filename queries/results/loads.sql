-- The ledger of loads.
-- columns:
--   load       INTEGER    number of the load, from 1
--   file       VARCHAR    name of the file
--   sha256     VARCHAR    hash of its bytes
--   rows_in    INTEGER    rows in the file = accepted + refused + set aside
--   accepted   INTEGER    rows loaded
--   refused    INTEGER    rows refused
--   set_aside  INTEGER    unfinished, test and empty rows
--   loaded_at  TIMESTAMP  when, UTC
SELECT
    load,
    file,
    sha256,
    rows_in,
    accepted,
    refused,
    set_aside,
    loaded_at
FROM loads
ORDER BY load
