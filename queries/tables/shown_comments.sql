-- The comments that are shown, in a shuffled order that position counts from 1 without a gap.
--   people: how many wrote to the question, ticked or not.
CREATE TABLE shown_comments (
    wave VARCHAR NOT NULL,
    comment VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (wave, comment, position)
)
