"""Workbooks that nobody's survey tool writes: part by part, as an attacker would."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def cell(reference: str, text: str) -> str:
    """A cell with a text of its own."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    """A row of cells."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def sheet(*rows: str, before: str = "") -> str:
    """A worksheet of rows."""
    data = f"<sheetData>{''.join(rows)}</sheetData>"
    return f'{HEAD}{before}<worksheet xmlns="{MAIN}">{data}</worksheet>'


def workbook(rows: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook with one sheet, and parts beside it or instead of its own."""
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        f'.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet'
        f'.main+xml"/><Override PartName="/{SHEET}" ContentType="{kinds}.worksheet+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
        '<sheet name="Answers" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        SHEET: rows,
        **(parts or {}),
    }
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return written.getvalue()


GOOD = sheet(
    row(1, cell("A1", "wave"), cell("B1", "s1")), row(2, cell("A2", "2026"), cell("B2", "4"))
)
WITH_FORMULA = workbook(
    sheet(
        row(1, cell("A1", "wave"), cell("B1", "s1")),
        row(2, cell("A2", "2026"), '<c r="B2"><f>2+2</f><v>4</v></c>'),
    )
)
TWO_SHEETS = workbook(
    GOOD,
    {
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
        '<sheet name="Answers" sheetId="1" r:id="r1"/><sheet name="Notes" sheetId="2" r:id="r1"/>'
        "</sheets></workbook>"
    },
)
HOSTILE: dict[str, bytes] = {
    "workbook_too_large": workbook(GOOD, {"xl/media/zeros.bin": bytes(60_000_000)}),
    "workbook_with_doctype": workbook(sheet(before='<!DOCTYPE x [<!ENTITY a "b">]>')),
    "sheet_too_wide_spread": workbook(
        sheet(row(1, cell("A1", "wave")), row(1_048_576, cell("XFD1048576", "far")))
    ),
    "formula_without_value": workbook(
        sheet(row(1, cell("A1", "wave"), cell("B1", "s1")), row(2, '<c r="B2"><f>2+2</f></c>'))
    ),
    "not_a_workbook": workbook(GOOD)[:-40],
    "workbook_old_or_locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}
"""Hostile files, by the reason that they are refused for."""
