-- Waves whose published numbers stay, since newer ones would tell about a few: the edition that
--   stays, and whose answers came, went or changed after it.
CREATE TABLE kept_waves (
    wave VARCHAR PRIMARY KEY,
    edition INTEGER NOT NULL,
    late INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    changed INTEGER NOT NULL
)
