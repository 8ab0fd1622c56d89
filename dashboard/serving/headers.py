"""What every answer tells the browser that it may not do."""

import re
from collections.abc import Iterator
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.content_policy import content_policy, language_script
from dashboard.i18n import LANGUAGES

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FEATURES = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read"),
    *("display-capture", "encrypted-media", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock"),
    *("serial", "usb", "xr-spatial-tracking"),
)
"""Of a browser; pages of numbers need none of them."""


class Headers:
    """Puts the headers on every answer, also on those that refuse."""

    def __init__(self, app: ASGIApp, *, is_encrypted: bool) -> None:
        """Over HTTPS, cookies are for HTTPS only."""
        self._app = app
        self._is_encrypted = is_encrypted
        self._headers = {
            "Content-Security-Policy": content_policy(_own_scripts()),
            "X-Frame-Options": "DENY",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": ", ".join(f"{name}=()" for name in FEATURES),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with its headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if scope["path"].startswith("/media/"):
                    headers["Cache-Control"] = "no-store"
                if self._is_encrypted:
                    message["headers"] = [_secure(*header) for header in message["headers"]]
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    is_open = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return name, value + b"; Secure" if is_open else value


def _own_scripts() -> Iterator[str]:
    """The inline scripts of Streamlit's page, and ours."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    yield from INLINE.findall(page.read_text("utf-8"))
    yield from map(language_script, LANGUAGES)
