"""Who comes in to a shared dashboard, through a real sign-in with a provider of the test's own."""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect

from assessment.publication import publish
from dashboard.app import PAGES, PRESENT
from dashboard.i18n import LANGUAGES, words_in
from tests.browser.conftest import drawn, free_port, served
from tests.browser.provider import CLIENT, SECRET, Provider, provider

pytestmark = pytest.mark.browser

CONSULTANT, LEADER, STRANGER = "mari@consultant.ee", "juhan@client.ee", "x@elsewhere.org"
PEOPLE = f'[people]\n"{CONSULTANT}" = "consultant"\n"Juhan@Client.ee" = "leadership"\n'
OF_THE_RESULTS = ("Helmeranna", "Liitumised", "Connections", "water_network", "customer_service")
"""What only results say."""
SAID = words_in("en")


@dataclass
class Shared:
    """A dashboard that asks who comes, and the provider that it asks."""

    address: str
    provider: Provider
    roles: Path


@contextmanager
def shared(
    folder: Path, shown: Path, role: str, address: str = "", port: int = 0
) -> Generator[Shared]:
    port = port or free_port()
    address = address or f"http://127.0.0.1:{port}"
    with provider(f"{address}/oauth2callback") as asked:
        roles = folder / "roles.toml"
        roles.write_text(PEOPLE)
        sign_in = folder / "sign_in.toml"
        sign_in.write_text(
            f'roles = "roles.toml"\n[auth]\nredirect_uri = "{address}/oauth2callback"\n'
            f'cookie_secret = "{"c" * 40}"\nclient_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
            f'server_metadata_url = "{asked.address}/.well-known/openid-configuration"\n'
        )
        with served(shown, port=port, KESKMES_SIGN_IN=str(sign_in), KESKMES_ROLE=role):
            yield Shared(address, asked, roles)


@pytest.fixture(scope="module")
def consultants(
    tmp_path_factory: pytest.TempPathFactory, sample_database: Path
) -> Iterator[Shared]:
    """A consultant's dashboard."""
    with shared(tmp_path_factory.mktemp("consultants"), sample_database, "consultant") as one:
        yield one


@pytest.fixture(scope="module")
def leaderships(
    tmp_path_factory: pytest.TempPathFactory, sample_database: Path
) -> Iterator[Shared]:
    """A dashboard over a release, for the leadership."""
    folder = tmp_path_factory.mktemp("leaderships")
    for suffix in ("", ".key"):
        copyfile(f"{sample_database}{suffix}", f"{folder}/sample.duckdb{suffix}")
    publish(folder / "sample.duckdb", folder / "release")
    with shared(folder, folder / "release", "leadership") as one:
        yield one


class Visitor:
    """A browser of its own, and everything that reached it over the websocket."""

    def __init__(self, context: BrowserContext) -> None:
        """Nothing reached it yet."""
        self.context = context
        self.received: list[bytes] = []

    def opens(self, address: str) -> Page:
        page = self.context.new_page()
        page.on("websocket", lambda socket: socket.on("framereceived", self._keep))
        page.goto(address)
        return page

    def signs_in(self, shared: Shared) -> Page:
        page = self.opens(f"{shared.address}/?lang=en")
        page.get_by_role("button", name=SAID.text("admission.sign_in")).click()
        # The provider sends the browser back to the first page, in the browser's own language.
        page.wait_for_url(f"{shared.address}/")
        return page

    def saw_results(self) -> list[str]:
        everything = b"".join(self.received)
        return [word for word in OF_THE_RESULTS if word.encode() in everything]

    def _keep(self, frame: bytes | str) -> None:
        self.received.append(frame.encode() if isinstance(frame, str) else frame)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors, each with cookies of their own."""
    opened: list[BrowserContext] = []

    def come(stored: StorageState | None = None) -> Visitor:
        opened.append(browser.new_context(locale="en-GB", storage_state=stored))
        return Visitor(opened[-1])

    yield come
    for context in opened:
        context.close()


Come = Callable[..., Visitor]


def refusal(page: Page) -> str:
    """Why somebody isn't let in."""
    expect(page.get_by_role("button", name=SAID.text("admission.sign_in"))).to_be_visible()
    return page.locator("[data-testid=stText]").first.inner_text()


@pytest.mark.parametrize("page_name", ["", *PAGES, PRESENT, "units?unit=connections&lang=et"])
def test_whoever_has_not_signed_in_gets_no_result_of_any_page(
    consultants: Shared, visitor: Come, page_name: str
) -> None:
    unknown = visitor()
    page = unknown.opens(f"{consultants.address}/{page_name}")
    expect(page.locator("[data-testid=stApp] h1")).to_be_visible()
    page.wait_for_timeout(1000)
    assert page.locator("h2").count() == 0
    assert unknown.received
    assert unknown.saw_results() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_door_speaks_the_readers_language(
    consultants: Shared, visitor: Come, language: str
) -> None:
    page = visitor().opens(f"{consultants.address}/?lang={language}")
    said = words_in(language)
    expect(page.get_by_role("button", name=said.text("admission.sign_in"))).to_be_visible()
    expect(page.get_by_text(said.text("admission.signed_out"))).to_be_visible()


