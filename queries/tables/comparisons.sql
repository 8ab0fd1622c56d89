-- The fixed list of groups that are held against each other: a against b, where both are shown.
CREATE TABLE comparisons (
    kind VARCHAR NOT NULL,
    a_wave VARCHAR NOT NULL,
    a_group INTEGER NOT NULL,
    b_wave VARCHAR NOT NULL,
    b_group INTEGER NOT NULL
)
