-- Of a table of scores, one row a person, theme and side: the mean of what they said of words, and of deeds.
CREATE OR REPLACE MACRO personal_sides(given) AS TABLE
    SELECT
        person,
        wave,
        population,
        side,
        avg(score) AS score
    FROM personal_questions(given)
    WHERE side <> ''
    GROUP BY ALL
