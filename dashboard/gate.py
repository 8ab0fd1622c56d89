"""Who may open the assessment file: many readers, or one load alone.

DuckDB opens a file for reading or for writing, not for both in one process. Pages read what is
shown into memory (`shown`): a load waits only for those who are reading just then, and only the
page Data waits for it.
"""

from collections.abc import Generator
from contextlib import contextmanager
from threading import Condition


class Gate:
    """A lock for many readers or one writer; a writer who waits goes before new readers."""

    def __init__(self) -> None:
        """Start with nobody inside."""
        self._condition = Condition()
        self._readers = 0
        self._writers = 0
        self._is_writing = False

    @contextmanager
    def reading(self) -> Generator[None]:
        """Read inside this; not again inside it."""
        with self._condition:
            self._condition.wait_for(lambda: not self.is_wanted)
            self._readers += 1
        try:
            yield
        finally:
            with self._condition:
                self._readers -= 1
                self._condition.notify_all()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody writes, or waits to."""
        return self._writers > 0

    @contextmanager
    def writing(self) -> Generator[None]:
        """Write inside this, alone."""
        with self._condition:
            self._writers += 1
            self._condition.wait_for(lambda: self._readers == 0 and not self._is_writing)
            self._is_writing = True
        try:
            yield
        finally:
            with self._condition:
                self._writers -= 1
                self._is_writing = False
                self._condition.notify_all()


GATE = Gate()
"""The gate of this server's assessment file."""
