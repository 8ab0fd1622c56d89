-- The rated questions of a wave's questionnaire, each in its population.
CREATE TABLE questions (
    wave VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    population VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('item', 'rating')),
    side VARCHAR NOT NULL CHECK (side IN ('', 'say', 'do')),
    reversed BOOLEAN NOT NULL,
    lowest INTEGER NOT NULL,
    highest INTEGER NOT NULL,
    PRIMARY KEY (wave, question)
)
