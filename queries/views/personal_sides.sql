-- One row a person, theme and side: the mean of what they said of words, and of deeds.
CREATE OR REPLACE VIEW personal_sides AS
SELECT
    person,
    wave,
    population,
    side,
    avg(score) AS score
FROM personal_questions
WHERE side <> ''
GROUP BY ALL
