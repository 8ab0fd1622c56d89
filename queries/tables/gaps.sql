-- Every gap of the fixed list between figures that are shown: columns as in docs/interface.md,
--   the groups, and whether the figures themselves are bounds.
CREATE TABLE gaps (
    kind VARCHAR NOT NULL,
    measure_kind VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    wave VARCHAR NOT NULL,
    a VARCHAR NOT NULL,
    b VARCHAR NOT NULL,
    a_group INTEGER NOT NULL,
    b_group INTEGER,
    a_value DOUBLE NOT NULL,
    a_bound VARCHAR NOT NULL,
    b_value DOUBLE NOT NULL,
    b_bound VARCHAR NOT NULL,
    difference DOUBLE NOT NULL,
    bound VARCHAR NOT NULL CHECK (bound IN ('', 'ge', 'le')),
    certainty VARCHAR NOT NULL
    CHECK (certainty IN ('clear', 'hint', 'not_distinct', 'too_few', 'no_test')),
    ci_low DOUBLE,
    ci_high DOUBLE,
    effect DOUBLE,
    a_base INTEGER NOT NULL,
    b_base INTEGER,
    family VARCHAR NOT NULL
)
