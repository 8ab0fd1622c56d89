-- The shown results of a new edition, by the keys of their groups.
-- parameters:
--   $edition  INTEGER  number of the edition
INSERT INTO published_results BY NAME
SELECT
    $edition::INTEGER AS edition,
    results.wave,
    groups.unit_kind,
    groups.division,
    groups.unit,
    groups.level,
    results.measure_kind,
    results.measure,
    results.base,
    results.mean,
    results.mean_bound,
    results.top_box,
    results.low,
    results.middle,
    results.cant_say,
    results.shares_bound,
    results.count,
    results.share,
    results.share_bound,
    results.spread,
    results.ci_low,
    results.ci_high
FROM results
INNER JOIN groups ON results.group_id = groups.group_id
WHERE results.status = 'shown' AND results.wave NOT IN (SELECT wave FROM kept_waves)
