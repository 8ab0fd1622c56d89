-- Removes the chosen options of a person in all waves, or of everybody in one.
-- parameters:
--   $person  BIGINT   a random number; empty: everybody
--   $wave    VARCHAR  wave id; empty: all waves
DELETE FROM chosen
WHERE ($person IS NULL OR person = $person) AND ($wave IS NULL OR wave = $wave)
