-- One row an answer to a rated question; the code as given, before reversal.
CREATE TABLE answers (
    person BIGINT NOT NULL,
    wave VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    state VARCHAR NOT NULL CHECK (state IN ('rated', 'cant_say', 'not_applicable')),
    code SMALLINT CHECK ((code IS NOT NULL) = (state = 'rated'))
)
