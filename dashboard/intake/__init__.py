"""The way of response files into the assessment file, on the screen: the consultant's page."""
