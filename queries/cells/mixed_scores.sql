-- Sums at constant mix: total / base is the mean in which each atom weighs as in the earlier wave.
INSERT INTO cell_scores BY NAME
SELECT
    plan.wave,
    plan.population,
    plan.group_id,
    atom_scores.measure_kind,
    atom_scores.measure,
    sum(atom_scores.people)::INTEGER AS base,
    sum(atom_scores.people) * sum(mixes.weight * atom_scores.total)
    / sum(mixes.weight * atom_scores.people) AS total,
    NULL AS top,
    NULL AS low
FROM plan
INNER JOIN mixes
    ON
        plan.wave = mixes.wave
        AND plan.population = mixes.population
        AND plan.group_id = mixes.group_id
INNER JOIN atom_scores
    ON
        mixes.wave = atom_scores.wave
        AND mixes.population = atom_scores.population
        AND mixes.unit = atom_scores.unit
        AND mixes.level = atom_scores.level
        AND atom_scores.measure_kind <> 'derived'
GROUP BY ALL
