-- The sums of each rest shown.
INSERT INTO cell_scores BY NAME
SELECT
    rest_sides.wave,
    rest_sides.population,
    rest_sides.group_id,
    cell_scores.measure_kind,
    cell_scores.measure,
    sum(rest_sides.sign * cell_scores.base)::INTEGER AS base,
    sum(rest_sides.sign * cell_scores.total) AS total,
    sum(rest_sides.sign * cell_scores.top)::INTEGER AS top,
    sum(rest_sides.sign * cell_scores.low)::INTEGER AS low
FROM rest_sides
INNER JOIN cell_scores
    ON
        rest_sides.wave = cell_scores.wave
        AND rest_sides.population = cell_scores.population
        AND rest_sides.side = cell_scores.group_id
GROUP BY ALL
HAVING base > 0
