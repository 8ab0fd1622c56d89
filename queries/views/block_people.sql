-- One row a person and block they count in: enough of its questions rated. own_mean in points.
--   complete: all of its questions rated, so that none of their scores is their own mean.
CREATE OR REPLACE VIEW block_people AS
WITH needed AS (
    SELECT
        blocks.wave,
        blocks.population,
        blocks.answered_from,
        count(*) AS questions
    FROM blocks
    INNER JOIN questions
        ON blocks.wave = questions.wave AND blocks.population = questions.population
    GROUP BY ALL
)

SELECT
    scores.person,
    scores.wave,
    scores.population,
    avg(scores.score) AS own_mean,
    count(*) = any_value(needed.questions) AS complete
FROM scores
INNER JOIN needed
    ON scores.wave = needed.wave AND scores.population = needed.population
GROUP BY ALL
HAVING count(*) >= any_value(needed.answered_from)
