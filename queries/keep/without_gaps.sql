-- Removes the gaps of kept waves: they were held against figures of an edition, and never tested.
DELETE FROM gaps
WHERE wave IN (SELECT wave FROM kept_waves)
