-- Of a table of scores, one row a person and theme that has both sides: say - do, in points.
CREATE OR REPLACE MACRO personal_gaps(given) AS TABLE
    SELECT
        person,
        wave,
        population,
        round(max(score) FILTER (side = 'say') - max(score) FILTER (side = 'do'), 6) AS gap
    FROM personal_sides(given)
    GROUP BY ALL
    HAVING count(*) = 2
