-- Takes the ticks from comments, by their keys.
-- parameters:
--   $keys  VARCHAR[]  keys of written_comments
DELETE FROM ticked_comments
WHERE (person, wave, comment) IN (
    SELECT (person, wave, comment) FROM written_comments
    WHERE list_contains($keys, key)
)
