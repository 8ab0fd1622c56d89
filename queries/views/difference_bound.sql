-- Whether the difference of two shown means is itself a bound: ge (at least), le (at most), or not.
CREATE OR REPLACE MACRO difference_bound(a_bound, b_bound) AS
CASE
    WHEN a_bound = 'ge' OR b_bound = 'le' THEN 'ge'
    WHEN a_bound = 'le' OR b_bound = 'ge' THEN 'le'
    ELSE ''
END
