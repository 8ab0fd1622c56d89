-- One row a person, wave and population they belong to; population all is everybody who answered.
--   complete: no score of theirs in it is their own mean, standing in for one they did not give.
CREATE OR REPLACE VIEW populations AS
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
FROM rated_people
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
FROM personal_scores
WHERE population = 'passive'
UNION ALL
SELECT
    person,
    wave,
    population,
    TRUE
FROM personal_wholes
