"""A questionnaire as the files that it is fielded with: for survey tools, and on paper."""
