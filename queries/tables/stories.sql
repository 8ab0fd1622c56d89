-- The stories of readouts, each as JSON.
CREATE TABLE stories (
    story VARCHAR PRIMARY KEY,
    content VARCHAR NOT NULL
)
