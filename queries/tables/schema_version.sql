-- Which tables these are: one row.
--   version: a number that is raised with every change of tables or views.
CREATE TABLE schema_version (
    version INTEGER NOT NULL
)
