-- One row an atom, measure and value: how many people of the atom have this personal score. Beside
--   the scores: say - do of each theme; pillars and index; 1 or 0 for the headline option of a choice.
CREATE OR REPLACE TEMP TABLE atom_values AS
WITH alike_values AS (
    SELECT
        person,
        wave,
        population,
        measure_kind,
        measure,
        score
    FROM alike_points
    UNION ALL
    SELECT
        personal_gaps.person,
        personal_gaps.wave,
        personal_gaps.population,
        measures.measure_kind,
        measures.measure,
        personal_gaps.gap
    FROM personal_gaps('alike_scores') AS personal_gaps
    INNER JOIN measures
        ON
            personal_gaps.wave = measures.wave
            AND personal_gaps.population = measures.population
            AND measures.measure_kind = 'say_do'
),

personal AS (
    SELECT
        person,
        wave,
        population,
        measure_kind,
        measure,
        score
    FROM across_populations
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
),

placed AS (
    SELECT
        alike_people.wave,
        alike_people.population,
        alike_values.measure_kind,
        alike_values.measure,
        alike_people.unit,
        alike_people.level,
        alike_values.score,
        alike_people.people
    FROM alike_values
    INNER JOIN alike_people
        ON
            alike_values.person = alike_people.stand_in
            AND alike_values.wave = alike_people.wave
            AND alike_values.population = alike_people.population
    UNION ALL
    SELECT
        people.wave,
        personal.population,
        personal.measure_kind,
        personal.measure,
        people.unit,
        people.level,
        personal.score,
        1
    FROM personal
    INNER JOIN people ON personal.person = people.person AND personal.wave = people.wave
)

SELECT
    wave,
    population,
    measure_kind,
    measure,
    unit,
    level,
    score::DECIMAL(18, 9) AS score,
    sum(people)::BIGINT AS people
FROM placed
GROUP BY ALL
