-- One row a population and atom with people in it: how many, and how many of them are complete.
CREATE OR REPLACE TEMP TABLE atom_heads AS
SELECT
    populations.wave,
    populations.population,
    people.unit,
    people.level,
    count(*)::INTEGER AS people,
    (count(*) FILTER (populations.complete))::INTEGER AS complete
FROM populations
INNER JOIN people
    ON populations.person = people.person AND populations.wave = people.wave
GROUP BY ALL
