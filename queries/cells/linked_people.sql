-- How many linked people each figure of them stands on.
INSERT INTO cell_people BY NAME
SELECT
    plan.wave,
    plan.population,
    plan.group_id,
    count(*)::INTEGER AS base
FROM plan
INNER JOIN changes ON plan.group_id = changes.group_id AND changes.kind = 'wave_linked'
INNER JOIN linked
    ON
        changes.wave = linked.wave
        AND changes.before = linked.before
        AND (changes.level = '' OR (linked.same_level AND changes.level = linked.level))
WHERE plan.population = 'all'
GROUP BY ALL
