-- The definitions that the answers were read with, whole, as JSON. One row a kind and wave.
--   kind questionnaire: the questionnaire of a wave; kind organisation: the latest, wave empty.
CREATE TABLE definitions (
    kind VARCHAR NOT NULL CHECK (kind IN ('questionnaire', 'organisation')),
    wave VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    PRIMARY KEY (kind, wave)
)
