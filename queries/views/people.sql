-- One row a person and wave, in the atom they stand in: both empty when either was not stated.
CREATE OR REPLACE VIEW people AS
SELECT
    person,
    wave,
    if(unit = '' OR level = '', '', unit) AS unit,
    if(unit = '' OR level = '', '', level) AS level
FROM respondents
