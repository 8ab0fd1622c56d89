-- What one population stands behind: a theme, the own deeds together, or a rating alone.
--   answered_from: how many of its questions a person must have rated to belong to it.
CREATE TABLE blocks (
    wave VARCHAR NOT NULL,
    population VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('theme', 'own_deeds', 'rating')),
    measure VARCHAR NOT NULL,
    pillar VARCHAR NOT NULL,
    answered_from INTEGER NOT NULL,
    PRIMARY KEY (wave, population)
)
