-- The comments that the consultant has read and ticked; read: the hash of the text as it was read.
CREATE TABLE ticked_comments (
    person BIGINT NOT NULL,
    wave VARCHAR NOT NULL,
    comment VARCHAR NOT NULL,
    read VARCHAR NOT NULL,
    PRIMARY KEY (person, wave, comment)
)
