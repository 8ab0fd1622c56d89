-- Of a table as rated_people, one row a person and pillar, or index, that they count in two thirds of the themes of: the mean
--   of their themes; of the index the mean of their pillars, each of which they must count in. What
--   is shown of a whole is the mean of its shown parts; on these stand its interval and tests.
CREATE OR REPLACE MACRO personal_wholes(rated) AS TABLE
    WITH of_pillars AS (
        SELECT
            rated_people.person,
            rated_people.wave,
            parts.whole AS pillar,
            avg(if(
                whole.lowest <> theme.lowest OR whole.highest <> theme.highest,
                100 * (rated_people.own_mean - theme.lowest) / (theme.highest - theme.lowest),
                rated_people.own_mean
            )) AS score,
            count(*) AS themes
        FROM query_table(rated) AS rated_people
        INNER JOIN measures AS theme
            ON
                rated_people.wave = theme.wave
                AND rated_people.population = theme.population
                AND theme.measure_kind = 'theme'
        INNER JOIN parts
            ON
                theme.wave = parts.wave
                AND parts.whole_kind = 'pillar'
                AND theme.measure = parts.part
        INNER JOIN measures AS whole
            ON
                parts.wave = whole.wave
                AND parts.whole_kind = whole.measure_kind
                AND parts.whole = whole.measure
        GROUP BY ALL
    ),

    of_index AS (
        SELECT
            of_pillars.person,
            of_pillars.wave,
            avg(if(
                whole.lowest <> pillar.lowest OR whole.highest <> pillar.highest,
                100 * (of_pillars.score - pillar.lowest) / (pillar.highest - pillar.lowest),
                of_pillars.score
            )) AS score,
            count(*) AS pillars,
            sum(of_pillars.themes) AS themes
        FROM of_pillars
        INNER JOIN measures AS pillar
            ON
                of_pillars.wave = pillar.wave
                AND pillar.measure_kind = 'pillar'
                AND of_pillars.pillar = pillar.measure
        INNER JOIN measures AS whole
            ON of_pillars.wave = whole.wave AND whole.measure_kind = 'index'
        GROUP BY ALL
    ),

    asked AS (
        SELECT
            wave,
            whole_kind,
            if(whole_kind = 'pillar', whole, '') AS pillar,
            count(*) AS parts
        FROM parts
        GROUP BY ALL
    ),

    asked_in_all AS (
        SELECT
            wave,
            sum(parts) FILTER (whole_kind = 'pillar') AS themes,
            sum(parts) FILTER (whole_kind = 'index') AS pillars
        FROM asked
        GROUP BY ALL
    )

    SELECT
        of_pillars.person,
        of_pillars.wave,
        'pillar:' || of_pillars.pillar AS population,
        'pillar' AS measure_kind,
        of_pillars.pillar AS measure,
        of_pillars.score
    FROM of_pillars
    INNER JOIN asked ON of_pillars.wave = asked.wave AND of_pillars.pillar = asked.pillar
    WHERE 3 * of_pillars.themes >= 2 * asked.parts
    UNION ALL
    SELECT
        of_index.person,
        of_index.wave,
        'index',
        'index',
        'index',
        of_index.score
    FROM of_index
    INNER JOIN asked_in_all ON of_index.wave = asked_in_all.wave
    WHERE
        3 * of_index.themes >= 2 * asked_in_all.themes
        AND of_index.pillars = asked_in_all.pillars
