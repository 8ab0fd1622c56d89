-- How often "can't say" was said in each rest shown.
INSERT INTO cell_cant_say BY NAME
SELECT
    rest_sides.wave,
    rest_sides.group_id,
    cell_cant_say.measure_kind,
    cell_cant_say.measure,
    sum(rest_sides.sign * cell_cant_say.times)::INTEGER AS times
FROM rest_sides
INNER JOIN cell_cant_say
    ON rest_sides.wave = cell_cant_say.wave AND rest_sides.side = cell_cant_say.group_id
WHERE rest_sides.population = 'all'
GROUP BY ALL
HAVING times > 0
