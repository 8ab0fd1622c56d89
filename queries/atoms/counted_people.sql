-- One row a person, wave and population they are counted in; columns as in views/placed_people.
CREATE OR REPLACE TEMP VIEW counted_people AS
SELECT * FROM placed_people('populations')
