-- The gaps of the fixed list between shown figures, before any test: a - b, in points, or for
--   shares in percentage points. a_group and b_group with their waves say whose answers these are.
CREATE OR REPLACE TEMP TABLE gap_values AS
WITH figures AS (
    SELECT
        results.wave,
        results.group_id,
        results.measure_kind,
        results.measure,
        results.base,
        coalesce(results.mean, results.share) AS figure,
        if(results.mean IS NULL, results.share_bound, results.mean_bound) AS bound,
        if(results.mean IS NULL, 0, measures.lowest) AS lowest,
        if(results.mean IS NULL, 100, measures.highest) AS highest,
        measures.position,
        measures.role,
        measures.headline,
        measures.population,
        group_names.name,
        group_names.is_further
    FROM results
    INNER JOIN measures
        ON
            results.wave = measures.wave
            AND results.measure_kind = measures.measure_kind
            AND results.measure = measures.measure
    INNER JOIN group_names ON results.group_id = group_names.group_id
    WHERE figure IS NOT NULL
),

compared AS (
    SELECT
        if(a.measure_kind = 'option', 'ownership', comparisons.kind) AS kind,
        a.measure_kind,
        a.measure,
        if(
            a.wave <> b.wave, concat_ws(';', 'wave=' || a.wave, nullif(a.name, '')), a.name
        ) AS a,
        if(
            a.wave <> b.wave, concat_ws(';', 'wave=' || b.wave, nullif(b.name, '')), b.name
        ) AS b,
        a.wave AS a_wave,
        a.group_id AS a_group,
        b.wave AS b_wave,
        b.group_id AS b_group,
        a.figure AS a_value,
        a.bound AS a_bound,
        b.figure AS b_value,
        b.bound AS b_bound,
        a.lowest,
        a.highest,
        a.base AS a_base,
        b.base AS b_base,
        a.position
    FROM comparisons
    INNER JOIN figures AS a ON comparisons.a_wave = a.wave AND comparisons.a_group = a.group_id
    INNER JOIN figures AS b
        ON
            comparisons.b_wave = b.wave
            AND comparisons.b_group = b.group_id
            AND a.measure_kind = b.measure_kind
            AND a.measure = b.measure
    LEFT JOIN comparable
        ON
            a.wave = comparable.wave
            AND a.measure_kind = comparable.measure_kind
            AND a.measure = comparable.measure
    WHERE
        if(
            comparisons.kind = 'level' AND a.role = 'ownership',
            a.headline,
            a.measure_kind IN ('index', 'pillar', 'theme', 'item', 'rating', 'own_deeds')
        )
        AND (a.wave = b.wave OR comparable.wave IS NOT NULL)
        -- who is linked, or in the mix, is told by the population: both sides need the same one
        AND (NOT a.is_further OR a.population = b.population)
),

two_sides AS (
    SELECT
        CASE
            WHEN a.measure_kind = 'say' THEN 'say_do'
            WHEN a.measure_kind = 'rating' THEN 'perception'
            ELSE 'ownership'
        END AS kind,
        CASE
            WHEN a.measure_kind = 'say' THEN 'say_do'
            WHEN a.measure_kind = 'rating' THEN 'rating'
            ELSE 'derived'
        END AS measure_kind,
        if(a.measure_kind = 'option', b.measure, a.measure) AS measure,
        concat_ws(
            ';',
            nullif(a.name, ''),
            if(a.measure_kind = 'say', 'side=say', 'measure=' || a.measure)
        ) AS a,
        concat_ws(
            ';', nullif(b.name, ''), if(a.measure_kind = 'say', 'side=do', 'measure=' || b.measure)
        ) AS b,
        a.wave AS a_wave,
        a.group_id AS a_group,
        b.wave AS b_wave,
        b.group_id AS b_group,
        a.figure AS a_value,
        a.bound AS a_bound,
        b.figure AS b_value,
        b.bound AS b_bound,
        a.lowest,
        a.highest,
        a.base AS a_base,
        b.base AS b_base,
        a.position
    FROM figures AS a
    INNER JOIN figures AS b
        ON
            a.wave = b.wave
            AND a.group_id = b.group_id
            AND a.lowest = b.lowest
            AND a.highest = b.highest
            AND (
                (a.measure_kind = 'say' AND b.measure_kind = 'do' AND a.measure = b.measure)
                OR (a.role = 'self_rating' AND b.measure_kind = 'index')
                OR (
                    a.role = 'ownership'
                    AND a.headline
                    AND b.measure_kind = 'derived'
                    AND b.measure = 'own_desk_8'
                )
            )
    WHERE NOT a.is_further
),

of_overall AS (
    SELECT
        results.wave,
        results.group_id,
        results.measure_kind,
        results.measure,
        results.base,
        results.mean,
        results.mean_bound,
        results.top_box,
        CASE
            WHEN NOT list_contains(string_split(results.shares_bound, ';'), 'top_box') THEN ''
            WHEN results.top_box <= ceil(100 / results.base) THEN 'le'
            ELSE 'ge'
        END AS top_box_bound,
        measures.lowest,
        measures.highest,
        measures.position
    FROM results
    INNER JOIN measures
        ON
            results.wave = measures.wave
            AND results.measure_kind = measures.measure_kind
            AND results.measure = measures.measure
    INNER JOIN group_names ON results.group_id = group_names.group_id
    WHERE
        group_names.name = ''
        AND NOT group_names.is_further
        AND results.measure_kind IN ('index', 'pillar', 'theme', 'item', 'rating', 'own_deeds')
),

outside AS (
    SELECT
        outside_figures.kind,
        of_overall.measure_kind,
        of_overall.measure,
        'overall' AS a,
        if(
            outside_figures.kind = 'target', 'target', 'reference=' || outside_figures.name
        ) AS b,
        of_overall.wave AS a_wave,
        of_overall.group_id AS a_group,
        of_overall.wave AS b_wave,
        NULL::INTEGER AS b_group,
        if(outside_figures.mean IS NULL, of_overall.top_box, of_overall.mean) AS a_value,
        if(
            outside_figures.mean IS NULL, of_overall.top_box_bound, of_overall.mean_bound
        ) AS a_bound,
        coalesce(outside_figures.mean, outside_figures.top_box) AS b_value,
        '' AS b_bound,
        of_overall.lowest,
        of_overall.highest,
        of_overall.base AS a_base,
        NULL::INTEGER AS b_base,
        of_overall.position
    FROM outside_figures
    INNER JOIN of_overall ON outside_figures.measure = of_overall.measure
    WHERE if(outside_figures.mean IS NULL, of_overall.top_box, of_overall.mean) IS NOT NULL
),

every_kind AS (
    SELECT * FROM compared
    UNION ALL
    SELECT * FROM two_sides
    UNION ALL
    SELECT * FROM outside
)

SELECT
    kind,
    measure_kind,
    measure,
    a_wave AS wave,
    a,
    b,
    a_wave,
    a_group,
    b_wave,
    b_group,
    a_value,
    a_bound,
    b_value,
    b_bound,
    difference(a_value, a_bound, b_value, b_bound, lowest, highest) AS difference,
    difference_bound(a_bound, b_bound) AS bound,
    a_base,
    b_base,
    position
FROM every_kind
