-- Who wrote to the questions whose comments an edition shows, and with which load; the texts aren't
--   here. shown: theirs is among them.
CREATE TABLE published_comments (
    edition INTEGER NOT NULL,
    wave VARCHAR NOT NULL,
    comment VARCHAR NOT NULL,
    person BIGINT NOT NULL,
    load INTEGER NOT NULL,
    shown BOOLEAN NOT NULL
)
