-- The waves that have answers or had published ones, and whether some came without an id.
-- columns:
--   wave      VARCHAR  wave id
--   nameless  BOOLEAN  somebody in it has no link
SELECT
    answered.wave,
    bool_or(links.person IS NULL) AS nameless
FROM (
    SELECT
        wave,
        person
    FROM respondents
    UNION
    SELECT
        wave,
        person
    FROM published_people
) AS answered
LEFT JOIN links ON answered.person = links.person
GROUP BY ALL
ORDER BY ALL
