-- The gaps of an edition; columns as in gaps. a_name and b_name: the groups by their keys, empty for
--   everybody; without b_name the other side is no group that can be asked for.
CREATE TABLE published_gaps (
    edition INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    measure_kind VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    wave VARCHAR NOT NULL,
    a VARCHAR NOT NULL,
    b VARCHAR NOT NULL,
    a_name VARCHAR NOT NULL,
    b_name VARCHAR,
    a_value DOUBLE NOT NULL,
    a_bound VARCHAR NOT NULL,
    b_value DOUBLE NOT NULL,
    b_bound VARCHAR NOT NULL,
    difference DOUBLE NOT NULL,
    bound VARCHAR NOT NULL,
    certainty VARCHAR NOT NULL,
    ci_low DOUBLE,
    ci_high DOUBLE,
    effect DOUBLE,
    a_base INTEGER NOT NULL,
    b_base INTEGER,
    family VARCHAR NOT NULL
)
