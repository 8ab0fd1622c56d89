-- The waves that have answers.
-- columns:
--   wave  VARCHAR  wave id
SELECT DISTINCT wave
FROM measures
ORDER BY wave
