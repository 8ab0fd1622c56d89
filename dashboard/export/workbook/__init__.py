"""A readout as a workbook: a sheet an exhibit, with real numbers, and all that explains them."""
