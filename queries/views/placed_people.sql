-- Of a table as populations, one row a person, wave and population they are counted in, in the atom
--   they stand in.
--   complete: as in populations. part: whether they belong to the population in the wave before (<)
--   or the next (>) as well, with = at the same level; empty for the others.
CREATE OR REPLACE MACRO placed_people(given) AS TABLE
    WITH in_both AS (
        SELECT
            linked.person,
            linked.wave,
            linked.before,
            linked.same_level,
            populations.population
        FROM linked
        INNER JOIN query_table(given) AS populations
            ON linked.person = populations.person AND linked.wave = populations.wave
        INNER JOIN query_table(given) AS earlier
            ON
                linked.person = earlier.person
                AND linked.before = earlier.wave
                AND populations.population = earlier.population
    ),

    marked AS (
        SELECT
            person,
            wave,
            population,
            if(same_level, '<=', '<') AS mark
        FROM in_both
        UNION ALL
        SELECT
            person,
            before,
            population,
            if(same_level, '>=', '>')
        FROM in_both
    ),

    parts AS (
        SELECT
            person,
            wave,
            population,
            string_agg(mark, '' ORDER BY mark) AS part
        FROM marked
        GROUP BY ALL
    )

    SELECT
        populations.wave,
        populations.population,
        populations.person,
        people.unit,
        people.level,
        coalesce(parts.part, '') AS part,
        populations.complete
    FROM query_table(given) AS populations
    INNER JOIN people
        ON populations.person = people.person AND populations.wave = people.wave
    LEFT JOIN parts
        ON
            populations.person = parts.person
            AND populations.wave = parts.wave
            AND populations.population = parts.population
