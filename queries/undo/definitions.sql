-- Removes the questionnaires of waves that have no answers left.
DELETE FROM definitions
WHERE kind = 'questionnaire' AND wave NOT IN (SELECT wave FROM respondents)
