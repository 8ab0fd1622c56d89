-- Every group that can be asked for, in release order; keys that don't make the group are empty.
CREATE TABLE groups (
    group_id INTEGER PRIMARY KEY,
    unit_kind VARCHAR NOT NULL,
    division VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    level VARCHAR NOT NULL
)
