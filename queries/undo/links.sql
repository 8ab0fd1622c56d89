-- Removes the links of persons who have no answers left. Of whom was published the link stays: the
--   same person must not be taken for two.
DELETE FROM links
WHERE
    person NOT IN (SELECT person FROM respondents)
    AND person NOT IN (SELECT person FROM published_people)
