-- Figures that exist between a wave and the one before: of people who answered both, and the mean
--   at the earlier wave's mix of units and levels. level is empty for everybody.
CREATE TABLE changes (
    group_id INTEGER PRIMARY KEY,
    kind VARCHAR NOT NULL CHECK (kind IN ('wave_linked', 'wave_constant_mix')),
    wave VARCHAR NOT NULL,
    before VARCHAR NOT NULL,
    level VARCHAR NOT NULL
)
