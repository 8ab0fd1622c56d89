-- Groups that are never asked for by themselves: everybody beside a unit or a division, and those
--   whose figures are compared over two waves. name: what they are called on one side of a gap.
CREATE TABLE further_groups (
    group_id INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL
)
