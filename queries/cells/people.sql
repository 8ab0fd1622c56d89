-- One row a population and group shown: its base, counted over the group's atoms.
CREATE OR REPLACE TEMP TABLE cell_people AS
SELECT
    plan.wave,
    plan.population,
    plan.group_id,
    sum(atom_heads.people)::INTEGER AS base
FROM plan
INNER JOIN group_atoms ON plan.group_id = group_atoms.group_id
INNER JOIN atom_heads
    ON
        plan.wave = atom_heads.wave
        AND plan.population = atom_heads.population
        AND group_atoms.unit = atom_heads.unit
        AND group_atoms.level = atom_heads.level
WHERE group_atoms.unit <> '' OR plan.counts_not_stated
GROUP BY ALL
