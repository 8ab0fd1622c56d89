-- The base of each rest shown.
INSERT INTO cell_people BY NAME
SELECT
    rest_sides.wave,
    rest_sides.population,
    rest_sides.group_id,
    sum(rest_sides.sign * cell_people.base)::INTEGER AS base
FROM rest_sides
INNER JOIN cell_people
    ON
        rest_sides.wave = cell_people.wave
        AND rest_sides.population = cell_people.population
        AND rest_sides.side = cell_people.group_id
GROUP BY ALL
HAVING base > 0
