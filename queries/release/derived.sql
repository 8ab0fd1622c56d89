-- Derived measures of shown groups, from twice the smallest group: how many of the base, and the
--   share in whole percent; none or one is released as at most one, all or all but one likewise.
-- parameters:
--   $distribution_from  INTEGER  people from which shares are shown
INSERT INTO results BY NAME
WITH bounded AS (
    SELECT
        *,
        greatest(1, least(total::INTEGER, base - 1)) AS count,
        CASE WHEN total <= 1 THEN 'le' WHEN total >= base - 1 THEN 'ge' ELSE '' END AS share_bound
    FROM cell_scores
    WHERE measure_kind = 'derived' AND base >= $distribution_from
)

SELECT
    wave,
    group_id,
    measure_kind,
    measure,
    base,
    count,
    whole_percent(count, base, share_bound) AS share,
    share_bound
FROM bounded
