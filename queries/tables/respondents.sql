-- One row a person and wave. Unit and level are empty where not stated; person is a random number.
CREATE TABLE respondents (
    person BIGINT NOT NULL,
    wave VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    load INTEGER NOT NULL,
    PRIMARY KEY (person, wave)
)
