-- One row a person and measure they count in, pillars and index among them: points, or for derived
--   measures 1 (yes) and 0 (no).
CREATE OR REPLACE TEMP VIEW everybody_points AS
SELECT * FROM everybody_scores
UNION ALL
SELECT * FROM across_populations
