"""What heads and cells look like: times, addresses, and heads that ask who somebody is."""

import pytest

from assessment.survey_files.looks import are_datetimes, are_numbers, is_personal, plain


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("We say so", "We say so"),
        ("<p>We <b>say</b><br/>so</p>", "We say so"),
        ("We&nbsp;say &quot;so&quot;", 'We say "so"'),
        ("  We\u00a0say\r\n\tso ", "We say so"),
        ("Is 3 < 4 and 5 > 4?", "Is 3 < 4 and 5 > 4?"),
        ("", ""),
    ],
)
def test_a_head_is_its_plain_text(head: str, label: str) -> None:
    assert plain(head) == label


@pytest.mark.parametrize(
    "cell",
    [
        "2026-10-05 08:30:00",
        "2026-10-05T08:30:00Z",
        "2026-10-05T08:30:00.123+03:00",
        "10/5/2026 8:30:00",
        "10/05/2026 08:30:00 AM",
        "05.10.2026 8:30",
        "5.10.2026 8.30.00",
        "2026/10/05 8:30:00 AM EEST",
        "2026/10/05 8:30:00 pm GMT+2",
        "05-10-26, 08:30",
    ],
)
def test_a_date_with_a_time_of_day_is_a_datetime(cell: str) -> None:
    assert are_datetimes([cell])
    assert are_datetimes([cell, cell])
    assert not are_datetimes([cell, "yes"])


@pytest.mark.parametrize(
    "cell", ["2026-10-05", "08:30", "5", "on 2026-10-05 08:30 I said", "1.2.3.4"]
)
def test_anything_else_is_none(cell: str) -> None:
    assert not are_datetimes([cell])


def test_whole_numbers_are_numbers() -> None:
    assert are_numbers(["1", "007"])
    assert not are_numbers(["1", "2.5"])
    assert not are_numbers(["-1"])


def test_of_no_cells_nothing_can_be_said() -> None:
    assert not are_datetimes([])
    assert not are_numbers([])
    assert not is_personal("s1", [])


@pytest.mark.parametrize(
    "head",
    [
        "E-mail",
        "Email Address:",
        "RecipientEmail",
        "Meiliaadress",
        "sähköpostiosoite",
        "Name",
        "Your name?",
        "Ees- ja perekonnanimi",
        "Sukunimi",
        "First Name",
        "IP Address",
        "IP-aadress",
        "ipaddr",
        "LocationLatitude",
        "Telefoninumber",
        "Puhelin",
        "Isikukood",
        "Custom Data 1",
        "Network ID",
        "Employee number",
        "Sünniaeg",
        "<b>E-mail</b> *",
        "Contact [Phone]",
        "Your address [Street]",
        "Home address [flat]",
        "Your phone [the number we may call you on between nine and five]",
    ],
)
def test_a_head_that_asks_who_somebody_is_is_personal(head: str) -> None:
    assert is_personal(head, [])


@pytest.mark.parametrize(
    "head",
    [
        "s1",
        "respondent",
        "unit",
        "Which unit do you work in?",
        "Is there a name for what you do for customers?",
        "How well do we answer the telephone, and how soon?",
        "Whoever answers knows the customer's name and their story [always]",
        "renamed",
        "",
    ],
)
def test_a_head_that_asks_about_something_else_is_not(head: str) -> None:
    assert not is_personal(head, ["A", "7"])


@pytest.mark.parametrize("cell", ["mari@example.org", "192.0.2.17"])
def test_a_column_of_addresses_is_personal_whatever_its_head(cell: str) -> None:
    assert is_personal("x", [cell, cell])
    assert not is_personal("x", [cell, f"write to {cell}"])
    assert not is_personal("x", [cell, "7"])


@pytest.mark.parametrize(
    "head",
    [
        *("Sinu nimi", "Perenimi", "Nimi (vabatahtlik)", "Teie e-posti aadress", "Kontakttelefon"),
        *("Matkapuhelin", "Sähköpostiosoitteesi", "Mikä on nimesi?", "What is your name?"),
        *("Work email", "Phone no.", "Client IP", "Please enter your address [Number]"),
    ],
)
def test_a_short_head_that_asks_how_to_reach_somebody_is_personal(head: str) -> None:
    assert is_personal(head, [])


def test_us_and_our_e_mail_are_not_mixed_up() -> None:
    assert not is_personal("Kuidas meil läheb [promise]", [])


@pytest.mark.parametrize(
    ("head", "read"),
    [
        ("a <i>n</i>ew<span></span> one", "a new one"),
        ("first<br/>second<p>third</p>", "first second third"),
        ("alga&shy;tused \u200b", "algatused"),
    ],
)
def test_tags_inside_a_word_leave_it_whole(head: str, read: str) -> None:
    assert plain(head) == read
