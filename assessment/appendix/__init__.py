"""The consultant's appendix: reliability, agreement, intervals and tests, unrounded.

For whoever holds the answers anyway; never part of what the leadership may see. Of groups it has
only those that are shown. Definitions: docs/measures.md.
"""
