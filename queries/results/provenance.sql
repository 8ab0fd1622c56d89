-- What the shown results stand on.
-- columns:
--   data_version  VARCHAR    names all that is shown
--   loaded_at     TIMESTAMP  when the newest answers were loaded, UTC
--   edition       INTEGER    of a release; else empty
--   published_at  TIMESTAMP  of a release, UTC; else empty
SELECT
    data_version,
    loaded_at,
    edition,
    published_at
FROM provenance
