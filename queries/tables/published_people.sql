-- Whose answers the figures of an edition stand on: a random number, where they stood, and the load
--   that their answers came with. They stay when the answers are erased; answers aren't among them.
--   complete and part: as in atoms/counted_people.
CREATE TABLE published_people (
    edition INTEGER NOT NULL,
    wave VARCHAR NOT NULL,
    population VARCHAR NOT NULL,
    person BIGINT NOT NULL,
    load INTEGER NOT NULL,
    unit VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    complete BOOLEAN NOT NULL,
    PRIMARY KEY (edition, wave, population, person)
)
