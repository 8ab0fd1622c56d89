-- Removes a story.
-- parameters:
--   $story  VARCHAR  what it is called
DELETE FROM stories
WHERE story = $story
