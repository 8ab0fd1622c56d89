-- Answered of invited in a new edition, by the keys of the groups.
-- parameters:
--   $edition  INTEGER  number of the edition
INSERT INTO published_response BY NAME
SELECT
    $edition::INTEGER AS edition,
    shown_groups.wave,
    groups.unit_kind,
    groups.division,
    groups.unit,
    groups.level,
    shown_groups.answered,
    shown_groups.invited
FROM shown_groups
INNER JOIN groups ON shown_groups.group_id = groups.group_id
WHERE shown_groups.wave NOT IN (SELECT wave FROM kept_waves)
