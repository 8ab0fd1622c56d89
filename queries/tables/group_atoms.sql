-- The atoms (unit at level) that a group is the union of; overall also has the empty atom.
CREATE TABLE group_atoms (
    group_id INTEGER NOT NULL,
    unit VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    PRIMARY KEY (group_id, unit, level)
)
