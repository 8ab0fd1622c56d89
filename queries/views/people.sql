-- One row a person and wave, in the atom they are counted in: both empty when either was not
--   stated; of a merged unit, the one that it is counted under.
CREATE OR REPLACE VIEW people AS
SELECT
    respondents.person,
    respondents.wave,
    CASE
        WHEN respondents.unit = '' OR respondents.level = '' THEN ''
        ELSE coalesce(merged_units.counted_under, respondents.unit)
    END AS unit,
    if(respondents.unit = '', '', respondents.level) AS level
FROM respondents
LEFT JOIN merged_units ON respondents.unit = merged_units.unit
