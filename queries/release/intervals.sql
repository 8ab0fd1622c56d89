-- Spread, to 0.1, and the interval: the shown mean and its half-width, to 0.1, within the scale.
-- given: wave, group_id, measure_kind, measure; spread and half_width unrounded
UPDATE results
SET
    spread = round(given.spread, 1),
    ci_low = greatest(measures.lowest, round(results.mean - round(given.half_width, 1), 1)),
    ci_high = least(measures.highest, round(results.mean + round(given.half_width, 1), 1))
FROM given
INNER JOIN measures
    ON
        given.wave = measures.wave
        AND given.measure_kind = measures.measure_kind
        AND given.measure = measures.measure
WHERE
    results.wave = given.wave
    AND results.group_id = given.group_id
    AND results.measure_kind = given.measure_kind
    AND results.measure = given.measure
