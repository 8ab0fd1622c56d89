-- How many people of each rest shown have a value.
INSERT INTO cell_values BY NAME
SELECT
    rest_sides.wave,
    rest_sides.population,
    rest_sides.group_id,
    cell_values.measure_kind,
    cell_values.measure,
    cell_values.score,
    sum(rest_sides.sign * cell_values.people)::INTEGER AS people
FROM rest_sides
INNER JOIN cell_values
    ON
        rest_sides.wave = cell_values.wave
        AND rest_sides.population = cell_values.population
        AND rest_sides.side = cell_values.group_id
GROUP BY ALL
HAVING people > 0
