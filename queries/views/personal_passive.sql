-- One row a person with what passive customer-centricity needs: words and own deeds, in points.
--   Words: the mean say score over the themes they count in, at least two thirds of all that have one.
CREATE OR REPLACE VIEW personal_passive AS
WITH words AS (
    SELECT
        person,
        wave,
        avg(score) AS say,
        count(*) AS themes
    FROM personal_sides
    WHERE side = 'say'
    GROUP BY ALL
),

themes_with_words AS (
    SELECT
        wave,
        count(*) AS themes
    FROM measures
    WHERE measure_kind = 'say'
    GROUP BY ALL
)

SELECT
    words.person,
    words.wave,
    round(words.say, 6) AS say,
    round(rated_people.own_mean, 6) AS deeds
FROM words
INNER JOIN themes_with_words
    ON words.wave = themes_with_words.wave AND 3 * words.themes >= 2 * themes_with_words.themes
INNER JOIN rated_people
    ON
        words.person = rated_people.person
        AND words.wave = rated_people.wave
        AND rated_people.population = 'own_deeds'
