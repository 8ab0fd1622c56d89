-- The groups that the plan shows of each population, by what they are called; rests not among them.
-- columns:
--   wave               VARCHAR  wave id
--   population         VARCHAR  as in plan
--   group_id           INTEGER  the group's place in release order
--   name               VARCHAR  its keys, as in gaps; empty for everybody
--   counts_not_stated  BOOLEAN  overall counts the people who stated no unit or level
--   invited            INTEGER  people of the group on the roster; empty without one
SELECT
    plan.wave,
    plan.population,
    plan.group_id,
    group_names.name,
    plan.counts_not_stated,
    shown_groups.invited
FROM plan
INNER JOIN group_names ON plan.group_id = group_names.group_id AND NOT group_names.is_further
LEFT JOIN shown_groups
    ON plan.wave = shown_groups.wave AND plan.group_id = shown_groups.group_id
ORDER BY ALL
