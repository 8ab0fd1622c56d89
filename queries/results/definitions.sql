-- The definitions that the answers were read with.
-- columns:
--   kind     VARCHAR  questionnaire or organisation
--   wave     VARCHAR  wave id; empty for the organisation
--   content  VARCHAR  the definition as JSON
SELECT
    kind,
    wave,
    content
FROM definitions
ORDER BY kind, wave
