-- One row a rated or derived measure and group shown: sums over the group's atoms.
CREATE OR REPLACE TEMP TABLE cell_scores AS
SELECT
    plan.wave,
    plan.population,
    plan.group_id,
    atom_scores.measure_kind,
    atom_scores.measure,
    sum(atom_scores.people)::INTEGER AS base,
    sum(atom_scores.total)::DOUBLE AS total,
    sum(atom_scores.top)::INTEGER AS top,
    sum(atom_scores.low)::INTEGER AS low
FROM plan
INNER JOIN group_atoms ON plan.group_id = group_atoms.group_id
INNER JOIN atom_scores
    ON
        plan.wave = atom_scores.wave
        AND plan.population = atom_scores.population
        AND group_atoms.unit = atom_scores.unit
        AND group_atoms.level = atom_scores.level
WHERE group_atoms.unit <> '' OR plan.counts_not_stated
GROUP BY ALL
