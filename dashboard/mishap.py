"""What went wrong inside: on the page a number, in the log what it was."""

import logging
import secrets

from dashboard import session
from dashboard.show import show_notice

LOGGER = logging.getLogger("keskmes")


def show_mishap(error: Exception) -> bool:
    """Say that something failed, with the id that its details have in the log.

    An error may quote an answer, so nothing of it is shown.
    """
    id_in_log = secrets.token_hex(4)
    LOGGER.error("Error %s", id_in_log, exc_info=error)
    words = session.words()
    show_notice("error", [words.text("app.mishap", id=id_in_log)])
    return True
