-- The comments that may be shown beside those that were published: one row each. Late ones where
--   they are enough by themselves; none to a question of which one is gone that any edition
--   showed, since it would be known whose it was, or where few are left of those who were published
--   in the same editions, one of theirs shown.
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
    SELECT
        wave,
        comment,
        person,
        load,
        list(edition ORDER BY edition) AS editions,
        bool_or(shown) AS was_shown
    FROM published_comments
    GROUP BY ALL
),

written AS (
    SELECT
        written_comments.* EXCLUDE (people),
        respondents.load,
        published.editions,
        coalesce(list_contains(published.editions, latest.edition), FALSE) AS is_published,
        latest.edition IS NULL AS is_of_new_question
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
    LEFT JOIN latest
        ON written_comments.wave = latest.wave AND written_comments.comment = latest.comment
),

closed AS (
    SELECT
        published.wave,
        published.comment
    FROM published
    LEFT JOIN written
        ON
            published.wave = written.wave
            AND published.comment = written.comment
            AND published.person = written.person
            AND published.load = written.load
    GROUP BY published.wave, published.comment, published.editions
    HAVING
        bool_or(published.was_shown AND written.person IS NULL)
        OR (bool_or(published.was_shown) AND count(written.person) < $comments_from)
),

counted AS (
    SELECT
        written.*,
        written.is_of_new_question
        OR written.is_published
        OR (
            count(*) OVER alike >= $comments_from
            AND written.wave NOT IN (SELECT wave FROM kept_waves)
        ) AS may_be_shown
    FROM written
    ANTI JOIN closed ON written.wave = closed.wave AND written.comment = closed.comment
    WINDOW alike AS (PARTITION BY written.wave, written.comment, written.editions)
)

SELECT
    * EXCLUDE (editions, is_of_new_question, is_published, may_be_shown),
    (count(*) OVER (PARTITION BY wave, comment))::INTEGER AS people
FROM counted
WHERE may_be_shown
