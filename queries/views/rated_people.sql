-- Of a table of scores, one row a person and rated population they belong to: enough of its
--   questions rated. own_mean in points.
--   complete: all of its questions rated, so that none of their scores is their own mean.
CREATE OR REPLACE MACRO rated_people(given) AS TABLE
    WITH needed AS (
        SELECT
            rated_populations.wave,
            rated_populations.population,
            rated_populations.answered_from,
            count(*) AS questions
        FROM rated_populations
        INNER JOIN questions
            ON
                rated_populations.wave = questions.wave
                AND rated_populations.population = questions.population
        GROUP BY ALL
    )

    SELECT
        scores.person,
        scores.wave,
        scores.population,
        avg(scores.score) AS own_mean,
        count(*) = any_value(needed.questions) AS complete
    FROM query_table(given) AS scores
    INNER JOIN needed
        ON scores.wave = needed.wave AND scores.population = needed.population
    GROUP BY ALL
    HAVING count(*) >= any_value(needed.answered_from)
