-- How many people each mean at constant mix stands on.
INSERT INTO cell_people BY NAME
SELECT
    plan.wave,
    plan.population,
    plan.group_id,
    sum(atom_heads.people)::INTEGER AS base
FROM plan
INNER JOIN mixes
    ON
        plan.wave = mixes.wave
        AND plan.population = mixes.population
        AND plan.group_id = mixes.group_id
INNER JOIN atom_heads
    ON
        mixes.wave = atom_heads.wave
        AND mixes.population = atom_heads.population
        AND mixes.unit = atom_heads.unit
        AND mixes.level = atom_heads.level
WHERE plan.population = 'all'
GROUP BY ALL
