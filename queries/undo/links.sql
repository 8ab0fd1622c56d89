-- Removes the links of persons who have no answers left.
DELETE FROM links
WHERE person NOT IN (SELECT person FROM respondents)
