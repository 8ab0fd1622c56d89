-- What was erased when: of which wave (empty: of all) the answers of how many people.
CREATE TABLE erasures (
    erased_at TIMESTAMP NOT NULL,
    wave VARCHAR NOT NULL,
    people INTEGER NOT NULL
)
