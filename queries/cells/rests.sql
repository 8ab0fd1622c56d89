-- The two groups that each rest shown is reckoned from: overall, which counts, less the one beside
--   it. Its atoms would be nearly all that there are.
CREATE OR REPLACE TEMP TABLE rest_sides AS
WITH sides AS (
    SELECT
        rests.group_id,
        groups.group_id AS side,
        1 AS sign
    FROM rests
    INNER JOIN groups
        ON groups.unit_kind = '' AND groups.division = '' AND groups.unit = '' AND groups.level = ''
    UNION ALL
    SELECT
        group_id,
        beside,
        -1
    FROM rests
)

SELECT
    plan.wave,
    plan.population,
    plan.group_id,
    sides.side,
    sides.sign
FROM plan
INNER JOIN sides ON plan.group_id = sides.group_id
