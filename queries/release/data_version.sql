-- Names all that is shown: the figures, and the comments that are shown now.
UPDATE provenance
SET data_version = left(
    sha256(
        concat(
            figures,
            (
                SELECT
                    string_agg(
                        concat_ws('|', wave, comment, people, text), '|'
                        ORDER BY wave, comment, position
                    )
                FROM shown_comments
            )
        )
    ),
    12
)
