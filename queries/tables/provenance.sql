-- What the shown results stand on: one row once there are answers.
--   data_version: names the answers and definitions. edition, published_at: in a release alone.
CREATE TABLE provenance (
    data_version VARCHAR NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    edition INTEGER,
    published_at TIMESTAMP
)
