-- One row an option chosen.
CREATE TABLE chosen (
    person BIGINT NOT NULL,
    wave VARCHAR NOT NULL,
    choice VARCHAR NOT NULL,
    option VARCHAR NOT NULL
)
