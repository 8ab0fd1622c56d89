"""The page before fielding: what could be shown, and which merges would help."""
