"""Zips without the time of day."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from dashboard.export.steady import steady, zipped

AT = datetime(2026, 11, 28, 7, 30, 10)  # noqa: DTZ001 -- the store's times are UTC without a zone


def test_a_zip_keeps_its_parts_in_order_and_has_one_date() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as source:
        source.writestr("b.xml", "<b/>")
        source.writestr("a.xml", "<a/>")
    found = ZipFile(BytesIO(steady(made.getvalue(), AT)))
    assert [(one.filename, one.date_time) for one in found.infolist()] == [
        ("b.xml", (2026, 11, 28, 7, 30, 10)),
        ("a.xml", (2026, 11, 28, 7, 30, 10)),
    ]
    assert found.read("b.xml") == b"<b/>"


def test_files_are_zipped_the_same_each_time() -> None:
    files = {"b.csv": b"1", "a.csv": b"2" * 1000}
    content = zipped(files, AT)
    assert content == zipped(files, AT)
    packed = ZipFile(BytesIO(content))
    assert {name: packed.read(name) for name in packed.namelist()} == files
