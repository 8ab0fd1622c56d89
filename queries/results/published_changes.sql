-- The figures between two waves in each edition.
-- columns:
--   edition     INTEGER  from 1
--   population  VARCHAR  as in plan
--   kind        VARCHAR  wave_linked or wave_constant_mix
--   wave        VARCHAR  the later wave
--   before      VARCHAR  the earlier one
--   level       VARCHAR  level id; empty for everybody
SELECT
    edition,
    population,
    kind,
    wave,
    before,
    level
FROM published_changes
ORDER BY ALL
