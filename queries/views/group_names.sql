-- What a group is called on one side of a gap: its keys, or the name of a further group.
CREATE OR REPLACE VIEW group_names AS
SELECT
    group_id,
    concat_ws(
        ';',
        if(unit_kind <> '', 'unit_kind=' || unit_kind, NULL),
        if(division <> '', 'division=' || division, NULL),
        if(unit <> '', 'unit=' || unit, NULL),
        if(level <> '', 'level=' || level, NULL)
    ) AS name,
    FALSE AS is_further
FROM groups
UNION ALL
SELECT
    group_id,
    name,
    TRUE
FROM further_groups
