-- What the plan let through, rounded and bounded: the only numbers that leave the data layer.
--   Columns as in docs/interface.md; views/shown_results adds the group's keys, answered, invited.
CREATE TABLE results (
    wave VARCHAR NOT NULL,
    group_id INTEGER NOT NULL,
    measure_kind VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    status VARCHAR NOT NULL DEFAULT 'shown' CHECK (status IN ('shown', 'protected')),
    base INTEGER,
    mean DOUBLE,
    mean_bound VARCHAR NOT NULL DEFAULT '' CHECK (mean_bound IN ('', 'ge', 'le')),
    top_box DOUBLE,
    low DOUBLE,
    middle DOUBLE,
    cant_say DOUBLE,
    shares_bound VARCHAR NOT NULL DEFAULT '',
    count INTEGER,
    share DOUBLE,
    share_bound VARCHAR NOT NULL DEFAULT '' CHECK (share_bound IN ('', 'ge', 'le')),
    spread DOUBLE,
    ci_low DOUBLE,
    ci_high DOUBLE
)
