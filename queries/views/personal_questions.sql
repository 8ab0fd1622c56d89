-- One row a person, block they count in and question of it; a missing score takes the person's own mean.
CREATE OR REPLACE VIEW personal_questions AS
SELECT
    block_people.person,
    block_people.wave,
    block_people.population,
    questions.kind,
    questions.question,
    questions.side,
    coalesce(scores.score, block_people.own_mean) AS score
FROM block_people
INNER JOIN questions
    ON block_people.wave = questions.wave AND block_people.population = questions.population
LEFT JOIN scores
    ON
        block_people.person = scores.person
        AND block_people.wave = scores.wave
        AND questions.question = scores.question
