-- The groups shown in each edition, for each population of a wave.
-- columns:
--   edition            INTEGER  from 1
--   wave               VARCHAR  wave id
--   population         VARCHAR  as in plan
--   unit_kind          VARCHAR  keys of the group; empty when not part of it
--   division           VARCHAR
--   unit               VARCHAR
--   level              VARCHAR
--   counts_not_stated  BOOLEAN  overall counts the people who stated no unit or level
SELECT
    edition,
    wave,
    population,
    unit_kind,
    division,
    unit,
    level,
    counts_not_stated
FROM published_plan
ORDER BY ALL
