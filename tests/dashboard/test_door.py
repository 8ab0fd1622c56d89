"""Who is let in, by what the provider says and by the consultant's table."""

import time
from pathlib import Path

import pytest

from assessment.errors import Refused
from dashboard.door import AHEAD_SECONDS, HOURS, Door, door_of, served_role
from dashboard.server import ROLE
from dashboard.sign_in import address_of

SIGN_IN = """roles = "people/roles.toml"
[auth]
redirect_uri = "https://results.example.org/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "keskmes"
client_secret = "s"
server_metadata_url = "https://login.example.org/.well-known/openid-configuration"
client_kwargs = { prompt = "login" }
"""
PEOPLE = """[people]
"mari@consultant.ee" = "consultant"
"Juhan@client.ee" = "leadership"
"""
DAY = HOURS * 3600


@pytest.fixture
def door(tmp_path: Path) -> Door:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "roles.toml").write_text(PEOPLE)
    (tmp_path / "sign_in.toml").write_text(SIGN_IN)
    return door_of(tmp_path / "sign_in.toml", "consultant")


def claims(email: object = "mari@consultant.ee", **others: object) -> dict[str, object]:
    return {
        "is_logged_in": True,
        "iss": "https://login.example.org",
        "sub": "1",
        "nonce": "n",
        "iat": int(time.time()),
        "email": email,
        "email_verified": True,
        **others,
    }


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (claims(), None),
        (claims("MARI@Consultant.ee"), None),
        (claims("juhan@client.ee"), "elsewhere"),
        (claims(is_logged_in=False), "signed_out"),
        ({}, "signed_out"),
        (claims(email_verified=False), "unverified"),
        (claims(email_verified="true"), "unverified"),
        (claims(email_verified=1), "unverified"),
        (claims(None), "unknown"),
        (claims("mari@consultant.ee "), None),
        (claims("mari@consultant.ee, x@evil.org"), "unknown"),
        (claims(["mari@consultant.ee"]), "unknown"),
        (claims(iat=None), "lapsed"),
        (claims(iat="now"), "lapsed"),
        (claims(iat=float("nan")), "lapsed"),
    ],
)
def test_the_claims_decide_who_comes_in(
    door: Door, said: dict[str, object], why: str | None
) -> None:
    assert door.turns_away(said) == why


@pytest.mark.parametrize(
    ("age", "why"),
    [
        (DAY + 60, "lapsed"),
        (DAY - 60, None),
        (60 - AHEAD_SECONDS, None),
        (-AHEAD_SECONDS - 60, "lapsed"),
    ],
)
def test_a_sign_in_lasts_a_working_day(door: Door, age: int, why: str | None) -> None:
    assert door.turns_away(claims(iat=time.time() - age)) == why


def test_where_the_leadership_is_served_the_consultant_comes_in_too(
    door: Door,
) -> None:
    for_the_leadership = door_of(door.roles.parents[1] / "sign_in.toml", "leadership")
    assert for_the_leadership.turns_away(claims("juhan@client.ee")) is None
    assert for_the_leadership.turns_away(claims()) is None
    assert for_the_leadership.turns_away(claims("x@client.ee")) == "unknown"


def test_a_process_serves_the_consultant_unless_it_was_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(ROLE, raising=False)
    assert served_role() == "consultant"
    monkeypatch.setenv(ROLE, "leadership")
    assert served_role() == "leadership"


def test_the_table_is_read_anew_each_time_and_a_broken_one_lets_nobody_in(door: Door) -> None:
    door.roles.write_text(PEOPLE.replace("mari@", "mare@"))
    assert door.turns_away(claims()) == "unknown"
    assert door.turns_away(claims("mare@consultant.ee")) is None
    door.roles.write_text("[people")
    assert door.turns_away(claims("mare@consultant.ee")) == "unknown"
    door.roles.unlink()
    assert door.turns_away(claims("mare@consultant.ee")) == "unknown"


def test_a_sign_in_that_is_over_is_over_and_another_one_is_not(door: Door) -> None:
    former, later = claims(), claims(nonce="m")
    door.sign_out(former)
    assert door.turns_away(former) == "signed_out"
    assert door.turns_away(later) is None


@pytest.mark.parametrize(
    "email", ["mar\u212a@consultant.ee", "\u017fomebody@client.ee", "a@b@c", "@client.ee", "a"]
)
def test_an_address_that_case_folding_could_turn_into_anothers_is_none(
    door: Door, email: str
) -> None:
    assert address_of(email) is None
    assert door.turns_away(claims(email)) == "unknown"
    door.roles.write_text(f'[people]\n"{email}" = "consultant"\n', "utf-8")
    assert door.turns_away(claims(email)) == "unknown"


def test_one_person_with_two_roles_is_refused(door: Door) -> None:
    door.roles.write_text(PEOPLE + '"juhan@Client.ee" = "consultant"\n')
    with pytest.raises(Refused, match="not_one_person"):
        door_of(door.roles.parents[1] / "sign_in.toml", "consultant")


def test_the_door_knows_where_people_come_in(door: Door) -> None:
    assert door.sign_in.address == "https://results.example.org"
    assert door.sign_in.host == "results.example.org"
    assert door.sign_in.is_encrypted
