"""Data: response files in, what has been loaded, who has answered; the consultant's page."""

from dashboard import session
from dashboard.intake.intake import intake, loaded_so_far

intake(session.words(), session.database())
loaded_so_far(session.words(), session.database())
