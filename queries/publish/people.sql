-- Whose answers the figures of a new edition stand on; of kept waves the last edition says it.
-- parameters:
--   $edition  INTEGER  number of the edition
INSERT INTO published_people BY NAME
SELECT
    $edition::INTEGER AS edition,
    counted_people.wave,
    counted_people.population,
    counted_people.person,
    respondents.load,
    counted_people.unit,
    counted_people.level,
    counted_people.part,
    counted_people.complete
FROM counted_people
INNER JOIN respondents
    ON counted_people.person = respondents.person AND counted_people.wave = respondents.wave
WHERE counted_people.wave NOT IN (SELECT wave FROM kept_waves)
