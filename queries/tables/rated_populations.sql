-- The populations that rate: of a theme, of the own deeds together, or of a rating alone.
--   answered_from: how many of its questions a person must have rated to belong to it.
CREATE TABLE rated_populations (
    wave VARCHAR NOT NULL,
    population VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('theme', 'own_deeds', 'rating')),
    measure VARCHAR NOT NULL,
    answered_from INTEGER NOT NULL,
    PRIMARY KEY (wave, population)
)
