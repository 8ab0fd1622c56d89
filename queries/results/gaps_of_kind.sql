-- The gaps of one kind in one wave, with the groups that they are about.
-- parameters:
--   $wave  VARCHAR  wave id
--   $kind  VARCHAR  kind of gap
-- columns:
--   a_group       INTEGER  the a side's group: its place in release order; beyond them further groups
--   b_group       INTEGER  the b side's group; empty for a figure from outside
--   a_bound       VARCHAR  ge or le: the figure of a is at least or at most this; else empty
--   b_bound       VARCHAR  likewise of b
--   kind          VARCHAR  level, unit_rest, unit_kind, division_rest, say_do, perception, ownership, reference, target, wave, wave_constant_mix, wave_linked
--   measure_kind  VARCHAR  as in results
--   measure       VARCHAR  as in results
--   wave          VARCHAR  wave id; of a wave gap the later one
--   a             VARCHAR  one side, in keys: level=top, unit=x, side=say, measure=self_rating, wave=2026, overall
--   b             VARCHAR  the other side; rest, reference=x, target
--   a_value       DOUBLE   shown figure of a: points, or whole percent
--   b_value       DOUBLE   shown figure of b
--   difference    DOUBLE   a - b: points, or percentage points
--   bound         VARCHAR  ge or le: the difference is at least or at most this; else empty
--   certainty     VARCHAR  clear, hint, not_distinct, too_few, no_test
--   ci_low        DOUBLE   lower end of the difference's interval
--   ci_high       DOUBLE   upper end
--   effect        DOUBLE   Cliff's delta, -1 to 1
--   a_base        INTEGER  people counted in a
--   b_base        INTEGER  people counted in b; empty for a figure from outside
--   family        VARCHAR  what was looked at together: kind/wave; empty where nothing was tested
SELECT
    a_group,
    b_group,
    a_bound,
    b_bound,
    kind,
    measure_kind,
    measure,
    wave,
    a,
    b,
    a_value,
    b_value,
    difference,
    bound,
    certainty,
    ci_low,
    ci_high,
    effect,
    a_base,
    b_base,
    family
FROM shown_gaps
WHERE wave = $wave AND kind = $kind
ORDER BY kind_position, wave, a_group, b_group, position, a, b
