"""The report: one text as values (`contents`), set as DOCX, as PDF, and short as a handout."""
