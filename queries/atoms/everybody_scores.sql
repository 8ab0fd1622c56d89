-- One row a person and measure of a single population that they count in; columns as in
--   views/personal_scores.
CREATE OR REPLACE TEMP VIEW everybody_scores AS
SELECT
    alike.person,
    alike.wave,
    alike.population,
    alike_points.measure_kind,
    alike_points.measure,
    alike_points.score
FROM alike
INNER JOIN alike_points
    ON
        alike.stand_in = alike_points.person
        AND alike.wave = alike_points.wave
        AND alike.population = alike_points.population
