-- The shown results of kept waves, as published.
INSERT INTO results BY NAME
SELECT
    published_results.wave,
    groups.group_id,
    published_results.measure_kind,
    published_results.measure,
    published_results.base,
    published_results.mean,
    published_results.mean_bound,
    published_results.top_box,
    published_results.low,
    published_results.middle,
    published_results.cant_say,
    published_results.shares_bound,
    published_results.count,
    published_results.share,
    published_results.share_bound,
    published_results.spread,
    published_results.ci_low,
    published_results.ci_high
FROM published_results
INNER JOIN kept_waves
    ON
        published_results.wave = kept_waves.wave
        AND published_results.edition = kept_waves.edition
INNER JOIN groups
    ON
        published_results.unit_kind = groups.unit_kind
        AND published_results.division = groups.division
        AND published_results.unit = groups.unit
        AND published_results.level = groups.level
