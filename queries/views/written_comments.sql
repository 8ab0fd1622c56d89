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

counted AS (
    SELECT seen.*
    FROM seen
    INNER JOIN people ON seen.person = people.person AND seen.wave = people.wave
    INNER JOIN plan
        ON
            seen.wave = plan.wave
            AND plan.population = 'all'
            AND (people.unit <> '' OR plan.counts_not_stated)
    INNER JOIN groups
        ON
            plan.group_id = groups.group_id
            AND concat(groups.unit_kind, groups.division, groups.unit, groups.level) = ''
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
