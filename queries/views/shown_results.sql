-- The results under their group's keys, as `keskmes results` prints them.
CREATE OR REPLACE VIEW shown_results AS
SELECT
    results.wave,
    groups.unit_kind,
    groups.division,
    groups.unit,
    groups.level,
    results.measure_kind,
    results.measure,
    results.status,
    results.base,
    results.mean,
    results.mean_bound,
    results.top_box,
    results.low,
    results.middle,
    results.cant_say,
    results.shares_bound,
    results.count,
    results.share,
    results.share_bound,
    results.spread,
    results.ci_low,
    results.ci_high,
    if(results.status = 'shown', shown_groups.answered, NULL) AS answered,
    if(results.status = 'shown', shown_groups.invited, NULL) AS invited,
    results.group_id,
    measures.position
FROM results
INNER JOIN groups ON results.group_id = groups.group_id
INNER JOIN measures
    ON
        results.wave = measures.wave
        AND results.measure_kind = measures.measure_kind
        AND results.measure = measures.measure
LEFT JOIN shown_groups
    ON results.wave = shown_groups.wave AND results.group_id = shown_groups.group_id
