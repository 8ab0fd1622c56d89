-- One row an atom, measure and value: how many people of the atom have this personal score. Beside
--   the scores: say - do of each theme; pillars and index; 1 or 0 for the headline option of a choice.
CREATE OR REPLACE TEMP TABLE atom_values AS
WITH personal AS (
    SELECT
        person,
        wave,
        population,
        measure_kind,
        measure,
        score
    FROM personal_points
    UNION ALL
    SELECT
        personal_gaps.person,
        personal_gaps.wave,
        personal_gaps.population,
        measures.measure_kind,
        measures.measure,
        personal_gaps.gap
    FROM personal_gaps
    INNER JOIN measures
        ON
            personal_gaps.wave = measures.wave
            AND personal_gaps.population = measures.population
            AND measures.measure_kind = 'say_do'
    UNION ALL
    SELECT
        chosen.person,
        chosen.wave,
        measures.population,
        measures.measure_kind,
        measures.measure,
        bool_or(chosen.choice || ':' || chosen.option = measures.measure)::INTEGER
    FROM chosen
    INNER JOIN measures
        ON
            chosen.wave = measures.wave
            AND 'choice:' || chosen.choice = measures.population
            AND measures.headline
    GROUP BY ALL
)

SELECT
    people.wave,
    personal.population,
    personal.measure_kind,
    personal.measure,
    people.unit,
    people.level,
    personal.score::DECIMAL(18, 9) AS score,
    count(*) AS people
FROM personal
INNER JOIN people ON personal.person = people.person AND personal.wave = people.wave
GROUP BY ALL
