-- Every measure of every wave, in the questionnaire's order.
-- columns:
--   wave          VARCHAR  wave id
--   measure_kind  VARCHAR  as in results
--   measure       VARCHAR  as in results
--   population    VARCHAR  whose plan decides; all for pillar and index
--   lowest        DOUBLE   points
--   highest       DOUBLE   points
--   top_from      DOUBLE   points from which a score is in the top box
SELECT
    wave,
    measure_kind,
    measure,
    population,
    lowest,
    highest,
    top_from
FROM measures
ORDER BY wave, position
