-- Ticks comments by their keys, each as its text stands.
-- parameters:
--   $keys  VARCHAR[]  keys of written_comments
INSERT INTO ticked_comments BY NAME
SELECT
    person,
    wave,
    comment,
    sha256(text) AS read
FROM written_comments
WHERE list_contains($keys, key)
