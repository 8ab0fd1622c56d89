-- The figures between two waves that an edition has, for each population; columns as in changes.
CREATE TABLE published_changes (
    edition INTEGER NOT NULL,
    population VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    wave VARCHAR NOT NULL,
    before VARCHAR NOT NULL,
    level VARCHAR NOT NULL
)
