-- The people of published waves, counted by where they appear: in which editions, and now (0).
--   Who has other answers in one of them than in another is complete in none: what they said then
--   and what they say now may cancel in one figure and not in the next.
-- columns:
--   wave         VARCHAR    a wave that was published
--   population   VARCHAR    as in atoms/counted_people
--   appearances  VARCHAR[]  edition, unit, level and part, with a space between, of each edition
--   people       INTEGER    how many appear in just these
--   complete     INTEGER    how many of them make a set large enough
WITH appearing AS (
    SELECT
        0 AS edition,
        counted_people.wave,
        counted_people.population,
        counted_people.person,
        respondents.load,
        counted_people.unit,
        counted_people.level,
        counted_people.part,
        counted_people.complete
    FROM counted_people
    INNER JOIN respondents
        ON counted_people.person = respondents.person AND counted_people.wave = respondents.wave
    WHERE counted_people.wave IN (SELECT wave FROM published_people)
    UNION ALL
    SELECT
        edition,
        wave,
        population,
        person,
        load,
        unit,
        level,
        part,
        complete
    FROM published_people
),

otherwise AS (
    SELECT
        wave,
        person
    FROM appearing
    GROUP BY ALL
    HAVING count(DISTINCT load) > 1
),

alike AS (
    SELECT
        appearing.wave,
        appearing.population,
        list(
            concat_ws(' ', appearing.edition, appearing.unit, appearing.level, appearing.part)
            ORDER BY appearing.edition
        ) AS appearances,
        bool_and(appearing.complete) AND any_value(otherwise.person) IS NULL AS complete
    FROM appearing
    LEFT JOIN otherwise
        ON appearing.wave = otherwise.wave AND appearing.person = otherwise.person
    GROUP BY appearing.wave, appearing.population, appearing.person, appearing.load
)

SELECT
    wave,
    population,
    appearances,
    count(*)::INTEGER AS people,
    (count(*) FILTER (complete))::INTEGER AS complete
FROM alike
GROUP BY ALL
ORDER BY ALL
