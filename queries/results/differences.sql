-- Differences a - b of two groups' shown means, with the certainty of those on the fixed list: of
--   any other two groups no test is made. Only what is shown in both.
-- parameters:
--   $wave  VARCHAR  wave id
--   $a     INTEGER  group id of the a side
--   $b     INTEGER  group id of the b side
-- columns:
--   measure_kind  VARCHAR  index, pillar, theme, say, do, say_do, item, rating or own_deeds
--   measure       VARCHAR  id of the measure
--   a_value       DOUBLE   shown mean of a, points
--   a_bound       VARCHAR  ge, le or empty
--   b_value       DOUBLE   shown mean of b, points
--   b_bound       VARCHAR  ge, le or empty
--   difference    DOUBLE   a - b, points
--   bound         VARCHAR  ge or le: the difference is at least or at most this; else empty
--   certainty     VARCHAR  clear, hint, not_distinct, too_few, no_test
--   ci_low        DOUBLE   lower end of the difference's interval, points
--   ci_high       DOUBLE   upper end, points
--   effect        DOUBLE   Cliff's delta, -1 to 1
--   a_base        INTEGER  people counted in a
--   b_base        INTEGER  people counted in b
--   family        VARCHAR  what was looked at together; empty where nothing was tested
WITH fixed AS (
    SELECT
        measure_kind,
        measure,
        certainty,
        ci_low,
        ci_high,
        effect,
        family
    FROM gaps
    WHERE kind IN ('level', 'unit_kind') AND wave = $wave AND a_group = $a AND b_group = $b
    UNION ALL
    SELECT
        measure_kind,
        measure,
        certainty,
        -ci_high,
        -ci_low,
        -effect,
        family
    FROM gaps
    WHERE kind IN ('level', 'unit_kind') AND wave = $wave AND a_group = $b AND b_group = $a
)

SELECT
    a.measure_kind,
    a.measure,
    a.mean AS a_value,
    a.mean_bound AS a_bound,
    b.mean AS b_value,
    b.mean_bound AS b_bound,
    difference(
        a.mean, a.mean_bound, b.mean, b.mean_bound, measures.lowest, measures.highest
    ) AS difference,
    difference_bound(a.mean_bound, b.mean_bound) AS bound,
    coalesce(fixed.certainty, 'no_test') AS certainty,
    fixed.ci_low,
    fixed.ci_high,
    fixed.effect,
    a.base AS a_base,
    b.base AS b_base,
    coalesce(fixed.family, '') AS family
FROM results AS a
INNER JOIN results AS b
    ON a.wave = b.wave AND a.measure_kind = b.measure_kind AND a.measure = b.measure
INNER JOIN measures
    ON
        a.wave = measures.wave
        AND a.measure_kind = measures.measure_kind
        AND a.measure = measures.measure
LEFT JOIN fixed ON a.measure_kind = fixed.measure_kind AND a.measure = fixed.measure
WHERE
    a.wave = $wave
    AND a.group_id = $a
    AND b.group_id = $b
    AND a.mean IS NOT NULL
    AND b.mean IS NOT NULL
ORDER BY measures.position
