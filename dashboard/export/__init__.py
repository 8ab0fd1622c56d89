"""A readout as files: slides, documents, pictures, a workbook, data. Each is a function of it."""
