-- A share in whole percent; at most (le) is rounded up and at least (ge) down, so that both hold.
CREATE OR REPLACE MACRO whole_percent(people, base, bound) AS
CASE
    WHEN bound = 'le' THEN ceil(100 * people / base)
    WHEN bound = 'ge' THEN floor(100 * people / base)
    ELSE round(100 * people / base)
END
