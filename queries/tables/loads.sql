-- The ledger: one row a file loaded, in the order of loading.
CREATE TABLE loads (
    load INTEGER PRIMARY KEY,
    file VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL UNIQUE,
    rows_in INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    set_aside INTEGER NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    CHECK (rows_in = accepted + refused + set_aside)
)
