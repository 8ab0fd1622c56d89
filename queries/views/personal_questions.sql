-- Of a table of scores, one row a person, rated population of theirs and question of it; a missing score takes the
--   person's own mean.
CREATE OR REPLACE MACRO personal_questions(given) AS TABLE
    SELECT
        rated_people.person,
        rated_people.wave,
        rated_people.population,
        questions.kind,
        questions.question,
        questions.side,
        coalesce(scores.score, rated_people.own_mean) AS score
    FROM rated_people(given) AS rated_people
    INNER JOIN questions
        ON rated_people.wave = questions.wave AND rated_people.population = questions.population
    LEFT JOIN query_table(given) AS scores
        ON
            rated_people.person = scores.person
            AND rated_people.wave = scores.wave
            AND questions.question = scores.question
