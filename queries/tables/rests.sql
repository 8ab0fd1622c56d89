-- Everybody beside a unit or a division: a further group that is overall less that one.
CREATE TABLE rests (
    group_id INTEGER PRIMARY KEY,
    beside INTEGER NOT NULL
)
