-- One row a stand-in, theme and side; columns as in views/personal_sides.
CREATE OR REPLACE TEMP TABLE alike_sides AS
SELECT * FROM personal_sides('alike_scores')
