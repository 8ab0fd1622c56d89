-- One row a person and measure they count in, pillars and index among them: points, or for derived
--   measures 1 (yes) and 0 (no). What intervals and tests stand on.
CREATE OR REPLACE VIEW personal_points AS
SELECT
    person,
    wave,
    population,
    measure_kind,
    measure,
    score
FROM personal_scores
UNION ALL
SELECT
    person,
    wave,
    population,
    measure_kind,
    measure,
    score
FROM personal_wholes
