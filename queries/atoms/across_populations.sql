-- One row a person and measure of several populations that they count in; columns as in
--   views/personal_scores.
CREATE OR REPLACE TEMP TABLE across_populations AS
SELECT * FROM personal_passive('everybody_sides', 'everybody_rated')
UNION ALL
SELECT * FROM personal_wholes('everybody_rated')
