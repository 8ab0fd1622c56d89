"""What all sessions of this server are shown: one file's results, as they were while it changes."""

from pathlib import Path
from threading import Lock

from assessment.errors import Refused
from assessment.results import Results, open_release, open_results
from dashboard.gate import GATE

IN_USE = "database_in_use"


class Shown:
    """The shown results, read whole into memory; a change of the file is seen when it is done."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._lock = Lock()
        self._of: tuple[Path, int] | None = None
        self._results: Results | None = None

    def results(self, path: Path, *, is_release: bool = False) -> Results:
        """The results of a file; raises Refused as `open_results` and `open_release` do.

        Nobody waits for a change that is being written, by a page or by another program, when
        the results before it are there.
        """
        with self._lock:
            now = path, path.stat().st_mtime_ns if path.exists() else 0
            former = self._results if self._of and self._of[0] == path else None
            if former and (self._of == now or GATE.is_wanted):
                return former
            try:
                with GATE.reading():
                    read = open_release if is_release else open_results
                    self._results, self._of = read(path), now
            except Refused as refusal:
                if former and refusal.problems[0].code == IN_USE:
                    return former
                self._results = self._of = None
                raise
            return self._results


SHOWN = Shown()
"""What this server shows."""
