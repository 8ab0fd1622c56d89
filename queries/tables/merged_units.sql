-- Units that are merged: people who state one are counted under another.
CREATE TABLE merged_units (
    unit VARCHAR NOT NULL,
    counted_under VARCHAR NOT NULL,
    PRIMARY KEY (unit)
)
