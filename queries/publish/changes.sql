-- The figures between two waves that a new edition has.
-- parameters:
--   $edition  INTEGER  number of the edition
INSERT INTO published_changes BY NAME
SELECT
    $edition::INTEGER AS edition,
    plan.population,
    changes.kind,
    changes.wave,
    changes.before,
    changes.level
FROM plan
INNER JOIN changes ON plan.group_id = changes.group_id AND plan.wave = changes.wave
