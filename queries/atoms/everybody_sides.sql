-- One row a person, theme and side; columns as in views/personal_sides.
CREATE OR REPLACE TEMP VIEW everybody_sides AS
SELECT
    alike.person,
    alike.wave,
    alike.population,
    alike_sides.side,
    alike_sides.score
FROM alike
INNER JOIN alike_sides
    ON
        alike.stand_in = alike_sides.person
        AND alike.wave = alike_sides.wave
        AND alike.population = alike_sides.population
