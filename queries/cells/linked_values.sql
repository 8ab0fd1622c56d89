-- How many linked people changed by how much since the wave before, in points.
INSERT INTO cell_values BY NAME
SELECT
    plan.wave,
    plan.population,
    plan.group_id,
    personal.measure_kind,
    personal.measure,
    round(personal.score - earlier.score, 6) AS score,
    count(*)::INTEGER AS people
FROM plan
INNER JOIN changes ON plan.group_id = changes.group_id AND changes.kind = 'wave_linked'
INNER JOIN linked
    ON
        changes.wave = linked.wave
        AND changes.before = linked.before
        AND (changes.level = '' OR (linked.same_level AND changes.level = linked.level))
INNER JOIN everybody_points AS personal
    ON
        linked.person = personal.person
        AND linked.wave = personal.wave
        AND plan.population = personal.population
        AND personal.measure_kind <> 'derived'
INNER JOIN everybody_points AS earlier
    ON
        linked.person = earlier.person
        AND linked.before = earlier.wave
        AND personal.measure_kind = earlier.measure_kind
        AND personal.measure = earlier.measure
WHERE plan.wave = changes.wave
GROUP BY ALL
