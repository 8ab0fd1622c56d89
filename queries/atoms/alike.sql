-- One row a person and rated population they belong to, enough of its questions rated. stand_in: one
--   person for all who answered these alike, so that what is worked out of them is worked out once.
CREATE OR REPLACE TEMP TABLE alike AS
WITH placed AS (
    SELECT
        questions.wave,
        questions.question,
        questions.population,
        questions.lowest,
        rated_populations.answered_from,
        -- Answers are the digits of a number. Where there are too many, all answered differently.
        pow(questions.highest - questions.lowest + 2, count(*) OVER everything) < pow(2, 53)
            AS fits,
        pow(questions.highest - questions.lowest + 2, row_number() OVER so_far - 1) AS place
    FROM questions
    INNER JOIN rated_populations
        ON
            questions.wave = rated_populations.wave
            AND questions.population = rated_populations.population
    WINDOW
        everything AS (PARTITION BY questions.wave, questions.population),
        so_far AS (
            PARTITION BY questions.wave, questions.population ORDER BY questions.question
        )
),

patterns AS MATERIALIZED (
    SELECT
        answers.person,
        answers.wave,
        placed.population,
        if(
            any_value(placed.fits),
            sum(placed.place * (answers.code - placed.lowest + 1))::BIGINT,
            answers.person
        ) AS pattern
    FROM answers
    INNER JOIN placed ON answers.wave = placed.wave AND answers.question = placed.question
    WHERE answers.state = 'rated'
    GROUP BY answers.person, answers.wave, placed.population
    HAVING count(*) >= any_value(placed.answered_from)
),

stand_ins AS (
    SELECT
        wave,
        population,
        pattern,
        min(person) AS stand_in
    FROM patterns
    GROUP BY ALL
)

SELECT
    patterns.person,
    patterns.wave,
    patterns.population,
    stand_ins.stand_in
FROM patterns
INNER JOIN stand_ins
    ON
        patterns.wave = stand_ins.wave
        AND patterns.population = stand_ins.population
        AND patterns.pattern = stand_ins.pattern
