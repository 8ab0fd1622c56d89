-- The groups of the base plan, with their response: answered, and invited where a roster says so.
CREATE TABLE shown_groups (
    wave VARCHAR NOT NULL,
    group_id INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    invited INTEGER,
    PRIMARY KEY (wave, group_id)
)
