-- Options of choices in shown groups: the headline one from the smallest group, all from twice
--   that. None or one is released as at most one; where the options add up to the base, a second
--   option is lowered by as much: the smallest that can be, and not the headline one if possible.
--   Without bounds the shares of a whole sum to 100: the largest remainders are rounded up.
-- parameters:
--   $distribution_from  INTEGER  people from which all options are shown
INSERT INTO results BY NAME
WITH small AS (
    SELECT
        *,
        people <= 1 AS is_small,
        NOT many AND base >= $distribution_from AS adds_up,
        count(*) FILTER (people <= 1) OVER choice_of_group AS small_options,
        sum(if(people <= 1, people, 0)) OVER choice_of_group AS small_people
    FROM cell_options
    WINDOW choice_of_group AS (PARTITION BY wave, group_id, population)
),

ranked AS (
    SELECT
        *,
        people + small_people - small_options AS lowered_to,
        row_number() OVER (
            PARTITION BY wave, group_id, population
            ORDER BY
                is_small,
                people + small_people - small_options < 2,
                headline,
                people,
                measure
        ) AS rank
    FROM small
),

bounded AS (
    SELECT
        *,
        CASE
            WHEN is_small THEN 'le'
            WHEN adds_up AND small_options > 0 AND rank = 1 THEN 'ge'
            WHEN people >= base - 1 THEN 'ge'
            ELSE ''
        END AS share_bound
    FROM ranked
),

counted AS (
    SELECT
        *,
        CASE
            WHEN is_small THEN 1
            WHEN adds_up AND small_options > 0 AND rank = 1 THEN lowered_to
            ELSE least(people, base - 1)
        END::INTEGER AS count
    FROM bounded
),

whole AS (
    SELECT
        *,
        100 * count // base AS floored,
        row_number() OVER (
            PARTITION BY wave, group_id, population
            ORDER BY 100 * count % base DESC, measure
        ) AS place_of_remainder,
        bool_and(adds_up AND share_bound = '') OVER choice_of_group AS sums_to_100
    FROM counted
    WINDOW choice_of_group AS (PARTITION BY wave, group_id, population)
)

SELECT
    wave,
    group_id,
    'option' AS measure_kind,
    measure,
    base,
    count,
    if(
        sums_to_100,
        floored
        + (
            place_of_remainder
            <= 100 - sum(floored) OVER (PARTITION BY wave, group_id, population)
        )::INTEGER,
        whole_percent(count, base, share_bound)
    ) AS share,
    share_bound
FROM whole
WHERE headline OR base >= $distribution_from
