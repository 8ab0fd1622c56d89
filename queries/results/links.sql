-- Respondents already known, by the keyed hash of their id, and the waves they answered.
-- columns:
--   respondent_hash  VARCHAR  keyed hash of the id
--   person           BIGINT   their random number
--   wave             VARCHAR  a wave they answered; empty where all their answers were erased
SELECT
    links.respondent_hash,
    links.person,
    respondents.wave
FROM links
LEFT JOIN respondents ON links.person = respondents.person
ORDER BY ALL
