-- One row: what was loaded with which definitions, as one word.
CREATE OR REPLACE VIEW data_version AS
WITH parts AS (
    SELECT
        0 AS place,
        sha256 AS part,
        lpad(load::VARCHAR, 10, '0') AS rank
    FROM loads
    UNION ALL
    SELECT
        1,
        content,
        kind || wave
    FROM definitions
)

SELECT left(sha256(string_agg(part, '' ORDER BY place, rank)), 12) AS version
FROM parts
