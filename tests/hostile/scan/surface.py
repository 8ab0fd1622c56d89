"""A browser that writes down all that comes and goes: frames, answers, addresses, storage, log."""

import json
import re
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from google.protobuf.json_format import MessageToDict
from playwright.sync_api import Browser, Error, Page, Request, Response, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import READY, drawn

Serve = Callable[[Path], AbstractContextManager[str]]
"""How a server is started: it writes its log to the path, and the address is what it hands out."""

OK = 200
DOWNLOADED = "downloaded"
STORED = """() => JSON.stringify([
  {...localStorage}, {...sessionStorage}, document.cookie, location.href, document.title,
  document.documentElement.outerHTML])"""
STATIC = re.compile(r"/static/(js|css|media)/|/favicon|manifest\\.json")
OF_A_RUN = frozenset(
    ("hash", "refHash", "newSession", "sessionId", "metadata", "deferredFileId", "requestId")
)
"""Parts of a message that differ from run to run, or that name another message by its hash."""
RANDOM_NAME = re.compile(r"-[0-9a-f]{8}(?=\.(?:png|csv|zip|pptx|docx|pdf|xlsx))")
KEYS = re.compile(r"\$\$ID-[0-9a-f]{32}|[0-9a-f]{64}")
"""Hashes of what a message says anyway, and of the numbers that the page Data knows comments by."""
MEDIA = re.compile(r"/media/[0-9a-f]+")


@dataclass
class Seen:
    """What went over the line, each with what it is; `shown` are the messages page by page."""

    contents: list[tuple[str, bytes]] = field(default_factory=list[tuple[str, bytes]])
    shown: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    asked: list[Request] = field(default_factory=list[Request])
    headers: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])

    def read(self) -> None:
        """Note the answers of the server so far; a page that was left has none any more."""
        for one in filter(None, [request.response() for request in self.asked]):
            self.headers[one.url] = one.headers
            said = json.dumps([one.url, one.headers])
            self.contents.append((f"headers of {one.url}", said.encode()))
            if one.status == OK and not STATIC.search(one.url):
                self.contents.append((f"body of {one.url}", _body(one)))
        self.asked.clear()


def _body(answer: Response) -> bytes:
    """What was answered; asked for again where the page was left before it was read."""
    try:
        return answer.body()
    except Error:
        return answer.frame.page.context.request.get(answer.url).body()


@contextmanager
def watched(browser: Browser, seen: Seen, **settings: Any) -> Generator[Page]:
    """A page in a context of its own, everything of it written down."""
    context = browser.new_context(**settings)
    page = context.new_page()
    page.on("request", lambda request: seen.contents.append(("address", request.url.encode())))
    # Those that end: of others the browser waits for the rest of the body, without end.
    page.on("requestfinished", lambda request: seen.asked.append(request))  # noqa: PLW0108
    page.on("websocket", lambda socket: _listen(socket, seen))
    page.on("console", lambda said: seen.contents.append(("console", said.text.encode())))
    yield page
    seen.read()
    seen.contents.append(("cookies", json.dumps(context.cookies()).encode()))
    context.close()


def walk(page: Page, seen: Seen, address: str, paths: Sequence[str]) -> None:
    """Open each path, draw it to its end, and note what the browser keeps."""
    for path in paths:
        seen.shown.setdefault(path, set())
        page.goto(address + path)
        drawn(page)
        page.wait_for_timeout(300)
        seen.contents.append((f"kept by {path}", str(page.evaluate(STORED)).encode()))
        seen.read()


def fetch(page: Page, seen: Seen, button: str) -> None:
    """Download what the first button of that name makes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).first.click()
    made = download.value
    seen.contents.append((DOWNLOADED, made.path().read_bytes()))
    seen.contents.append(("address", f"{made.url} {made.suggested_filename}".encode()))
    seen.read()


def turn(page: Page, slides: int) -> None:
    """Turn so many slides of the meeting, each drawn to its end."""
    for place in range(2, slides + 2):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".st-key-turn")).to_contain_text(f"{place} /")
        page.wait_for_selector(READY)
    page.wait_for_timeout(300)


def _listen(socket: WebSocket, seen: Seen) -> None:
    def send(frame: bytes | str) -> None:
        seen.contents.append((f"sent on {list(seen.shown)[-1]}", _bytes(frame)))

    def receive(frame: bytes | str) -> None:
        here = list(seen.shown)[-1]
        seen.contents.append((f"received on {here}", _bytes(frame)))
        seen.shown[here].add(message(_bytes(frame)))

    socket.on("framesent", send)
    socket.on("framereceived", receive)


def _bytes(frame: bytes | str) -> bytes:
    return frame if isinstance(frame, bytes) else frame.encode()


def message(frame: bytes) -> str:
    """A message to the browser, without what differs from run to run."""
    read = MessageToDict(ForwardMsg.FromString(frame))
    text = json.dumps(_lasting(read), sort_keys=True)
    return KEYS.sub("", MEDIA.sub("/media/", RANDOM_NAME.sub("", text)))


def _lasting(part: Any) -> Any:
    if isinstance(part, dict):
        entries = cast("dict[str, Any]", part).items()
        return {key: _lasting(one) for key, one in entries if key not in OF_A_RUN}
    if isinstance(part, list):
        return [_lasting(one) for one in cast("list[Any]", part)]
    return part
