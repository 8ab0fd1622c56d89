"""Charts to SVG and SVG to PNG, in a process that may die without taking the dashboard along."""

import atexit
import json
import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any

from dashboard.charts.drawing import Spec

SECONDS = 60
"""Of one drawing, the start of the process included; a usual one takes a third of one."""


class NotDrawnError(RuntimeError):
    """A drawing failed, took too long, or ended the process that draws."""


class Renderer:
    """One process that draws for all, one drawing at a time.

    It starts with the first drawing, anew after it died, and ends with this one. A control
    character in a label is enough to abort it.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        """Nothing is started yet; a drawing may take so many `seconds`."""
        self._seconds = seconds
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None

    def svg_of(self, chart: Spec) -> str:
        """A Vega-Lite specification that brings its rows, as SVG; raises NotDrawnError."""
        return self._answer({"chart": chart})["svg"]

    def png_of(self, svg: str, scale: float) -> bytes:
        """An SVG as PNG, `scale` pixels for each of its own; raises NotDrawnError."""
        return b64decode(self._answer({"svg": svg, "scale": scale})["png"])

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._end()

    def _answer(self, asked: dict[str, Any]) -> dict[str, str]:
        with self._lock:
            process = self._running()
            with self._limited(process):
                answer = _asked(process, json.dumps(asked))
            if not answer:
                self._end()
                raise NotDrawnError("the process that draws has ended")
        found: dict[str, str] = json.loads(answer)
        if "failed" in found:
            raise NotDrawnError(found["failed"])
        return found

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "dashboard.images.worker"],
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            with self._limited(self._process):
                self._process.communicate()
            self._process = None

    @contextmanager
    def _limited(self, process: subprocess.Popen[str]) -> Generator[None]:
        """What is waited for inside this comes in time, or ends with the process."""
        limit = Timer(self._seconds, process.kill)
        limit.start()
        try:
            yield
        finally:
            limit.cancel()


def _asked(process: subprocess.Popen[str], line: str) -> str:
    """The line that answers; empty when the process has died."""
    if process.stdin is None or process.stdout is None:
        return ""
    try:
        print(line, file=process.stdin, flush=True)
        return process.stdout.readline()
    except BrokenPipeError:
        return ""


RENDERER = Renderer()
"""The renderer of this process."""
atexit.register(RENDERER.close)
