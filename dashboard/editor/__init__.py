"""The consultant's report: which exhibits it tells, in which order and words, and its files."""
