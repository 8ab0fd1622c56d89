-- One row an atom and measure (item, rating, or theme over its items): how often "can't say".
CREATE OR REPLACE TEMP TABLE atom_cant_say AS
WITH said AS (
    SELECT
        people.wave,
        questions.kind AS measure_kind,
        questions.question AS measure,
        rated_populations.kind AS population_kind,
        rated_populations.measure AS population_measure,
        people.unit,
        people.level
    FROM answers
    INNER JOIN people ON answers.person = people.person AND answers.wave = people.wave
    INNER JOIN questions
        ON answers.wave = questions.wave AND answers.question = questions.question
    INNER JOIN rated_populations
        ON
            questions.wave = rated_populations.wave
            AND questions.population = rated_populations.population
    WHERE answers.state = 'cant_say'
)

SELECT
    wave,
    measure_kind,
    measure,
    unit,
    level,
    count(*) AS times
FROM said
GROUP BY ALL
UNION ALL
SELECT
    wave,
    population_kind,
    population_measure,
    unit,
    level,
    count(*)
FROM said
WHERE population_kind <> 'rating'
GROUP BY ALL
