-- What was published when: one row a release that brought other numbers than the one before.
--   organisation: as it was then, as JSON.
CREATE TABLE editions (
    edition INTEGER PRIMARY KEY,
    published_at TIMESTAMP NOT NULL,
    data_version VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL
)
