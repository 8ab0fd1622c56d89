"""Serve the dashboard: `keskmes serve` becomes this program."""

import gc
import os
import webbrowser
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assessment.errors import Refused
from dashboard.door import door
from dashboard.server import (
    ADDRESS,
    BROWSER,
    DATABASE,
    ORGANISATION,
    PORT,
    RELEASE,
    ROOT,
    SIGN_IN,
)
from dashboard.serving.guard import Guard
from dashboard.serving.headers import Headers
from dashboard.shown import SHOWN
from dashboard.sign_in import OWN

APP, PLANNING = "dashboard.app", "dashboard.planning.page"
"""The main scripts, by what is served."""


def main(script: Path) -> None:
    """Serve until stopped. Raises Refused when the files that say who may come in are wrong."""
    os.umask(0o077)  # whatever is written here is for nobody else
    guarded = door()
    sign_in = guarded.sign_in if guarded else None
    hosts = sorted({*OWN, sign_in.host} if sign_in else OWN)
    app = st.App(
        script,
        lifespan=_started,
        middleware=[
            Middleware(Headers, is_encrypted=sign_in is not None and sign_in.is_encrypted),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
            Middleware(Guard, door=guarded),
        ],
        on_script_error=_show_mishap,
    )
    # What is decided here isn't left to a file or to the environment.
    app.run(
        config={
            "server.address": ADDRESS,
            "server.port": int(os.environ[PORT]),
            "server.allowedHosts": hosts,
            "server.enableXsrfProtection": True,
            "server.enableCORS": True,
            "server.enableAgentApi": False,
            "server.fileWatcherType": "none",
            "client.showErrorDetails": "none",
            "secrets.files": [os.environ[SIGN_IN]] if guarded else [],
        }
    )


@asynccontextmanager
async def _started(_app: st.App) -> AsyncGenerator[None]:
    Thread(target=_get_ready, daemon=True).start()
    if os.environ.get(BROWSER):
        webbrowser.open(f"http://{ADDRESS}:{os.environ[PORT]}")
    yield


def _get_ready() -> None:
    """Import and read while the first browser still fetches the frame; a page says what fails."""
    import_module(PLANNING if os.environ.get(ORGANISATION) else APP)
    with suppress(Refused):
        if release := os.environ.get(RELEASE):
            SHOWN.results(Path(release), is_release=True)
        elif database := os.environ.get(DATABASE):
            SHOWN.results(Path(database))
    # Streamlit collects garbage after every run: what was imported needn't be looked at again.
    gc.collect()
    gc.freeze()


def _show_mishap(error: Exception) -> bool:
    from dashboard.mishap import show_mishap  # noqa: PLC0415 -- brings all pages: see _get_ready

    return show_mishap(error)


if __name__ == "__main__":
    name = PLANNING if os.environ.get(ORGANISATION) else APP
    main(ROOT.joinpath(*name.split(".")).with_suffix(".py"))
