-- Where rows of partially accepted files were refused, and why.
-- columns:
--   load    INTEGER  number of the load
--   row     INTEGER  row of the file, its first head is 1
--   column  VARCHAR  head of the column
--   reason  VARCHAR  id of the reason
SELECT
    load,
    row,
    "column",
    reason
FROM refusals
ORDER BY ALL
