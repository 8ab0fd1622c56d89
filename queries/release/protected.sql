-- Every group and measure that is not shown: a row with nothing but its names.
INSERT INTO results BY NAME
SELECT
    measures.wave,
    groups.group_id,
    measures.measure_kind,
    measures.measure,
    'protected' AS status
FROM measures
CROSS JOIN groups
ANTI JOIN results
    ON
        measures.wave = results.wave
        AND groups.group_id = results.group_id
        AND measures.measure_kind = results.measure_kind
        AND measures.measure = results.measure
