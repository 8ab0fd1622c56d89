-- One row a person, wave and population they belong to; the same as views/populations.
CREATE OR REPLACE TEMP VIEW memberships AS
WITH choosers AS (
    SELECT DISTINCT
        person,
        wave,
        choice
    FROM chosen
)

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
SELECT
    person,
    wave,
    'choice:' || choice,
    TRUE
FROM choosers
UNION ALL
SELECT
    person,
    wave,
    population,
    TRUE
FROM across_populations
