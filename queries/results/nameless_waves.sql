-- The waves that have answers, and whether some of them came without a respondent's id.
-- columns:
--   wave      VARCHAR  wave id
--   nameless  BOOLEAN  somebody in it has no link
SELECT
    respondents.wave,
    bool_or(links.person IS NULL) AS nameless
FROM respondents
LEFT JOIN links ON respondents.person = links.person
GROUP BY ALL
ORDER BY ALL
