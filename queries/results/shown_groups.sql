-- The groups of a wave's base plan, in release order.
-- parameters:
--   $wave  VARCHAR  wave id
-- columns:
--   group_id  INTEGER  the group's place in release order
--   answered  INTEGER  people who answered
--   invited   INTEGER  people on the roster; empty without one
SELECT
    group_id,
    answered,
    invited
FROM shown_groups
WHERE wave = $wave
ORDER BY group_id
