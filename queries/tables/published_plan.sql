-- The groups shown in an edition, for each population of a wave, by their keys.
CREATE TABLE published_plan (
    edition INTEGER NOT NULL,
    wave VARCHAR NOT NULL,
    population VARCHAR NOT NULL,
    unit_kind VARCHAR NOT NULL,
    division VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    counts_not_stated BOOLEAN NOT NULL
)
