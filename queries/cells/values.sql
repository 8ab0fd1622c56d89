-- One row a measure, group shown and value: how many people have it.
CREATE OR REPLACE TEMP TABLE cell_values AS
SELECT
    plan.wave,
    plan.population,
    plan.group_id,
    atom_values.measure_kind,
    atom_values.measure,
    atom_values.score::DOUBLE AS score,
    sum(atom_values.people)::INTEGER AS people
FROM plan
INNER JOIN group_atoms ON plan.group_id = group_atoms.group_id
INNER JOIN atom_values
    ON
        plan.wave = atom_values.wave
        AND plan.population = atom_values.population
        AND group_atoms.unit = atom_values.unit
        AND group_atoms.level = atom_values.level
WHERE
    (group_atoms.unit <> '' OR plan.counts_not_stated)
    AND atom_values.measure_kind <> 'derived'
GROUP BY ALL
