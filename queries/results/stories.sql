-- The stories that were saved, by name.
-- columns:
--   story    VARCHAR  what it is called
--   content  VARCHAR  the story as JSON
SELECT
    story,
    content
FROM stories
ORDER BY story
