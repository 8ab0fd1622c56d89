-- Where rows of a partially accepted file were refused and why; never their content.
CREATE TABLE refusals (
    load INTEGER NOT NULL,
    row INTEGER NOT NULL,
    "column" VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
)
