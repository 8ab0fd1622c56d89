-- One row a person who answered a wave and the one before, with unit and level stated in both.
CREATE OR REPLACE TEMP TABLE linked AS
SELECT DISTINCT
    people.person,
    people.wave,
    people.level,
    earlier.wave AS before,
    people.level = earlier.level AS same_level
FROM changes
INNER JOIN people ON changes.wave = people.wave
INNER JOIN people AS earlier
    ON changes.before = earlier.wave AND people.person = earlier.person
WHERE people.unit <> '' AND earlier.unit <> ''
