-- Every rated answer: for what is counted person by person.
-- columns:
--   wave        VARCHAR  wave id
--   person      BIGINT   a random number
--   population  VARCHAR  theme:..., rating:... or own_deeds
--   question    VARCHAR  id of the item or rating
--   score       INTEGER  points, reversed where the question is
SELECT
    wave,
    person,
    population,
    question,
    score
FROM scores
ORDER BY ALL
