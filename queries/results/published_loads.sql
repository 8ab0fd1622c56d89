-- The loads whose answers were published.
-- columns:
--   load  INTEGER  number of the load
SELECT DISTINCT load
FROM published_people
ORDER BY load
