-- Waves whose published numbers stay, and whose answers came, went or changed after them.
-- columns:
--   wave     VARCHAR  wave id
--   edition  INTEGER  the edition that stays
--   late     INTEGER  people who answered after it
--   gone     INTEGER  people whose answers were erased
--   changed  INTEGER  people whose answers are others
SELECT
    wave,
    edition,
    late,
    gone,
    changed
FROM kept_waves
ORDER BY wave
