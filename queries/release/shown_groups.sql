-- Answered of invited for every group of the base plan.
INSERT INTO shown_groups BY NAME
WITH invited AS (
    SELECT
        roster.wave,
        group_atoms.group_id,
        sum(roster.invited)::INTEGER AS invited
    FROM roster
    LEFT JOIN merged_units ON roster.unit = merged_units.unit
    INNER JOIN group_atoms
        ON
            coalesce(merged_units.counted_under, roster.unit) = group_atoms.unit
            AND roster.level = group_atoms.level
    GROUP BY ALL
)

SELECT
    cell_people.wave,
    cell_people.group_id,
    cell_people.base AS answered,
    invited.invited
FROM cell_people
SEMI JOIN groups ON cell_people.group_id = groups.group_id
LEFT JOIN invited
    ON cell_people.wave = invited.wave AND cell_people.group_id = invited.group_id
WHERE cell_people.population = 'all'
