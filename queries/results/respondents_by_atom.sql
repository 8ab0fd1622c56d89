-- How many have answered in each wave, unit and level as stated: for the check against the roster.
-- columns:
--   wave    VARCHAR  wave id
--   unit    VARCHAR  unit id; empty when not stated
--   level   VARCHAR  level id; empty when not stated
--   people  INTEGER  how many
SELECT
    wave,
    unit,
    level,
    count(*)::INTEGER AS people
FROM respondents
GROUP BY ALL
ORDER BY ALL
