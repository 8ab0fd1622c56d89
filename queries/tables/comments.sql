-- One row a comment, as written.
CREATE TABLE comments (
    person BIGINT NOT NULL,
    wave VARCHAR NOT NULL,
    comment VARCHAR NOT NULL,
    text VARCHAR NOT NULL
)
