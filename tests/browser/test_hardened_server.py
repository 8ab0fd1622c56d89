"""The started server, spoken to by a browser with a listener, and by an attacker without one."""

import http.client
import re
import uuid
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from dashboard.app import PAGES, PRESENT
from dashboard.i18n import words_in
from tests.browser.conftest import drawn, served
from tests.conftest import SAMPLE

pytestmark = pytest.mark.browser

LISTENER = """
window.broken = [];
document.addEventListener('securitypolicyviolation',
  one => window.broken.push([one.violatedDirective, one.blockedURI]));
"""
WEBASSEMBLY = ["script-src", "wasm-eval"]
"""Streamlit's reader of messages asks for it, and does without."""
SAID = words_in("en")
POLICY = {
    "default-src": {"'none'"},
    "style-src": {"'self'", "'unsafe-inline'"},
    "img-src": {"'self'", "data:", "blob:"},
    "font-src": {"'self'", "data:"},
    "connect-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
    "frame-ancestors": {"'none'"},
}
XSRF = "2|00000000|00112233445566778899aabbccddeeff|1700000000"
"""As anybody can make one: cookie and header only have to be alike."""


NOTHING: dict[str, str] = {}


class Answer:
    """What came back."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        """Read it whole."""
        self.status = response.status
        self.headers = response.headers
        self.body = response.read() if response.status != HTTPStatus.SWITCHING_PROTOCOLS else b""


def ask(
    server: str,
    path: str,
    headers: dict[str, str] = NOTHING,
    method: str = "GET",
    body: bytes | None = None,
) -> Answer:
    """A request as it is written here: no client makes the path or the host a better one."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=20)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    sent = {"Host": urlsplit(server).netloc, **headers}
    if body is not None:
        sent["Content-Length"] = str(len(body))
    for name, value in sent.items():
        connection.putheader(name, value)
    connection.endheaders(body)
    try:
        return Answer(connection.getresponse())
    finally:
        connection.close()


# ── headers ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", None, 200),
        ("/units", None, 200),
        ("/_stcore/health", None, 200),
        ("/media/nothing.png", None, 404),
        ("/_stcore/metrics", None, 404),
        ("/", "evil.example", 400),
    ],
)
def test_every_answer_has_the_headers(
    dashboard: str, path: str, host: str | None, status: int
) -> None:
    answer = ask(dashboard, path, {"Host": host} if host else {})
    assert answer.status == status
    sources = {
        name: set(values)
        for name, *values in map(str.split, answer.headers["Content-Security-Policy"].split(";"))
    }
    scripts = sources.pop("script-src")
    assert sources == POLICY
    assert all(one == "'self'" or one.startswith("'sha256-") for one in scripts)
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


