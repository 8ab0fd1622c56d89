-- Figures from outside the answers: references with their caption elsewhere, and targets.
CREATE TABLE outside_figures (
    kind VARCHAR NOT NULL CHECK (kind IN ('reference', 'target')),
    name VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    mean DOUBLE,
    top_box DOUBLE
)
