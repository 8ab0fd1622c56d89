-- Empty the table; it is written anew at each load.
DELETE FROM definitions
