-- The gaps of a new edition, with their groups by keys.
-- parameters:
--   $edition  INTEGER  number of the edition
INSERT INTO published_gaps BY NAME
SELECT
    $edition::INTEGER AS edition,
    gaps.kind,
    gaps.measure_kind,
    gaps.measure,
    gaps.wave,
    gaps.a,
    gaps.b,
    gaps.a_value,
    gaps.a_bound,
    gaps.b_value,
    gaps.b_bound,
    gaps.difference,
    gaps.bound,
    gaps.certainty,
    gaps.ci_low,
    gaps.ci_high,
    gaps.effect,
    gaps.a_base,
    gaps.b_base,
    gaps.family,
    a.name AS a_name,
    if(b.is_further, NULL, b.name) AS b_name
FROM gaps
INNER JOIN group_names AS a ON gaps.a_group = a.group_id
LEFT JOIN group_names AS b ON gaps.b_group = b.group_id
WHERE gaps.wave NOT IN (SELECT wave FROM kept_waves)
