-- The disclosure plan: which groups may be shown, for each population of a wave.
--   population all: everybody who answered (the base plan).
--   counts_not_stated: people without unit or level are counted in overall.
CREATE TABLE plan (
    wave VARCHAR NOT NULL,
    population VARCHAR NOT NULL,
    group_id INTEGER NOT NULL,
    counts_not_stated BOOLEAN NOT NULL,
    PRIMARY KEY (wave, population, group_id)
)
