-- One row a population, atom and part of it with people in it: how many, and how many of them are
--   complete.
CREATE OR REPLACE TEMP TABLE atom_heads AS
SELECT
    wave,
    population,
    unit,
    level,
    part,
    count(*)::INTEGER AS people,
    (count(*) FILTER (complete))::INTEGER AS complete
FROM placed_people('memberships')
GROUP BY ALL
