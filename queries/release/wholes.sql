-- Pillars (then the index) of shown groups: the mean of their shown parts, where all are shown.
--   Parts on different scales meet on 0-100. A bound among the parts makes the whole a bound; where
--   parts are bounded both ways, the ones bounded above are put at their scale's lowest.
-- parameters:
--   $whole_kind  VARCHAR  pillar, then index
INSERT INTO results BY NAME
WITH shown_parts AS (
    SELECT
        parts.wave,
        parts.whole,
        shown.group_id,
        shown.mean,
        shown.mean_bound,
        part.lowest,
        part.highest,
        whole.lowest <> part.lowest OR whole.highest <> part.highest AS rescaled,
        bool_or(shown.mean_bound = 'ge') OVER whole_of_group AS any_ge,
        bool_or(shown.mean_bound = 'le') OVER whole_of_group AS any_le,
        count(*) OVER whole_of_group AS parts_shown,
        answered.base
    FROM parts
    INNER JOIN results AS shown
        ON
            parts.wave = shown.wave
            AND parts.part_kind = shown.measure_kind
            AND parts.part = shown.measure
    INNER JOIN measures AS part
        ON
            parts.wave = part.wave
            AND parts.part_kind = part.measure_kind
            AND parts.part = part.measure
    INNER JOIN measures AS whole
        ON
            parts.wave = whole.wave
            AND parts.whole_kind = whole.measure_kind
            AND parts.whole = whole.measure
    INNER JOIN cell_people AS answered
        ON
            shown.wave = answered.wave
            AND shown.group_id = answered.group_id
            AND answered.population = 'all'
    WHERE parts.whole_kind = $whole_kind
    WINDOW whole_of_group AS (PARTITION BY parts.wave, parts.whole, shown.group_id)
),

all_parts AS (
    SELECT
        wave,
        whole,
        count(*) AS parts
    FROM parts
    WHERE whole_kind = $whole_kind
    GROUP BY ALL
),

placed AS (
    SELECT
        *,
        if(mean_bound = 'le' AND any_ge, lowest, mean) AS placed_mean
    FROM shown_parts
)

SELECT
    placed.wave,
    placed.group_id,
    $whole_kind AS measure_kind,
    placed.whole AS measure,
    any_value(placed.base) AS base,
    round(round(avg(if(
        placed.rescaled,
        100 * (placed.placed_mean - placed.lowest) / (placed.highest - placed.lowest),
        placed.placed_mean
    )::DECIMAL(12, 6)), 6), 1) AS mean,
    CASE
        WHEN any_value(placed.any_ge) THEN 'ge'
        WHEN any_value(placed.any_le) THEN 'le'
        ELSE ''
    END AS mean_bound
FROM placed
INNER JOIN all_parts ON placed.wave = all_parts.wave AND placed.whole = all_parts.whole
GROUP BY placed.wave, placed.group_id, placed.whole
HAVING any_value(placed.parts_shown) = any_value(all_parts.parts)
