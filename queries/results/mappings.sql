-- The mappings learned so far, the newest last.
-- columns:
--   mapping  VARCHAR  a mapping as JSON
SELECT mapping
FROM mappings
ORDER BY load, mapping
