-- The difference of two shown means, a - b, in points. Where bounds pull both ways, one side is
--   put at the end of the scale, so that what is said stays true.
CREATE OR REPLACE MACRO difference(a, a_bound, b, b_bound, lowest, highest) AS
round(
    CASE
        WHEN a_bound = 'ge' AND b_bound = 'ge' THEN a - highest
        WHEN a_bound = 'le' AND b_bound = 'le' THEN lowest - b
        ELSE a - b
    END, 1
)
