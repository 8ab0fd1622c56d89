-- One row a measure and group of the base plan where "can't say" was said: how often.
CREATE OR REPLACE TEMP TABLE cell_cant_say AS
SELECT
    plan.wave,
    plan.group_id,
    atom_cant_say.measure_kind,
    atom_cant_say.measure,
    sum(atom_cant_say.times)::INTEGER AS times
FROM plan
INNER JOIN group_atoms ON plan.group_id = group_atoms.group_id
INNER JOIN atom_cant_say
    ON
        plan.wave = atom_cant_say.wave
        AND group_atoms.unit = atom_cant_say.unit
        AND group_atoms.level = atom_cant_say.level
WHERE plan.population = 'all' AND (group_atoms.unit <> '' OR plan.counts_not_stated)
GROUP BY ALL
