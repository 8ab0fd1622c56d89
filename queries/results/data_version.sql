-- Which data these are, and which edition of them: one row.
-- columns:
--   version  VARCHAR  what was loaded with which definitions
--   edition  VARCHAR  the same and which comments are shown
SELECT
    data_version.version,
    left(
        sha256(
            concat(
                data_version.version,
                (
                    SELECT
                        string_agg(
                            concat_ws('|', wave, comment, text), '|'
                            ORDER BY wave, comment, position
                        )
                    FROM shown_comments
                )
            )
        ),
        12
    ) AS edition
FROM data_version
