-- The say-do gap of shown groups: the difference of the shown means.
INSERT INTO results BY NAME
SELECT
    words.wave,
    words.group_id,
    'say_do' AS measure_kind,
    words.measure,
    words.base,
    difference(
        words.mean,
        words.mean_bound,
        deeds.mean,
        deeds.mean_bound,
        measures.lowest,
        measures.highest
    ) AS mean,
    difference_bound(words.mean_bound, deeds.mean_bound) AS mean_bound
FROM results AS words
INNER JOIN results AS deeds
    ON
        words.wave = deeds.wave
        AND words.group_id = deeds.group_id
        AND words.measure = deeds.measure
        AND deeds.measure_kind = 'do'
INNER JOIN measures
    ON
        words.wave = measures.wave
        AND words.measure = measures.measure
        AND measures.measure_kind = 'say'
WHERE words.measure_kind = 'say'
