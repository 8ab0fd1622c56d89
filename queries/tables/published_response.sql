-- Answered of invited in an edition, by the keys of the groups shown.
CREATE TABLE published_response (
    edition INTEGER NOT NULL,
    wave VARCHAR NOT NULL,
    unit_kind VARCHAR NOT NULL,
    division VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    answered INTEGER NOT NULL,
    invited INTEGER
)
