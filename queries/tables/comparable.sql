-- Measures that mean the same in a wave as in the wave before: same questions, same wording.
CREATE TABLE comparable (
    wave VARCHAR NOT NULL,
    measure_kind VARCHAR NOT NULL,
    measure VARCHAR NOT NULL
)
