-- One row an option of a choice and group shown: how many of the base chose it.
CREATE OR REPLACE TEMP TABLE cell_options AS
WITH chosen_by AS (
    SELECT
        plan.wave,
        plan.group_id,
        atom_options.measure,
        sum(atom_options.people)::INTEGER AS people
    FROM plan
    INNER JOIN group_atoms ON plan.group_id = group_atoms.group_id
    INNER JOIN atom_options
        ON
            plan.wave = atom_options.wave
            AND plan.population = 'choice:' || split_part(atom_options.measure, ':', 1)
            AND group_atoms.unit = atom_options.unit
            AND group_atoms.level = atom_options.level
    WHERE group_atoms.unit <> '' OR plan.counts_not_stated
    GROUP BY ALL
)

SELECT
    cell_people.wave,
    cell_people.group_id,
    measures.population,
    measures.measure,
    measures.headline,
    measures.many,
    cell_people.base,
    coalesce(chosen_by.people, 0) AS people
FROM cell_people
INNER JOIN measures
    ON
        cell_people.wave = measures.wave
        AND cell_people.population = measures.population
        AND measures.measure_kind = 'option'
LEFT JOIN chosen_by
    ON
        cell_people.wave = chosen_by.wave
        AND cell_people.group_id = chosen_by.group_id
        AND measures.measure = chosen_by.measure
