-- Rated measures of shown groups: mean rounded to 0.1, near an end of the scale as a bound; from
--   twice the smallest group also the shares, whole percent. A block of at most one person is
--   released as at most one person's share, and the largest block is lowered by as much, so that
--   the sum gives nothing away (rule 3 of the plan). Without bounds the blocks sum to 100: the
--   largest remainders are rounded up.
-- parameters:
--   $distribution_from  INTEGER  people from which shares are shown
INSERT INTO results BY NAME
WITH counted AS (
    SELECT
        cell_scores.*,
        measures.lowest,
        measures.highest,
        round(cell_scores.total / cell_scores.base, 6) AS exact_mean,
        cell_scores.base >= $distribution_from AS distributed,
        measures.top_from > measures.low_to + 1 AS has_middle,
        cell_scores.base - cell_scores.top - cell_scores.low AS middle,
        measures.cant_say * answered.base AS asked,
        coalesce(cell_cant_say.times, 0) AS times
    FROM cell_scores
    INNER JOIN measures
        ON
            cell_scores.wave = measures.wave
            AND cell_scores.measure_kind = measures.measure_kind
            AND cell_scores.measure = measures.measure
    INNER JOIN cell_people AS answered
        ON
            cell_scores.wave = answered.wave
            AND cell_scores.group_id = answered.group_id
            AND answered.population = 'all'
    LEFT JOIN cell_cant_say
        ON
            cell_scores.wave = cell_cant_say.wave
            AND cell_scores.group_id = cell_cant_say.group_id
            AND cell_scores.measure_kind = cell_cant_say.measure_kind
            AND cell_scores.measure = cell_cant_say.measure
    WHERE cell_scores.measure_kind <> 'derived'
),

small AS (
    SELECT
        *,
        (low <= 1)::INTEGER + (top <= 1)::INTEGER
        + (has_middle AND middle <= 1)::INTEGER AS small_blocks,
        if(low <= 1, low, 0) + if(top <= 1, top, 0)
        + if(has_middle AND middle <= 1, middle, 0) AS small_people,
        CASE
            WHEN low >= middle AND low >= top THEN 'low'
            WHEN middle >= top THEN 'middle'
            ELSE 'top'
        END AS largest
    FROM counted
),

bounded AS (
    SELECT
        *,
        CASE
            WHEN low <= 1 THEN 'le'
            WHEN small_blocks > 0 AND largest = 'low' THEN 'ge'
            ELSE ''
        END AS low_bound,
        CASE
            WHEN middle <= 1 THEN 'le'
            WHEN small_blocks > 0 AND largest = 'middle' THEN 'ge'
            ELSE ''
        END AS middle_bound,
        CASE
            WHEN top <= 1 THEN 'le'
            WHEN small_blocks > 0 AND largest = 'top' THEN 'ge'
            ELSE ''
        END AS top_bound,
        CASE
            WHEN times <= 1 THEN 'le'
            WHEN times >= asked - 1 THEN 'ge'
            ELSE ''
        END AS cant_say_bound,
        small_people - small_blocks AS lowered_by
    FROM small
),

released AS (
    SELECT
        *,
        if(low_bound = 'le', 1, if(low_bound = 'ge', low + lowered_by, low)) AS low_people,
        if(
            middle_bound = 'le', 1, if(middle_bound = 'ge', middle + lowered_by, middle)
        ) AS middle_people,
        if(top_bound = 'le', 1, if(top_bound = 'ge', top + lowered_by, top)) AS top_people
    FROM bounded
),

remainders AS (
    SELECT
        *,
        low_bound = ''
        AND top_bound = ''
        AND (middle_bound = '' OR NOT has_middle) AS sums_to_100,
        100 * low % base AS low_rest,
        if(has_middle, 100 * middle % base, -1) AS middle_rest,
        100 * top % base AS top_rest
    FROM released
),

rounded_up AS (
    SELECT
        *,
        (low_rest + greatest(middle_rest, 0) + top_rest) // base AS missing,
        1 + (middle_rest > low_rest)::INTEGER + (top_rest > low_rest)::INTEGER AS low_place,
        1 + (low_rest >= middle_rest)::INTEGER + (top_rest > middle_rest)::INTEGER AS middle_place,
        1 + (low_rest >= top_rest)::INTEGER + (middle_rest >= top_rest)::INTEGER AS top_place
    FROM remainders
)

SELECT
    wave,
    group_id,
    measure_kind,
    measure,
    base,
    CASE
        WHEN exact_mean > highest - 0.5 THEN highest - 0.5
        WHEN exact_mean < lowest + 0.5 THEN lowest + 0.5
        ELSE round(exact_mean, 1)
    END AS mean,
    CASE
        WHEN exact_mean > highest - 0.5 THEN 'ge'
        WHEN exact_mean < lowest + 0.5 THEN 'le'
        ELSE ''
    END AS mean_bound,
    CASE
        WHEN distributed AND sums_to_100 THEN 100 * top // base + (top_place <= missing)::INTEGER
        WHEN distributed THEN whole_percent(top_people, base, top_bound)
    END AS top_box,
    CASE
        WHEN distributed AND sums_to_100 THEN 100 * low // base + (low_place <= missing)::INTEGER
        WHEN distributed THEN whole_percent(low_people, base, low_bound)
    END AS low,
    CASE
        WHEN NOT (distributed AND has_middle) THEN NULL
        WHEN sums_to_100 THEN 100 * middle // base + (middle_place <= missing)::INTEGER
        ELSE whole_percent(middle_people, base, middle_bound)
    END AS middle,
    if(
        distributed AND asked > 0,
        whole_percent(greatest(1, least(times, asked - 1)), asked, cant_say_bound),
        NULL
    ) AS cant_say,
    if(distributed, concat_ws(
        ';',
        if(top_bound <> '', 'top_box', NULL),
        if(low_bound <> '', 'low', NULL),
        if(has_middle AND middle_bound <> '', 'middle', NULL),
        if(asked > 0 AND cant_say_bound <> '', 'cant_say', NULL)
    ), '') AS shares_bound
FROM rounded_up
