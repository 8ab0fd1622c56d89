"""What reaches Streamlit: the routes that pages use, from our own pages, for admitted people.

A page is drawn over the websocket, where `dashboard.admission` asks again on every run. Here
everything else is closed, and a connection ends when its person isn't let in any more.
"""

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.runtime_util import serialize_forward_msg
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard.door import Door

INSIDE = ("/media/", "/_stcore/upload_file/")
"""Routes for people who are inside."""
OUTSIDE = {"/_stcore/health", "/_stcore/host-config", "/_stcore/stream"}
"""Routes without which nobody could be asked who they are."""
UNUSED = ("/_stcore/", "/component/", "/app/")
"""All other routes of Streamlit's: metrics, the agent API, components."""
SOCKET_PROTOCOL = "sec-websocket-protocol"
REFUSED = 1008


class Guard:
    """Stands before Streamlit; without a door it keeps to routes and origins."""

    def __init__(self, app: ASGIApp, *, door: Door | None) -> None:
        """Stand before an application."""
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or pass it on."""
        if scope["type"] == "websocket":
            await self._connect(scope, receive, send)
            return
        if scope["type"] == "http":
            path: str = scope["path"]
            is_inside = path.startswith(INSIDE)
            if not is_inside and path not in OUTSIDE and path.startswith(UNUSED):
                await PlainTextResponse("Not Found", 404)(scope, receive, send)
                return
            if is_inside and self._turns_away(scope):
                await PlainTextResponse("Forbidden", 403)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        # Stricter than Streamlit, which trusts every page of this computer and of its addresses.
        if origin is None or urlsplit(origin).netloc != headers.get("host"):
            await send({"type": "websocket.close", "code": REFUSED})
            return
        was_admitted = not self._turns_away(scope)
        if not was_admitted:
            scope = _without_session(scope)

        async def receive_while_admitted() -> Message:
            nonlocal was_admitted
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            is_admitted = not self._turns_away(scope)
            if was_admitted and not is_admitted:
                # Not a step further in this session: the browser opens the first page anew.
                leave = ForwardMsg()
                leave.auth_redirect.url = "/"
                await send({"type": "websocket.send", "bytes": serialize_forward_msg(leave)})
                await send({"type": "websocket.close", "code": REFUSED})
                return {"type": "websocket.disconnect", "code": REFUSED}
            was_admitted = is_admitted
            return message

        await self._app(scope, receive_while_admitted, send)

    def _turns_away(self, scope: Scope) -> bool:
        door = self._door
        return door is not None and door.turns_away(_claims(scope, door)) is not None


def _claims(scope: Scope, door: Door) -> Mapping[str, object]:
    """What the provider said of the person, from the signed cookie."""
    cookies = HTTPConnection(scope).cookies
    secret = door.sign_in.auth.cookie_secret

    def signed(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies.get(name, ""))

    cookie = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    return json.loads(cookie) if cookie else {}


def _without_session(scope: Scope) -> Scope:
    """The connection as a new one: a former session would run what was clicked before it asks."""
    wanted = Headers(scope=scope).get(SOCKET_PROTOCOL, "")
    kept = ", ".join(part.strip() for part in wanted.split(",")[:2])
    name = SOCKET_PROTOCOL.encode()
    others = [header for header in scope["headers"] if header[0] != name]
    return {**scope, "headers": [*others, (name, kept.encode("latin-1"))]}
