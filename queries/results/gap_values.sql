-- The gaps of the fixed list before any test, with the groups that their people are.
-- columns:
--   kind          VARCHAR  kind of gap, as in docs/interface.md
--   measure_kind  VARCHAR  as in results
--   measure       VARCHAR  as in results
--   wave          VARCHAR  wave id; of a wave gap the later one
--   a             VARCHAR  what stands on one side, in words of keys
--   b             VARCHAR  what stands on the other
--   b_wave        VARCHAR  wave of the b side
--   a_group       INTEGER  group id
--   b_group       INTEGER  group id; empty for a figure from outside
--   a_value       DOUBLE   shown figure: points, or whole percent
--   a_bound       VARCHAR  ge, le or empty
--   b_value       DOUBLE   shown figure
--   b_bound       VARCHAR  ge, le or empty
--   difference    DOUBLE   a - b: points, or percentage points
--   bound         VARCHAR  ge or le: the difference is at least or at most this; else empty
--   a_base        INTEGER  people counted
--   b_base        INTEGER  people counted; empty for a figure from outside
SELECT
    kind,
    measure_kind,
    measure,
    wave,
    a,
    b,
    b_wave,
    a_group,
    b_group,
    a_value,
    a_bound,
    b_value,
    b_bound,
    difference,
    bound,
    a_base,
    b_base
FROM gap_values
ORDER BY kind, wave, a_group, b_group, position, a, b