def test_a_consultant_signs_in_sees_results_and_signs_out_in_every_window(
    consultants: Shared, visitor: Come
) -> None:
    consultants.provider.signs_in(CONSULTANT)
    mari = visitor()
    page = mari.signs_in(consultants)
    drawn(page)
    assert "Helmeranna" in mari.saw_results()
    other = mari.opens(f"{consultants.address}/units?lang=en")
    drawn(other)
    copied = mari.context.storage_state()

    page.get_by_role("button", name=SAID.text("admission.sign_out")).click()
    assert refusal(page) == SAID.text("admission.signed_out")
    assert consultants.provider.signed_out

    other.get_by_role("radio", name="FI").click()
    assert refusal(other) == SAID.text("admission.signed_out")
    expect(other.locator("h2")).to_have_count(0)
    # A copy of the cookie is worth nothing either.
    thief = visitor(copied)
    assert refusal(thief.opens(f"{consultants.address}/?lang=en")) == SAID.text(
        "admission.signed_out"
    )
    assert thief.saw_results() == []


@pytest.mark.parametrize(
    ("email", "verified", "hours_ago", "why"),
    [
        (STRANGER, True, 0, "unknown"),
        ("mari@consultant.ee.evil.org", True, 0, "unknown"),
        ("", True, 0, "unknown"),
        (CONSULTANT, False, 0, "unverified"),
        (CONSULTANT, "true", 0, "unverified"),
        (CONSULTANT, None, 0, "unverified"),
        (CONSULTANT, True, 13, "lapsed"),
        (LEADER, True, 0, "elsewhere"),
    ],
)
def test_nobody_else_comes_in_to_a_consultants_dashboard(
    consultants: Shared,
    visitor: Come,
    email: str,
    verified: object,
    hours_ago: float,
    why: str,
) -> None:
    consultants.provider.signs_in(email, verified=verified, hours_ago=hours_ago)
    other = visitor()
    page = other.signs_in(consultants)
    assert refusal(page) == SAID.text(f"admission.{why}")
    page.goto(f"{consultants.address}/{PRESENT}?lang=en")
    assert refusal(page) == SAID.text(f"admission.{why}")
    assert other.saw_results() == []


def test_the_leaderships_dashboard_lets_in_the_leadership_and_the_consultant(
    leaderships: Shared, visitor: Come
) -> None:
    for email in (LEADER, CONSULTANT):
        leaderships.provider.signs_in(email)
        page = visitor().signs_in(leaderships)
        drawn(page)
    leaderships.provider.signs_in(STRANGER)
    other = visitor()
    assert refusal(other.signs_in(leaderships)) == SAID.text("admission.unknown")
    assert other.saw_results() == []


def test_whoever_is_struck_from_the_table_loses_access_with_the_next_click(
    consultants: Shared, visitor: Come
) -> None:
    consultants.provider.signs_in(CONSULTANT)
    mari = visitor()
    page = mari.signs_in(consultants)
    drawn(page)
    download = page.get_by_role("button", name=SAID.text("report.picture")).first
    with page.expect_response(re.compile("/media/")) as answered, page.expect_download():
        download.click()
    address = answered.value.url
    assert mari.context.request.get(address).status == 200
    assert visitor().context.request.get(address).status == 403
    consultants.roles.write_text(PEOPLE.replace(CONSULTANT, "somebody@consultant.ee"))
    try:
        before = len(mari.received)
        page.get_by_role("radio", name="FI").click()
        assert refusal(page) == SAID.text("admission.unknown")
        assert not any(b"Liittym" in frame for frame in mari.received[before:])
        assert mari.context.request.get(address).status == 403
    finally:
        consultants.roles.write_text(PEOPLE)


def test_a_click_of_whoever_was_struck_changes_nothing(consultants: Shared, visitor: Come) -> None:
    consultants.provider.signs_in(CONSULTANT)
    page = visitor().signs_in(consultants)
    drawn(page)
    adding = page.get_by_role("button", name=SAID.text("report.add"))
    could_be_added = adding.count()
    assert could_be_added
    consultants.roles.write_text("[people]\n")
    try:
        adding.first.click()
        assert refusal(page) == SAID.text("admission.unknown")
    finally:
        consultants.roles.write_text(PEOPLE)
    page.goto(f"{consultants.address}/?lang=en")
    drawn(page)
    expect(adding).to_have_count(could_be_added)


def test_a_stranger_uploads_nothing(consultants: Shared, visitor: Come) -> None:
    asked = visitor().context.request
    xsrf = {"Cookie": "_streamlit_xsrf=2|00000000|00ff|1", "X-Xsrftoken": "2|00000000|00ff|1"}
    answer = asked.put(f"{consultants.address}/_stcore/upload_file/a/b", headers=xsrf, data=b"x")
    assert (answer.status, answer.text()) == (403, "Forbidden")


def test_a_table_that_cannot_be_read_lets_nobody_in(consultants: Shared, visitor: Come) -> None:
    consultants.provider.signs_in(CONSULTANT)
    consultants.roles.write_text("[people]\nnonsense")
    try:
        mari = visitor()
        assert refusal(mari.signs_in(consultants)) == SAID.text("admission.unknown")
        assert mari.saw_results() == []
    finally:
        consultants.roles.write_text(PEOPLE)
