-- The comments that may be shown beside those that were published: one row each. Late ones where
--   they are enough by themselves; none to a question of which one is gone that any edition
--   showed, since it would be known whose it was.
--   people: how many wrote to the question, of those who may be shown.
-- parameters:
--   $comments_from  INTEGER  people from which comments are shown
CREATE OR REPLACE TEMP TABLE showable_comments AS
WITH latest AS (
    SELECT
        wave,
        comment,
        max(edition) AS edition
    FROM published_comments
    GROUP BY ALL
),

published AS (
    SELECT published_comments.*
    FROM published_comments
    SEMI JOIN latest
        ON
            published_comments.wave = latest.wave
            AND published_comments.comment = latest.comment
            AND published_comments.edition = latest.edition
),

written AS (
    SELECT
        written_comments.* EXCLUDE (people),
        respondents.load,
        published.person IS NOT NULL AS is_published
    FROM written_comments
    INNER JOIN respondents
        ON
            written_comments.person = respondents.person
            AND written_comments.wave = respondents.wave
    LEFT JOIN published
        ON
            written_comments.wave = published.wave
            AND written_comments.comment = published.comment
            AND written_comments.person = published.person
            AND respondents.load = published.load
),

taken_back AS (
    SELECT DISTINCT
        published_comments.wave,
        published_comments.comment
    FROM published_comments
    ANTI JOIN written
        ON
            published_comments.wave = written.wave
            AND published_comments.comment = written.comment
            AND published_comments.person = written.person
            AND published_comments.load = written.load
    WHERE published_comments.shown
),

counted AS (
    SELECT
        written.*,
        latest.edition IS NULL
        OR written.is_published
        OR (
            count(*) FILTER (NOT written.is_published) OVER question >= $comments_from
            AND written.wave NOT IN (SELECT wave FROM kept_waves)
        ) AS may_be_shown
    FROM written
    LEFT JOIN latest ON written.wave = latest.wave AND written.comment = latest.comment
    ANTI JOIN taken_back
        ON written.wave = taken_back.wave AND written.comment = taken_back.comment
    WINDOW question AS (PARTITION BY written.wave, written.comment)
)

SELECT
    * EXCLUDE (is_published, may_be_shown),
    (count(*) OVER (PARTITION BY wave, comment))::INTEGER AS people
FROM counted
WHERE may_be_shown
