-- The groups shown in a new edition, by their keys.
-- parameters:
--   $edition  INTEGER  number of the edition
INSERT INTO published_plan BY NAME
SELECT
    $edition::INTEGER AS edition,
    plan.wave,
    plan.population,
    groups.unit_kind,
    groups.division,
    groups.unit,
    groups.level,
    plan.counts_not_stated
FROM plan
INNER JOIN groups ON plan.group_id = groups.group_id
