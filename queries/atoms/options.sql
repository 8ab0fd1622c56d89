-- One row an atom and option chosen there: how many chose it.
CREATE OR REPLACE TEMP TABLE atom_options AS
SELECT
    people.wave,
    chosen.choice || ':' || chosen.option AS measure,
    people.unit,
    people.level,
    count(*) AS people
FROM chosen
INNER JOIN people ON chosen.person = people.person AND chosen.wave = people.wave
GROUP BY ALL
