"""A scan that finds nothing proves nothing: it has to find a word in every place it can lie in."""

import gzip
import zlib
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import duckdb
import polars as pl
import pyreadstat
import pytest
import typst
import xlsxwriter
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from tests.hostile.scan.sentinels import SECRET, forms, leaks

WANTED = {"it": forms(SECRET.encode(), text=True)}
KEY = bytes(range(200, 232))


def packed(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return made.getvalue()


def png(kind: str) -> bytes:
    texts, made = PngInfo(), BytesIO()
    if kind == "iTXt":
        texts.add_itxt("Title", SECRET, zip=True)
    else:
        texts.add_text("Title", SECRET, zip=kind == "zTXt")
    Image.new("RGB", (2, 2)).save(made, "png", pnginfo=texts)
    return made.getvalue()


def pdf(source: str) -> bytes:
    return typst.compile(source.encode(), format="pdf")


def workbook(where: str) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        shown, hidden = book.add_worksheet("shown"), book.add_worksheet("hidden")
        shown.write(0, 0, "seen")
        hidden.hide()
        if where == "hidden sheet":
            hidden.write(5, 5, SECRET)
        elif where == "defined name":
            book.define_name(f"_{SECRET}", "=hidden!$A$1")
        elif where == "comment":
            shown.write_comment("A1", SECRET)
        else:
            book.set_properties({"comments": SECRET})
    return made.getvalue()


def deck() -> bytes:
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[6])
    data: Any = CategoryChartData()
    data.categories = [SECRET]
    data.add_series("one", (1,))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Cm(0), Cm(0), Cm(5), Cm(5), data)
    made = BytesIO()
    slides.save(made)
    # Only its embedded workbook is left.
    with ZipFile(made) as whole:
        name = next(one for one in whole.namelist() if one.endswith(".xlsx"))
        return packed(**{name: whole.read(name)})


def parquet() -> bytes:
    made = BytesIO()
    pl.DataFrame({"a": [f"x{n}" for n in range(999)] + [SECRET]}).write_parquet(made)
    return made.getvalue()


def sav(folder: Path) -> bytes:
    path = folder / "a.sav"
    write: Callable[..., None] = pyreadstat.write_sav
    write(pl.DataFrame({"a": [1.0]}), path, variable_value_labels={"a": {1: SECRET}})
    return path.read_bytes()


TEXT = f"what {SECRET} said"
PLACES: dict[str, bytes] = {
    "text": TEXT.encode(),
    "capitals": TEXT.upper().encode(),
    "backwards": TEXT[::-1].encode(),
    "UTF-16": TEXT.encode("utf-16"),
    "UTF-16 big": TEXT.encode("utf-16-be"),
    "hex": TEXT.encode().hex().encode(),
    "capital hex": TEXT.encode().hex().upper().encode(),
    "base64": b64encode(TEXT.encode()),
    "base64, one further": b64encode(f"w{TEXT}".encode()),
    "base64, two further": b64encode(f"wh{TEXT}".encode()),
    "base64 of UTF-16": b64encode(TEXT.encode("utf-16-le")),
    "base64 of gzip": b"data:;base64," + b64encode(gzip.compress(TEXT.encode() * 3)),
    "base64 of an address": b"?a=" + urlsafe_b64encode(zlib.compress(TEXT.encode() * 3)),
    "gzip": gzip.compress(TEXT.encode()),
    "zlib": zlib.compress(TEXT.encode()),
    "deflate": zlib.compress(TEXT.encode())[2:-4],
    "zip in zip": packed(a=packed(b=TEXT.encode())),
    "a name in a zip": packed(**{SECRET: b""}),
    "tags within": f"<p>{SECRET[:3]}<b>{SECRET[3:]}</b></p>".encode(),
    "entities": "".join(f"&#{ord(one)};" for one in SECRET).encode(),
    "metadata of SVG": f"<svg><metadata><a b='{SECRET}'/></metadata></svg>".encode(),
    "tEXt": png("tEXt"),
    "zTXt": png("zTXt"),
    "iTXt": png("iTXt"),
    "text of a PDF": pdf(f"nothing, then {SECRET}"),
    "title of a PDF": pdf(f'#set document(title: "{SECRET}")\nnothing'),
    "a hidden sheet": workbook("hidden sheet"),
    "a defined name": workbook("defined name"),
    "a comment of a cell": workbook("comment"),
    "properties": workbook("properties"),
    "a chart's workbook": deck(),
    "custom XML": packed(**{"customXml/item1.xml": f"<a>{SECRET}</a>".encode()}),
    "rows of Parquet": parquet(),
}


@pytest.mark.parametrize("content", PLACES.values(), ids=PLACES)
def test_a_word_is_found_wherever_it_lies(content: bytes) -> None:
    assert list(leaks("file", content, WANTED))


def test_a_word_is_found_in_a_database(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with closing(duckdb.connect(path)) as connection:
        connection.execute(f"CREATE TABLE a AS SELECT range AS n, '{SECRET}' AS b FROM range(9999)")  # noqa: S608
    assert any("table a" in one for one in leaks("file", path.read_bytes(), WANTED))


def test_a_word_is_found_in_the_labels_of_spss(tmp_path: Path) -> None:
    assert list(leaks("file", sav(tmp_path), WANTED))


@pytest.mark.parametrize("coded", [KEY, KEY.hex().encode(), b64encode(b"x" + KEY), packed(k=KEY)])
def test_a_key_is_found_however_it_is_written(coded: bytes) -> None:
    assert list(leaks("file", coded, {"key": forms(KEY, text=False)}))


def test_nothing_is_found_where_nothing_is() -> None:
    for content in (b"", b"plain", gzip.compress(b"plain"), packed(a=b"plain"), pdf("plain")):
        assert not list(leaks("file", content, WANTED))
