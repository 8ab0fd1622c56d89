-- Who wrote to the questions whose comments a new edition shows.
-- parameters:
--   $edition  INTEGER  number of the edition
INSERT INTO published_comments BY NAME
SELECT
    $edition::INTEGER AS edition,
    showable_comments.wave,
    showable_comments.comment,
    showable_comments.person,
    showable_comments.load,
    showable_comments.ticked AS shown
FROM showable_comments
SEMI JOIN shown_comments
    ON
        showable_comments.wave = shown_comments.wave
        AND showable_comments.comment = shown_comments.comment
