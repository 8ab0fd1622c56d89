-- Every number that is shown, one row a group and measure: what `keskmes results` prints.
-- columns:
--   wave           VARCHAR  wave id
--   unit_kind      VARCHAR  customer_facing or support; empty when not part of the group
--   division       VARCHAR  division id; empty when not part of the group
--   unit           VARCHAR  unit id; empty when not part of the group
--   level          VARCHAR  level id; empty when not part of the group
--   measure_kind   VARCHAR  index, pillar, theme, say, do, say_do, item, rating, own_deeds, option, derived
--   measure        VARCHAR  id of the pillar, theme (of say, do, say_do too), item or rating; index; own_deeds; choice:option; gap_2:theme, own_desk_8, passive
--   status         VARCHAR  shown or protected; a protected row has only its group and measure
--   base           INTEGER  people counted; of pillar and index all of the group who answered
--   mean           DOUBLE   points, to 0.1
--   mean_bound     VARCHAR  ge or le: the mean is at least or at most this; else empty
--   top_box        DOUBLE   share in the top box, whole percent of the base
--   low            DOUBLE   share in the low block, whole percent of the base
--   middle         DOUBLE   share in the middle block, whole percent of the base
--   cant_say       DOUBLE   share of "can't say", whole percent of all answers asked of who answered
--   shares_bound   VARCHAR  names of the shares that are bounds, with ; between
--   count          INTEGER  people: chose the option, or have the derived property
--   share          DOUBLE   count of base, whole percent
--   share_bound    VARCHAR  ge or le: count and share are at least or at most this; else empty
--   spread         DOUBLE   mean absolute deviation, points
--   ci_low         DOUBLE   lower end of the mean's interval, points
--   ci_high        DOUBLE   upper end of the mean's interval, points
--   answered       INTEGER  people of the group who answered
--   invited        INTEGER  people of the group on the roster
SELECT * EXCLUDE (group_id, position)
FROM shown_results
ORDER BY wave, group_id, position
