-- Answered of invited in each wave, unit and level; what nobody answered or was invited to is 0.
-- columns:
--   wave      VARCHAR  wave id
--   unit      VARCHAR  unit id; empty when not stated
--   level     VARCHAR  level id; empty when not stated
--   answered  INTEGER  people who answered
--   invited   INTEGER  people in the roster
SELECT
    wave,
    unit,
    level,
    sum(answered)::INTEGER AS answered,
    sum(invited)::INTEGER AS invited
FROM (
    SELECT
        wave,
        unit,
        level,
        1 AS answered,
        0 AS invited
    FROM respondents
    UNION ALL
    SELECT
        wave,
        unit,
        level,
        0 AS answered,
        invited
    FROM roster
) AS people
GROUP BY ALL
ORDER BY ALL
