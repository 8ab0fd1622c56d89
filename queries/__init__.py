"""SQL: one statement a file, named for the rows it returns or the relation it makes."""
