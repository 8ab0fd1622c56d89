-- The gaps of kept waves, as published, between groups that can still be asked for.
INSERT INTO gaps BY NAME
SELECT
    published_gaps.kind,
    published_gaps.measure_kind,
    published_gaps.measure,
    published_gaps.wave,
    published_gaps.a,
    published_gaps.b,
    published_gaps.a_value,
    published_gaps.a_bound,
    published_gaps.b_value,
    published_gaps.b_bound,
    published_gaps.difference,
    published_gaps.bound,
    published_gaps.certainty,
    published_gaps.ci_low,
    published_gaps.ci_high,
    published_gaps.effect,
    published_gaps.a_base,
    published_gaps.b_base,
    published_gaps.family,
    coalesce(changes.group_id, a.group_id) AS a_group,
    b.group_id AS b_group
FROM published_gaps
INNER JOIN kept_waves
    ON published_gaps.wave = kept_waves.wave AND published_gaps.edition = kept_waves.edition
INNER JOIN group_names AS a ON published_gaps.a_name = a.name AND NOT a.is_further
LEFT JOIN group_names AS b ON published_gaps.b_name = b.name AND NOT b.is_further
LEFT JOIN changes
    ON
        published_gaps.kind = changes.kind
        AND published_gaps.wave = changes.wave
        AND published_gaps.a_name = if(changes.level = '', '', 'level=' || changes.level)
WHERE published_gaps.b_name IS NULL OR b.group_id IS NOT NULL
