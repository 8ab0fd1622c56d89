-- One row a person, wave and population they belong to; population all is everybody who answered.
--   complete: no score of theirs in it is their own mean, standing in for one they did not give.
CREATE OR REPLACE VIEW populations AS
WITH rated AS (SELECT * FROM rated_people('scores')),

sides AS (SELECT * FROM personal_sides('scores'))  -- noqa: structure.unused_cte

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
FROM rated
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
FROM personal_passive('sides', 'rated')
UNION ALL
SELECT
    person,
    wave,
    population,
    TRUE
FROM personal_wholes('rated')
