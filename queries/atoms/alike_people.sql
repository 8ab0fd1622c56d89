-- One row an atom and stand-in: how many people of the atom they stand in for.
CREATE OR REPLACE TEMP TABLE alike_people AS
SELECT
    alike.stand_in,
    alike.wave,
    alike.population,
    people.unit,
    people.level,
    count(*) AS people
FROM alike
INNER JOIN people ON alike.person = people.person AND alike.wave = people.wave
GROUP BY ALL
