-- How many managers of a unit and level were invited in a wave.
CREATE TABLE roster (
    wave VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    invited INTEGER NOT NULL,
    PRIMARY KEY (wave, unit, level)
)
