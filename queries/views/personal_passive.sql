-- Of tables as personal_sides and rated_people, one row a person with words and own deeds in points:
--   1 where they are passive, 0 where they aren't.
--   Words: the mean say score over the themes they count in, at least two thirds of all that have one.
CREATE OR REPLACE MACRO personal_passive(sides, rated) AS TABLE
    WITH words AS (
        SELECT
            person,
            wave,
            avg(score) AS say,
            count(*) AS themes
        FROM query_table(sides)
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
    ),

    words_and_deeds AS (
        SELECT
            words.person,
            words.wave,
            round(words.say, 6) AS say,
            round(rated_people.own_mean, 6) AS deeds
        FROM words
        INNER JOIN themes_with_words
            ON
                words.wave = themes_with_words.wave
                AND 3 * words.themes >= 2 * themes_with_words.themes
        INNER JOIN query_table(rated) AS rated_people
            ON
                words.person = rated_people.person
                AND words.wave = rated_people.wave
                AND rated_people.population = 'own_deeds'
    )

    SELECT
        words_and_deeds.person,
        words_and_deeds.wave,
        measures.population,
        measures.measure_kind,
        measures.measure,
        if(
            words_and_deeds.say >= measures.top_from AND words_and_deeds.deeds <= measures.low_to,
            1,
            0
        ) AS score
    FROM words_and_deeds
    INNER JOIN measures
        ON
            words_and_deeds.wave = measures.wave
            AND measures.measure_kind = 'derived'
            AND measures.measure = 'passive'
