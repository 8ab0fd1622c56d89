-- The only way from a respondent's id to the answers: a keyed hash; the key is a file of its own.
CREATE TABLE links (
    respondent_hash VARCHAR PRIMARY KEY,
    person BIGINT NOT NULL UNIQUE
)
