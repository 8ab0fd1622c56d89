-- What was published, in order.
-- columns:
--   edition       INTEGER    from 1
--   published_at  TIMESTAMP  when, UTC
--   data_version  VARCHAR    of the answers and definitions
--   organisation  VARCHAR    as it was then, as JSON
SELECT
    edition,
    published_at,
    data_version,
    organisation
FROM editions
ORDER BY edition
