-- Sums over linked people, who belong to a population in both waves: a row for either wave.
INSERT INTO cell_scores BY NAME
SELECT
    plan.wave,
    plan.population,
    plan.group_id,
    everybody_scores.measure_kind,
    everybody_scores.measure,
    count(*)::INTEGER AS base,
    sum(everybody_scores.score::DECIMAL(18, 9))::DOUBLE AS total,
    NULL AS top,
    NULL AS low
FROM plan
INNER JOIN changes ON plan.group_id = changes.group_id AND changes.kind = 'wave_linked'
INNER JOIN linked
    ON
        changes.wave = linked.wave
        AND changes.before = linked.before
        AND (changes.level = '' OR (linked.same_level AND changes.level = linked.level))
INNER JOIN memberships
    ON
        linked.person = memberships.person
        AND linked.wave = memberships.wave
        AND plan.population = memberships.population
INNER JOIN memberships AS earlier
    ON
        linked.person = earlier.person
        AND linked.before = earlier.wave
        AND plan.population = earlier.population
INNER JOIN everybody_scores
    ON
        linked.person = everybody_scores.person
        AND plan.wave = everybody_scores.wave
        AND plan.population = everybody_scores.population
        AND everybody_scores.measure_kind <> 'derived'
GROUP BY ALL
