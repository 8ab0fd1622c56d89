-- One row a person and rated population they belong to; columns as in views/rated_people.
CREATE OR REPLACE TEMP VIEW everybody_rated AS
SELECT
    alike.person,
    alike.wave,
    alike.population,
    alike_rated.own_mean,
    alike_rated.complete
FROM alike
INNER JOIN alike_rated
    ON
        alike.stand_in = alike_rated.person
        AND alike.wave = alike_rated.wave
        AND alike.population = alike_rated.population
