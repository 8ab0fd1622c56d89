-- How many chose each answer on who owns customer experience, where all answers are shown.
-- parameters:
--   $people  INTEGER  people from which all answers are shown
-- columns:
--   wave         VARCHAR  wave id
--   group_id     INTEGER  the group's place in release order; beyond them further groups
--   base         INTEGER  people who answered
--   count        INTEGER  people who chose the answer, as shown
--   share_bound  VARCHAR  ge or le: the count is at least or at most this; else empty
SELECT
    results.wave,
    results.group_id,
    results.base,
    results.count,
    results.share_bound
FROM results
INNER JOIN measures
    ON
        results.wave = measures.wave
        AND results.measure_kind = measures.measure_kind
        AND results.measure = measures.measure
WHERE
    measures.role = 'ownership'
    AND NOT measures.many
    AND EXISTS (
        FROM measures AS whole
        WHERE whole.measure = 'consensus' AND whole.population = measures.population
    )
    AND results.base >= $people
ORDER BY results.wave, results.group_id, measures.position
