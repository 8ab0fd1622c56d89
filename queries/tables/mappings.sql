-- What was learned about the columns of a file, to be offered for the next one: a mapping as JSON.
CREATE TABLE mappings (
    load INTEGER NOT NULL,
    mapping VARCHAR NOT NULL
)
