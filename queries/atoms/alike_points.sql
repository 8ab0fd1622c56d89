-- One row a stand-in and measure that they count in; columns as in views/personal_scores.
CREATE OR REPLACE TEMP TABLE alike_points AS
SELECT * FROM personal_scores('alike_scores')
