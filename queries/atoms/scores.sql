-- One row an atom and measure: people counted, their summed score, how many in each block.
--   total is decimal, so that sums do not depend on the order of the rows.
CREATE OR REPLACE TEMP TABLE atom_scores AS
SELECT
    atom_values.wave,
    atom_values.population,
    atom_values.measure_kind,
    atom_values.measure,
    atom_values.unit,
    atom_values.level,
    sum(atom_values.people) AS people,
    sum(atom_values.people * atom_values.score) AS total,
    coalesce(sum(atom_values.people) FILTER (atom_values.score >= measures.top_from), 0) AS top,
    coalesce(sum(atom_values.people) FILTER (atom_values.score < measures.low_to + 1), 0) AS low
FROM atom_values
INNER JOIN measures
    ON
        atom_values.wave = measures.wave
        AND atom_values.measure_kind = measures.measure_kind
        AND atom_values.measure = measures.measure
WHERE atom_values.measure_kind NOT IN ('index', 'pillar', 'say_do', 'option')
GROUP BY ALL
