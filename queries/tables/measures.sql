-- Everything that can be a row of results for each group, in the questionnaire's order.
--   population: whose plan decides; all for pillar and index, which are made of shown themes.
--   lowest to top_from: the scale in points; a derived measure's limits are low_to and top_from.
--   cant_say: how many of its questions offer "can't say". headline: the option of a choice that
--   is shown from k people. many: the options of its choice add up to no whole. role: of ratings
--   and options, what they are asked for.
CREATE TABLE measures (
    wave VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    measure_kind VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    population VARCHAR NOT NULL,
    lowest DOUBLE NOT NULL,
    highest DOUBLE NOT NULL,
    low_to DOUBLE NOT NULL,
    top_from DOUBLE NOT NULL,
    cant_say INTEGER NOT NULL,
    headline BOOLEAN NOT NULL,
    many BOOLEAN NOT NULL,
    role VARCHAR NOT NULL,
    PRIMARY KEY (wave, measure_kind, measure)
)