@pytest.fixture(scope="module")
def listening(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has been there before, and notes what the policy keeps its pages from."""
    context = browser.new_context(locale="en-GB")
    context.add_init_script(LISTENER)
    yield context
    context.close()


def broken(page: Page) -> list[list[str]]:
    """What the policy kept the page from, but for what it is known to do without."""
    found: list[list[str]] = page.evaluate("window.broken")
    return [one for one in found if one != WEBASSEMBLY]


@pytest.mark.parametrize("name", ["", *PAGES[1:], PRESENT])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_runs_under_the_policy(
    listening: BrowserContext, dashboard: str, name: str, scheme: str
) -> None:
    page = listening.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{dashboard}/{name}?lang=fi")
    drawn(page)
    if name not in {"data", "method", "report"}:
        page.wait_for_selector("svg.marks", state="attached")
    page.wait_for_timeout(500)
    assert broken(page) == []
    # The one inline script of ours is among those that may run.
    assert page.evaluate("document.documentElement.lang") == "fi"
    page.close()


def test_uploads_choices_and_made_files_run_under_the_policy(
    listening: BrowserContext, dashboard: str
) -> None:
    page = listening.new_page()
    page.goto(f"{dashboard}/data?lang=en")
    drawn(page)
    page.set_input_files("input[type=file]", [SAMPLE / "answers_2025.csv"])
    expect(page.get_by_text("answers_2025.csv").first).to_be_visible()
    assert broken(page) == []
    page.goto(f"{dashboard}/report?lang=en")
    drawn(page)
    page.get_by_role("button", name=SAID.text("report.make")).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("Download")).click(timeout=120_000)
    assert download.value.path().stat().st_size > 10_000
    page.goto(f"{dashboard}/units?lang=en")
    drawn(page)
    with page.expect_download():
        page.get_by_role("button", name=SAID.text("report.picture")).first.click()
    assert broken(page) == []
    page.close()


def test_a_page_of_another_site_cannot_frame_the_dashboard(
    browser: Browser, dashboard: str
) -> None:
    page = browser.new_page()
    page.set_content(f'<iframe src="{dashboard}/"></iframe>')
    page.wait_for_timeout(2000)
    (_, frame) = page.frames
    assert frame.locator("#root").count() == 0
    page.close()


# ── hosts, origins, tokens ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8501", "", "127.0.0.1.evil.org"])
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/media/x.png", "/static/x.js"])
def test_another_host_is_refused_on_every_route(dashboard: str, path: str, host: str) -> None:
    assert ask(dashboard, path, {"Host": host}).status == 400


def socket_status(server: str, headers: dict[str, str]) -> int:
    """How the websocket answers; 101 lets the caller in."""
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "MDEyMzQ1Njc4OTAxMjM0NQ==",
    }
    return ask(server, "/_stcore/stream", upgrade | headers).status


def test_our_own_page_is_let_in_by_the_websocket(dashboard: str) -> None:
    assert socket_status(dashboard, {"Origin": dashboard}) == 101


@pytest.mark.parametrize(
    "origin",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9"},
        {"Origin": "http://127.0.0.1:9"},
        {"Origin": "http://0.0.0.0"},
        {},
    ],
)
def test_a_page_of_another_origin_is_refused_by_the_websocket(
    dashboard: str, origin: dict[str, str]
) -> None:
    assert socket_status(dashboard, origin) == 403


def test_a_name_that_was_bent_to_this_computer_is_refused_by_the_websocket(dashboard: str) -> None:
    bent = {"Host": "evil.example", "Origin": "http://evil.example"}
    assert socket_status(dashboard, bent) in {400, 403}


@pytest.fixture
def session_address(browser: Browser, dashboard: str) -> Iterator[tuple[Page, str]]:
    """A visitor, and the address that an upload of theirs went to."""
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{dashboard}/data?lang=en")
    drawn(page)
    with page.expect_request(re.compile("/_stcore/upload_file/")) as sent:
        page.set_input_files("input[type=file]", [SAMPLE / "answers_2025.csv"])
    expect(page.get_by_text("answers_2025.csv").first).to_be_visible()
    yield page, urlsplit(sent.value.url).path
    page.context.close()


BODY = (
    b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\nwave,s1\r\n--x--\r\n'
)
FORM = {"Content-Type": "multipart/form-data; boundary=x"}
TOKEN = {"Cookie": f"_streamlit_xsrf={XSRF}", "X-Xsrftoken": XSRF}


def test_an_upload_without_the_token_or_for_no_session_is_refused(
    session_address: tuple[Page, str], dashboard: str
) -> None:
    _, path = session_address
    wrong = FORM | {"Cookie": f"_streamlit_xsrf={XSRF}", "X-Xsrftoken": XSRF.replace("aa", "ab")}
    for method in ("PUT", "DELETE"):
        assert ask(dashboard, path, FORM, method, BODY).status == 403
        assert ask(dashboard, path, wrong, method, BODY).status == 403
    guessed = f"/_stcore/upload_file/{uuid.uuid4()}/{uuid.uuid4()}"
    assert ask(dashboard, guessed, FORM | TOKEN, "PUT", BODY).status == 400


def test_what_was_uploaded_is_handed_out_to_nobody(
    session_address: tuple[Page, str], dashboard: str
) -> None:
    answer = ask(dashboard, session_address[1])
    assert b"<title>Streamlit</title>" in answer.body


def test_an_upload_beyond_the_limit_is_refused_before_it_is_read(
    session_address: tuple[Page, str], dashboard: str
) -> None:
    connection = http.client.HTTPConnection(urlsplit(dashboard).netloc, timeout=20)
    connection.putrequest("PUT", session_address[1])
    length = {"Content-Length": str(200 * 1024 * 1024)}
    for name, value in (FORM | TOKEN | length).items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


# ── routes and files ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/run",
        "/_stcore/bidi-components/x/y.js",
        "/component/x/index.html",
        "/app/static/x",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_what_no_page_needs_is_closed(dashboard: str, path: str, method: str) -> None:
    assert ask(dashboard, path, method=method).status == 404


UP = [
    "../" * 9,
    "..%2f" * 9,
    "%2e%2e/" * 9,
    "..\\" * 9,
    "..%5c" * 9,
    "....//" * 9,
    "%252e%252e/" * 9,
]


@pytest.mark.parametrize("route", ["/media/", "/static/", "/component/x/", "/app/static/", "/"])
@pytest.mark.parametrize("up", [*UP, "/", "%00", "//evil.example/", "file:///"])
@pytest.mark.parametrize("file", ["etc/passwd", "etc%2fpasswd"])
def test_no_path_leads_out_of_the_routes(dashboard: str, route: str, up: str, file: str) -> None:
    answer = ask(dashboard, route + up + file)
    assert b"root:" not in answer.body
    # The page itself is the same for everybody and says nothing.
    assert answer.status >= 400 or b"<title>Streamlit</title>" in answer.body


def picture(browser: Browser, dashboard: str) -> tuple[str, bytes, str]:
    """The address of a picture that a visitor of its own has downloaded, its bytes, its name."""
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{dashboard}/units?lang=en")
    drawn(page)
    button = page.get_by_role("button", name=SAID.text("report.picture")).first
    with page.expect_request(re.compile("/media/")) as sent, page.expect_download() as download:
        button.click()
    made = download.value.path().read_bytes()
    name = download.value.suggested_filename
    address = urlsplit(sent.value.url).path
    page.context.close()
    return address, made, name


def test_nobody_can_work_out_the_address_of_another_sessions_download(
    browser: Browser, dashboard: str
) -> None:
    mine, bytes_of_mine, my_name = picture(browser, dashboard)
    theirs, bytes_of_theirs, their_name = picture(browser, dashboard)
    assert bytes_of_mine == bytes_of_theirs
    assert mine != theirs
    assert re.fullmatch(r".+-[0-9a-f]{16}\.png", my_name)
    assert my_name != their_name
    # With the bytes and everything but the random part, Streamlit's own hash leads nowhere.
    stem = my_name.rpartition("-")[0]
    assert address_of(bytes_of_mine, my_name) == mine
    for guess in (f"{stem}.png", f"{stem}-{'0' * 16}.png", None):
        assert ask(dashboard, address_of(bytes_of_mine, guess)).status == 404


def address_of(content: bytes, name: str | None) -> str:
    """Where Streamlit would serve a download."""
    storage = MemoryMediaFileStorage("/media")
    kind = MediaFileKind.DOWNLOADABLE
    return storage.get_url(storage.load_and_get_id(content, "application/octet-stream", kind, name))


# ── mishaps ──────────────────────────────────────────────────────────────────────────────────────

FAILING = """import pathlib, tempfile
import streamlit as st
pathlib.Path(st.query_params["leave"], "left").write_text("")
raise RuntimeError("respondent 42 answered 7")
"""


def test_an_error_is_an_id_on_the_page_and_its_details_in_the_log(
    browser: Browser, sample_database: Path, tmp_path: Path
) -> None:
    script, log = tmp_path / "failing.py", tmp_path / "log"
    script.write_text(FAILING)
    with served(sample_database, script, log=log) as address:
        received: list[bytes | str] = []

        def keep(frame: bytes | str) -> None:
            received.append(frame)

        page = browser.new_context(locale="et-EE").new_page()
        page.on("websocket", lambda one: one.on("framereceived", keep))
        page.goto(f"{address}/?leave={tmp_path}")
        notice = page.locator(".notice.error")
        expect(notice).to_contain_text(words_in("et").text("app.mishap", id="").split(".")[0])
        shown = re.findall(r"\b[0-9a-f]{8}\b", notice.inner_text())
        page.context.close()
    sent = b"".join(one.encode() if isinstance(one, str) else one for one in received)
    assert b"answered 7" not in sent
    assert b"RuntimeError" not in sent
    said = log.read_text()
    assert f"Error {shown[0]}" in said
    assert "respondent 42 answered 7" in said.partition(f"Error {shown[0]}")[2]
    # And what the server writes is for nobody else.
    assert (tmp_path / "left").stat().st_mode & 0o777 == 0o600
