"""Report: the story of the readout, and the files that it becomes; the consultant's page."""

from dashboard.editor.report import report

report()
