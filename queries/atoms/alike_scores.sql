-- One row a stand-in, population that they stand in for and question of it; columns as in views/scores.
CREATE OR REPLACE TEMP TABLE alike_scores AS
SELECT scores.*
FROM scores
INNER JOIN alike
    ON
        scores.person = alike.person
        AND scores.wave = alike.wave
        AND scores.population = alike.population
WHERE alike.person = alike.stand_in
