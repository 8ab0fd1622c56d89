-- Everybody who answered, in the atom they stand in: for what is counted person by person.
-- columns:
--   wave    VARCHAR  wave id
--   person  BIGINT   a random number
--   unit    VARCHAR  unit id; empty: unit or level not stated
--   level   VARCHAR  level id; empty: unit or level not stated
SELECT
    wave,
    person,
    unit,
    level
FROM people
ORDER BY ALL
