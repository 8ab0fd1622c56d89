-- Removes the questionnaires of waves that have no answers left and were never published.
DELETE FROM definitions
WHERE
    kind = 'questionnaire'
    AND wave NOT IN (SELECT wave FROM respondents)
    AND wave NOT IN (SELECT wave FROM published_people)
