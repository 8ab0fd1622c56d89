-- What was erased, in order.
-- columns:
--   erased_at  TIMESTAMP  when, UTC
--   wave       VARCHAR    of which wave; empty: of all
--   people     INTEGER    how many people's answers
SELECT
    erased_at,
    wave,
    people
FROM erasures
ORDER BY ALL
