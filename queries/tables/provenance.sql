-- What the shown results stand on: one row once there are answers.
--   figures: the hash of every shown figure and of the definitions. data_version: the same with the
--   comments that are shown. edition, published_at: in a release alone.
CREATE TABLE provenance (
    figures VARCHAR NOT NULL,
    data_version VARCHAR NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    edition INTEGER,
    published_at TIMESTAMP
)
