-- Shown means that stand on enough people for an interval, with how many were invited.
-- parameters:
--   $people  INTEGER  people from which an interval is shown
-- columns:
--   wave          VARCHAR  wave id
--   group_id      INTEGER  the group's place in release order
--   measure_kind  VARCHAR  as in results
--   measure       VARCHAR  as in results
--   invited       DOUBLE   people of the group on the roster; empty without one
SELECT
    results.wave,
    results.group_id,
    results.measure_kind,
    results.measure,
    shown_groups.invited::DOUBLE AS invited
FROM results
INNER JOIN shown_groups
    ON results.wave = shown_groups.wave AND results.group_id = shown_groups.group_id
WHERE results.mean IS NOT NULL AND results.mean_bound = '' AND results.base >= $people
ORDER BY ALL
