-- Removes the ticks of comments that are gone.
DELETE FROM ticked_comments
WHERE (person, wave, comment) NOT IN (SELECT (person, wave, comment) FROM comments)
