-- Of a table of scores, one row a person and measure of a single population that they count in:
--   points, or for derived measures 1 (yes) and 0 (no), whose limits are low_to and top_from.
CREATE OR REPLACE MACRO personal_scores(given) AS TABLE
    SELECT
        rated_people.person,
        rated_people.wave,
        rated_people.population,
        rated_populations.kind AS measure_kind,
        rated_populations.measure,
        rated_people.own_mean AS score
    FROM rated_people(given) AS rated_people
    INNER JOIN rated_populations
        ON
            rated_people.wave = rated_populations.wave
            AND rated_people.population = rated_populations.population
    UNION ALL
    SELECT
        personal_questions.person,
        personal_questions.wave,
        personal_questions.population,
        personal_questions.kind,
        personal_questions.question,
        personal_questions.score
    FROM personal_questions(given) AS personal_questions
    INNER JOIN rated_populations
        ON
            personal_questions.wave = rated_populations.wave
            AND personal_questions.population = rated_populations.population
            AND rated_populations.kind <> 'rating'
    UNION ALL
    SELECT
        personal_sides.person,
        personal_sides.wave,
        personal_sides.population,
        personal_sides.side,
        rated_populations.measure,
        personal_sides.score
    FROM personal_sides(given) AS personal_sides
    INNER JOIN rated_populations
        ON
            personal_sides.wave = rated_populations.wave
            AND personal_sides.population = rated_populations.population
    UNION ALL
    SELECT
        personal_gaps.person,
        personal_gaps.wave,
        personal_gaps.population,
        measures.measure_kind,
        measures.measure,
        if(personal_gaps.gap >= measures.top_from, 1, 0)
    FROM personal_gaps(given) AS personal_gaps
    INNER JOIN measures
        ON
            personal_gaps.wave = measures.wave
            AND personal_gaps.population = measures.population
            AND measures.measure_kind = 'derived'
    UNION ALL
    SELECT
        personal_questions.person,
        personal_questions.wave,
        personal_questions.population,
        measures.measure_kind,
        measures.measure,
        if(round(personal_questions.score, 6) >= measures.top_from, 1, 0)
    FROM personal_questions(given) AS personal_questions
    INNER JOIN measures
        ON
            personal_questions.wave = measures.wave
            AND measures.measure_kind = 'derived'
            AND measures.measure = 'own_desk_8'
    WHERE personal_questions.question = 'own_desk'
