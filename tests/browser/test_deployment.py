"""The example deployment: its files hold what docs/deploy.md says, and nginx really runs them."""

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard.door import door_of
from dashboard.i18n import words_in
from tests.browser.conftest import drawn, free_port
from tests.browser.test_sign_in import CONSULTANT, Shared, shared
from tests.conftest import SAMPLE

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "docs" / "deploy"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
CONF = (DEPLOY / "nginx.conf").read_text("utf-8")
NAME = "results.example.org"
SAID = words_in("en")
NO_HANDSHAKE = 35
"""As curl says it."""
needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx isn't here: apt-get install nginx")


def values(directive: str) -> list[str]:
    """What a directive is set to, each time that it stands."""
    return re.findall(rf"^\s*{directive}\s+(.*?);", CONF, re.MULTILINE)


def test_the_example_of_a_sign_in_holds_with_its_table_of_people() -> None:
    door = door_of(DEPLOY / "sign_in.toml", "leadership")
    assert door.sign_in.address == f"https://{NAME}"
    assert door.sign_in.is_encrypted


def test_the_proxy_speaks_tls_alone_and_reaches_the_program_on_this_computer() -> None:
    assert values("ssl_protocols") == ["TLSv1.2 TLSv1.3"]
    assert re.findall(r"server (\S+);", CONF) == ["127.0.0.1:8501"]
    assert values("proxy_pass") == ["http://keskmes"] * 2
    assert "return 301 https://" in CONF
    assert "ssl_reject_handshake on;" in CONF
    assert values("add_header") == ['Strict-Transport-Security "max-age=31536000" always']


def test_the_proxy_passes_the_host_on_and_the_websocket_and_takes_what_the_program_takes() -> None:
    passed = dict(one.split(" ", 1) for one in values("proxy_set_header"))
    assert passed["Host"] == "$http_host"
    assert passed["Upgrade"] == "$http_upgrade"
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert values("client_max_body_size") == [f"{config['server']['maxUploadSize']}m"]


def test_the_proxy_logs_no_choices() -> None:
    (format_of_log,) = values("log_format")
    assert "$request_uri" not in format_of_log
    assert "$args" not in format_of_log
    assert "$request " not in format_of_log


def test_the_service_runs_the_command_for_one_user_who_writes_in_one_folder() -> None:
    unit = ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[method-assign,assignment]
    unit.read(DEPLOY / "keskmes.service", "utf-8")
    service = unit["Service"]
    assert "serve -d" in service["ExecStart"]
    assert "--sign-in" in service["ExecStart"]
    assert "--no-browser" in service["ExecStart"]
    assert service["User"] == "keskmes"
    assert service["UMask"] == "0077"
    assert service["StateDirectoryMode"] == "0700"
    assert service["ProtectSystem"] == "strict"


@pytest.fixture
def behind(tmp_path: Path, sample_database: Path) -> Iterator[Shared]:
    """A consultant's dashboard behind nginx, which runs the example with paths of the test's."""
    assert NGINX
    front, plain, back = free_port(), free_port(), free_port()
    pem, key = tmp_path / "fullchain.pem", tmp_path / "privkey.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-subj", "/CN=localhost", "-keyout", str(key), "-out", str(pem)),
        ],
        check=True,
        capture_output=True,
    )
    site = CONF
    for old, new in (
        (f"/etc/letsencrypt/live/{NAME}/fullchain.pem", str(pem)),
        (f"/etc/letsencrypt/live/{NAME}/privkey.pem", str(key)),
        (NAME, "localhost"),
        ("/var/log/nginx/", f"{tmp_path}/"),
        ("listen 443", f"listen 127.0.0.1:{front}"),
        ("listen 80", f"listen 127.0.0.1:{plain}"),
        ("127.0.0.1:8501", f"127.0.0.1:{back}"),
    ):
        assert old in site
        site = site.replace(old, new)
    kept = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    conf = tmp_path / "nginx.conf"
    conf.write_text(
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log;\n"
        f"events {{}}\nhttp {{\n{kept}{site}\n}}\n"
    )
    command = [NGINX, "-p", str(tmp_path), "-c", str(conf), "-e", str(tmp_path / "error.log")]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    proxy = subprocess.Popen(command)
    try:
        address = f"https://localhost:{front}"
        with shared(tmp_path, sample_database, "consultant", address=address, port=back) as one:
            yield one
    finally:
        proxy.terminate()
        proxy.wait(timeout=20)


@needs_nginx
def test_people_sign_in_through_the_proxy_and_nobody_else_gets_anything(
    browser: Browser, behind: Shared, tmp_path: Path
) -> None:
    context = browser.new_context(ignore_https_errors=True, locale="en-GB")
    page = context.new_page()
    answer = page.goto(f"{behind.address}/units?unit=connections&lang=en")
    assert answer is not None
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    behind.provider.signs_in(CONSULTANT)
    page.get_by_role("button", name=SAID.text("admission.sign_in")).click()
    page.wait_for_url(f"{behind.address}/")
    drawn(page)
    assert all(one.get("secure") for one in context.cookies())
    with page.expect_response(re.compile("/media/")) as sent, page.expect_download():
        page.get_by_role("button", name=SAID.text("report.picture")).first.click()
    page.goto(f"{behind.address}/data?lang=en")
    drawn(page)
    page.set_input_files("input[type=file]", [SAMPLE / "answers_2025.csv"])
    expect(page.get_by_text("answers_2025.csv").first).to_be_visible()
    context.close()

    stranger = browser.new_context(ignore_https_errors=True)
    for path, status in (("_stcore/metrics", 404), ("_stcore/health", 200)):
        assert stranger.request.get(f"{behind.address}/{path}").status == status
    assert stranger.request.get(sent.value.url).status == 403
    stranger.close()
    # Whoever doesn't know the name doesn't even learn whose certificate it is.
    unnamed = behind.address.replace("localhost", "127.0.0.1")
    asked = subprocess.run(["curl", "-sk", unnamed], check=False)  # noqa: S607
    assert asked.returncode == NO_HANDSHAKE

    log = (tmp_path / "keskmes.log").read_text()
    assert " /units 200 " in log
    assert "connections" not in log
