-- One row a person and theme that has both sides: say - do, in points.
CREATE OR REPLACE VIEW personal_gaps AS
SELECT
    person,
    wave,
    population,
    round(max(score) FILTER (side = 'say') - max(score) FILTER (side = 'do'), 6) AS gap
FROM personal_sides
GROUP BY ALL
HAVING count(*) = 2
