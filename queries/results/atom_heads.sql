-- How many people of each population stand in each atom: what the disclosure plan is made from.
-- columns:
--   wave        VARCHAR   the wave
--   population  VARCHAR   all, theme:..., rating:..., own_deeds, choice:..., or a derived measure
--   unit        VARCHAR   unit id; empty: unit or level not stated
--   level       VARCHAR   level id; empty: unit or level not stated
--   part        VARCHAR   which of them are linked to another wave, as in atoms/heads; else empty
--   people      INTEGER   how many
--   complete    INTEGER   how many of them stand in with no own mean
SELECT
    wave,
    population,
    unit,
    level,
    part,
    people,
    complete
FROM atom_heads
ORDER BY ALL
