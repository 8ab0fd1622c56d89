"""Survey exports to raw tables: columns by position, their heads as labels, every cell text."""
