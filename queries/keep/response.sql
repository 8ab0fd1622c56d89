-- Answered of invited of kept waves, as published.
INSERT INTO shown_groups BY NAME
SELECT
    published_response.wave,
    groups.group_id,
    published_response.answered,
    published_response.invited
FROM published_response
INNER JOIN kept_waves
    ON
        published_response.wave = kept_waves.wave
        AND published_response.edition = kept_waves.edition
INNER JOIN groups
    ON
        published_response.unit_kind = groups.unit_kind
        AND published_response.division = groups.division
        AND published_response.unit = groups.unit
        AND published_response.level = groups.level
