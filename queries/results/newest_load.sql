-- When the newest of the answers that count in what is shown were loaded: of a wave whose published
--   numbers stay, of those that were published. While nobody's count, when the last load was.
-- columns:
--   loaded_at  TIMESTAMP  UTC; empty while there are no loads
WITH counted AS (
    SELECT respondents.load
    FROM respondents
    ANTI JOIN kept_waves ON respondents.wave = kept_waves.wave
    UNION
    SELECT load FROM published_people
)

SELECT
    coalesce(max(loaded_at) FILTER (load IN (SELECT load FROM counted)), max(loaded_at))
        AS loaded_at
FROM loads
