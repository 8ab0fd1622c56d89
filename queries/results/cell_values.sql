-- How many people of each group shown have which personal score: what intervals and tests stand on.
-- columns:
--   wave          VARCHAR  wave id
--   group_id      INTEGER  the group's place in release order; beyond them the rests
--   measure_kind  VARCHAR  as in results, but for derived
--   measure       VARCHAR  as in results
--   score         DOUBLE   points; 1 or 0 for the headline option of a choice
--   people        INTEGER  how many
SELECT
    wave,
    group_id,
    measure_kind,
    measure,
    score,
    people
FROM cell_values
ORDER BY ALL
