-- Sums over linked people, who belong to a population in both waves: a row for either wave.
INSERT INTO cell_scores BY NAME
SELECT
    plan.wave,
    plan.group_id,
    personal_scores.measure_kind,
    personal_scores.measure,
    count(*)::INTEGER AS base,
    sum(personal_scores.score::DECIMAL(18, 9))::DOUBLE AS total,
    NULL AS top,
    NULL AS low
FROM plan
INNER JOIN changes ON plan.group_id = changes.group_id AND changes.kind = 'wave_linked'
INNER JOIN linked
    ON
        changes.wave = linked.wave
        AND changes.before = linked.before
        AND (changes.level = '' OR (linked.same_level AND changes.level = linked.level))
INNER JOIN populations
    ON
        linked.person = populations.person
        AND linked.wave = populations.wave
        AND plan.population = populations.population
INNER JOIN populations AS earlier
    ON
        linked.person = earlier.person
        AND linked.before = earlier.wave
        AND plan.population = earlier.population
INNER JOIN personal_scores
    ON
        linked.person = personal_scores.person
        AND plan.wave = personal_scores.wave
        AND plan.population = personal_scores.population
        AND personal_scores.measure_kind <> 'derived'
GROUP BY ALL
