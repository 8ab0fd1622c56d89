-- How much each person of an atom weighs in a mean at constant mix, in each of its two waves.
CREATE TABLE mixes (
    wave VARCHAR NOT NULL,
    population VARCHAR NOT NULL,
    group_id INTEGER NOT NULL,
    unit VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    weight DOUBLE NOT NULL,
    PRIMARY KEY (wave, population, group_id, unit, level)
)
