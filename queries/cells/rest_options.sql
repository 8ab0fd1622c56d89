-- How many of each rest shown chose an option.
INSERT INTO cell_options BY NAME
SELECT
    rest_sides.wave,
    rest_sides.group_id,
    rest_sides.population,
    cell_options.measure,
    cell_options.headline,
    cell_options.many,
    sum(rest_sides.sign * cell_options.base)::INTEGER AS base,
    sum(rest_sides.sign * cell_options.people)::INTEGER AS people
FROM rest_sides
INNER JOIN cell_options
    ON
        rest_sides.wave = cell_options.wave
        AND rest_sides.population = cell_options.population
        AND rest_sides.side = cell_options.group_id
GROUP BY ALL
HAVING base > 0
