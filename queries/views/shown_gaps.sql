-- The gaps in the order that `keskmes gaps` prints them: kind by kind, wave by wave, as asked.
CREATE OR REPLACE VIEW shown_gaps AS
SELECT
    gaps.*,
    list_position([
        'level', 'unit_kind', 'division_rest', 'unit_rest', 'say_do', 'perception', 'ownership',
        'reference', 'target', 'wave', 'wave_constant_mix', 'wave_linked'
    ], gaps.kind) AS kind_position,
    measures.position
FROM gaps
INNER JOIN measures
    ON
        gaps.wave = measures.wave
        AND gaps.measure_kind = measures.measure_kind
        AND gaps.measure = measures.measure
