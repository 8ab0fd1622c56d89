-- How far the answers of each published wave differ from those of its last edition.
-- columns:
--   wave     VARCHAR  wave id
--   edition  INTEGER  the last edition with this wave
--   late     INTEGER  people who are there now and weren't
--   gone     INTEGER  people who were there and aren't any more
--   changed  INTEGER  people whose answers are others
WITH latest AS (
    SELECT
        wave,
        max(edition) AS edition
    FROM published_people
    GROUP BY ALL
),

published AS (
    SELECT
        published_people.wave,
        published_people.person,
        published_people.load
    FROM published_people
    SEMI JOIN latest
        ON published_people.wave = latest.wave AND published_people.edition = latest.edition
    WHERE published_people.population = 'all'
),

both_sides AS (
    SELECT
        coalesce(now.wave, published.wave) AS wave,
        published.person IS NULL AS late,
        now.person IS NULL AS gone,
        coalesce(now.load <> published.load, FALSE) AS changed
    FROM respondents AS now
    FULL JOIN published ON now.wave = published.wave AND now.person = published.person
)

SELECT
    latest.wave,
    latest.edition,
    (count(*) FILTER (both_sides.late))::INTEGER AS late,
    (count(*) FILTER (both_sides.gone))::INTEGER AS gone,
    (count(*) FILTER (both_sides.changed))::INTEGER AS changed
FROM latest
INNER JOIN both_sides ON latest.wave = both_sides.wave
GROUP BY ALL
ORDER BY ALL
