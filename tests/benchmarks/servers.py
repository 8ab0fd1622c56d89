"""Servers to measure: `keskmes serve`, and the smallest app with a chart under plain Streamlit."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.loading import load
from tests.browser.conftest import free_port, wait_for

ROOT = Path(__file__).parents[2]
HELLO = Path(__file__).with_name("hello.py")


class Server(NamedTuple):
    """Where a server answers, and its process."""

    address: str
    process: int

    def megabytes(self) -> float:
        """Resident memory of the server and of the processes that it started."""
        return sum(map(_resident, self._processes()))

    def _processes(self) -> list[int]:
        children = Path(f"/proc/{self.process}/task").glob("*/children")
        return [self.process, *(int(one) for file in children for one in file.read_text().split())]


def loaded(path: Path, questionnaire: Path, organisation: Path, answers: Sequence[Path]) -> Path:
    """An assessment file with these answers."""
    definitions = read_definitions(questionnaire, organisation)
    load(path, check_files(answers, definitions), definitions)
    return path


@contextmanager
def keskmes(database: Path) -> Generator[Server]:
    """The dashboard, as the command starts it; it ends afterwards."""
    command = str(Path(sys.executable).with_name("keskmes"))
    with _started([command, "serve", "-d", str(database), "--no-browser", "--port"]) as server:
        yield server


@contextmanager
def hello() -> Generator[Server]:
    """The smallest app with a chart, with the settings of the dashboard; it ends afterwards."""
    with _started([sys.executable, "-m", "streamlit", "run", str(HELLO), "--server.port"]) as one:
        yield one


@contextmanager
def _started(command: Sequence[str]) -> Generator[Server]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen([*command, str(port)], cwd=ROOT, stdout=said, stderr=said)
        try:
            wait_for(f"{address}/_stcore/health", server)
            yield Server(address, server.pid)
        finally:
            server.terminate()
            server.wait(timeout=30)


def _resident(process: int) -> float:
    """Nothing for a process that has just ended."""
    with suppress(FileNotFoundError, ProcessLookupError):
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        if kibibytes := re.search(r"VmRSS:\s*(\d+) kB", status):
            return int(kibibytes[1]) * 1024 / 1e6
    return 0
