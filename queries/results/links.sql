-- Respondents already known, by the keyed hash of their id, and the waves they answered.
-- columns:
--   respondent_hash  VARCHAR  keyed hash of the id
--   person           BIGINT   their random number
--   wave             VARCHAR  a wave they answered
SELECT
    links.respondent_hash,
    links.person,
    respondents.wave
FROM links
INNER JOIN respondents ON links.person = respondents.person
ORDER BY ALL
