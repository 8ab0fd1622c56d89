-- One row an atom and measure: people counted, their summed score, how many in each block.
--   total is decimal, so that sums do not depend on the order of the rows.
CREATE OR REPLACE TEMP TABLE atom_scores AS
SELECT
    people.wave,
    personal_scores.population,
    personal_scores.measure_kind,
    personal_scores.measure,
    people.unit,
    people.level,
    count(*) AS people,
    sum(personal_scores.score::DECIMAL(18, 9)) AS total,
    count(*) FILTER (personal_scores.score >= measures.top_from) AS top,
    count(*) FILTER (personal_scores.score < measures.low_to + 1) AS low
FROM personal_scores
INNER JOIN people
    ON personal_scores.person = people.person AND personal_scores.wave = people.wave
INNER JOIN measures
    ON
        personal_scores.wave = measures.wave
        AND personal_scores.measure_kind = measures.measure_kind
        AND personal_scores.measure = measures.measure
GROUP BY ALL
