"""The commands, a module for each part of the consultant's work."""
