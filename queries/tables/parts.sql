-- What pillars and index are the mean of: a pillar of its themes, the index of the pillars.
CREATE TABLE parts (
    wave VARCHAR NOT NULL,
    whole_kind VARCHAR NOT NULL,
    whole VARCHAR NOT NULL,
    part_kind VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    PRIMARY KEY (wave, whole_kind, part)
)
