-- One row a stand-in and population that they stand in for; columns as in views/rated_people.
CREATE OR REPLACE TEMP TABLE alike_rated AS
SELECT * FROM rated_people('alike_scores')
