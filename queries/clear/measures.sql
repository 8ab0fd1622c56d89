-- Empty the table; it is made anew at each load.
DELETE FROM measures
