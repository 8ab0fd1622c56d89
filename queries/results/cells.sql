-- Results of chosen measures and groups of one wave, in the order of the groups asked for.
-- parameters:
--   $wave      VARCHAR  wave id
--   $kinds     VARCHAR  measure kinds, a list
--   $measures  VARCHAR  measures, a list; empty for all of the kinds
--   $groups    INTEGER  group ids, a list
-- columns:
--   wave           VARCHAR  as results/shown, and so on to invited
--   unit_kind      VARCHAR
--   division       VARCHAR
--   unit           VARCHAR
--   level          VARCHAR
--   measure_kind   VARCHAR
--   measure        VARCHAR
--   status         VARCHAR
--   base           INTEGER
--   mean           DOUBLE
--   mean_bound     VARCHAR
--   top_box        DOUBLE
--   low            DOUBLE
--   middle         DOUBLE
--   cant_say       DOUBLE
--   shares_bound   VARCHAR
--   count          INTEGER
--   share          DOUBLE
--   share_bound    VARCHAR
--   spread         DOUBLE
--   ci_low         DOUBLE
--   ci_high        DOUBLE
--   answered       INTEGER
--   invited        INTEGER
SELECT * EXCLUDE (group_id, position)
FROM shown_results
WHERE
    wave = $wave
    AND list_contains($kinds, measure_kind)
    AND list_contains($groups, group_id)
    AND (len($measures) = 0 OR list_contains($measures, measure))
ORDER BY list_position($groups, group_id), position
