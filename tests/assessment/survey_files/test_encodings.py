"""Bytes to text: UTF by its marks, else the encoding in which Estonian words look like words."""

import pytest

from assessment.errors import Problem, Refused
from assessment.survey_files.encodings import decoded

ESTONIAN = "küsimus,vastus\nTööõhk „meil“,hästi öeldud: ÕPIME jäägitult – kõik\n"
FOREIGN = "vene,läti\nŠokk ja žanr,Tallinnas käisid šveitslased\n"


def text_of(content: bytes) -> str:
    return decoded("a.csv", content)[0]


def encoding_of(content: bytes) -> str:
    return decoded("a.csv", content)[1]


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_known_by_its_mark_or_its_rules(codec: str) -> None:
    content = (ESTONIAN + FOREIGN).encode(codec)
    assert decoded("a.csv", content) == (ESTONIAN + FOREIGN, codec)


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\x00\x00\xfe\xff"], ids=["utf-16", "utf-32"])
def test_a_mark_also_says_that_the_great_end_comes_first(mark: bytes) -> None:
    codec = "utf-16" if len(mark) == 2 else "utf-32"
    assert decoded("a.csv", mark + ESTONIAN.encode(f"{codec}-be")) == (ESTONIAN, codec)


@pytest.mark.parametrize("codec", ["cp1252", "cp1257", "mac_roman"])
def test_estonian_of_one_byte_a_letter_is_read_as_it_was_written(codec: str) -> None:
    assert text_of(ESTONIAN.encode(codec)) == ESTONIAN


@pytest.mark.parametrize("codec", ["cp1252", "cp1257", "iso8859-15"])
def test_letters_of_foreign_words_tell_encodings_apart(codec: str) -> None:
    assert decoded("a.csv", FOREIGN.encode(codec)) == (FOREIGN, codec)


def test_of_two_encodings_that_read_equally_well_the_more_usual_is_taken() -> None:
    assert encoding_of("töö ja õhk".encode("cp1257")) == "cp1252"


def test_only_one_encoding_has_some_bytes_and_then_it_is_that_one() -> None:
    assert encoding_of("Ühtne õige tšekk".encode("mac_roman", "replace")) == "mac_roman"
    assert "\x81" not in text_of(b"\x81nnu t\x9a\x9a")


def test_capitals_of_a_whole_word_are_no_sign_of_a_wrong_encoding() -> None:
    assert text_of("TÖÖÕHK ŽANR".encode("cp1257")) == "TÖÖÕHK ŽANR"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("õige\nväide\n".encode() * 3 + b"\xe4\n", 7),
        (b"a\n" + "õ".encode()[:1] + b"\n" + "õõõ".encode(), 2),
        (b"\xef\xbb\xbfa\n\xe4", 2),
        (b"\xff\xfea\x00\n\x00b", 2),
        (b"\xff\xfe\x00\x00a", 1),
    ],
    ids=["UTF-8", "at a sign cut off", "after a mark", "UTF-16", "UTF-32"],
)
def test_unicode_that_breaks_off_is_refused_with_its_line(content: bytes, line: int) -> None:
    with pytest.raises(Refused) as refusal:
        decoded("a.csv", content)
    assert refusal.value.problems == (Problem("not_utf8", "a.csv", {"found": line}),)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b'a\r\n"b\rc"\r\n', 'a\n"b\rc"\n'),
        (b"", ""),
    ],
    ids=["Unix", "Windows", "old Mac", "a return inside of a cell", "nothing"],
)
def test_lines_end_in_a_line_feed_whatever_wrote_them(content: bytes, lines: str) -> None:
    assert decoded("a.csv", content) == (lines, "utf-8")
