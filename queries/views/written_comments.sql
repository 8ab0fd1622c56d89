-- One row a comment that says something, of whoever counts in the whole organisation where that is
--   shown. text: on one line, without what can't be seen. people: how many wrote to the question.
--   ticked: as it stands. place: where it comes, shuffled by the hash of the figures; the person's number
--   plays no part in it. key: this comment of this version.
CREATE OR REPLACE VIEW written_comments AS
WITH seen AS (
    SELECT
        person,
        wave,
        comment,
        trim(
            regexp_replace(
                regexp_replace(text, '[\p{Cf}\p{Co}\x{fffe}\x{ffff}]', '', 'g'),
                '[\p{Cc}\p{Z}]+',
                ' ',
                'g'
            )
        ) AS text
    FROM comments
),

-- What is shown now, and of waves whose published numbers stay what was shown in their edition.
shown_waves AS (
    SELECT
        plan.wave,
        plan.counts_not_stated
    FROM plan
    INNER JOIN groups ON plan.group_id = groups.group_id
    WHERE
        plan.population = 'all'
        AND concat(groups.unit_kind, groups.division, groups.unit, groups.level) = ''
    UNION ALL
    SELECT
        published_plan.wave,
        published_plan.counts_not_stated
    FROM published_plan
    INNER JOIN kept_waves
        ON
            published_plan.wave = kept_waves.wave
            AND published_plan.edition = kept_waves.edition
    WHERE
        published_plan.population = 'all'
        AND concat(
            published_plan.unit_kind,
            published_plan.division,
            published_plan.unit,
            published_plan.level
        ) = ''
),

counted AS (
    SELECT seen.*
    FROM seen
    INNER JOIN people ON seen.person = people.person AND seen.wave = people.wave
    INNER JOIN shown_waves
        ON
            seen.wave = shown_waves.wave
            AND (people.unit <> '' OR shown_waves.counts_not_stated)
    WHERE regexp_matches(seen.text, '[\p{L}\p{N}]')
)

SELECT
    counted.*,
    (count(*) OVER (PARTITION BY counted.wave, counted.comment))::INTEGER AS people,
    ticked_comments.read IS NOT NULL AS ticked,
    sha256(
        concat_ws('|', provenance.figures, counted.wave, counted.comment, counted.text)
    ) AS place,
    sha256(
        concat_ws(
            '|',
            provenance.figures,
            counted.wave,
            counted.comment,
            counted.text,
            counted.person
        )
    ) AS key
FROM counted
CROSS JOIN provenance
LEFT JOIN ticked_comments
    ON
        counted.person = ticked_comments.person
        AND counted.wave = ticked_comments.wave
        AND counted.comment = ticked_comments.comment
        AND sha256(counted.text) = ticked_comments.read
