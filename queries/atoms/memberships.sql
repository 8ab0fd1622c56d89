-- One row a person, wave and population they belong to; the same as views/populations.
CREATE OR REPLACE TEMP VIEW memberships AS
SELECT
    person,
    wave,
    'all' AS population,
    TRUE AS complete
FROM respondents
UNION ALL
SELECT
    person,
    wave,
    population,
    complete
FROM everybody_rated
UNION ALL
SELECT DISTINCT
    person,
    wave,
    'choice:' || choice,
    TRUE
FROM chosen
UNION ALL
SELECT
    person,
    wave,
    population,
    TRUE
FROM across_populations
