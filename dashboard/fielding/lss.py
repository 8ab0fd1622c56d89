"""A structure file of LimeSurvey: tables as XML, with texts apart in rows by language."""

from collections.abc import Iterable, Mapping
from html import escape
from io import BytesIO
from itertools import count
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

DB_VERSION = "641"
"""The version of LimeSurvey's tables that these are."""
TABLES = (
    "answers",
    "answer_l10ns",
    "groups",
    "group_l10ns",
    "questions",
    "subquestions",
    "question_l10ns",
    "question_attributes",
    "surveys",
    "surveys_languagesettings",
)
NO_EXPRESSION = str.maketrans({"{": "{ ", "}": " }", "|": "¦"})
"""A brace beside a space is no expression; a bar would put what follows it behind the answers."""


def html(text: str) -> str:
    """Plain text as LimeSurvey has to have it, to show just that."""
    return escape(text, quote=False).translate(NO_EXPRESSION)


class Structure:
    """The tables of one survey; the rows of one table all have the same fields."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Mapping[str, str]]] = {table: [] for table in TABLES}
        self._numbers = count(1)

    def add(self, table: str, key: str = "", **fields: str | int) -> int:
        """Add a row; the number that it gets as its key is no other row's."""
        number = next(self._numbers)
        keyed = {key: number, **fields} if key else fields
        self._rows[table].append({name: str(value) for name, value in keyed.items()})
        return number

    def content(self, languages: Iterable[str]) -> bytes:
        """The file."""
        document = Element("document")
        SubElement(document, "LimeSurveyDocType").text = "Survey"
        SubElement(document, "DBVersion").text = DB_VERSION
        listed = SubElement(document, "languages")
        for language in languages:
            SubElement(listed, "language").text = language
        for name, rows in self._rows.items():
            if rows:
                _fill(SubElement(document, name), rows)
        indent(document, " ")
        file = BytesIO()
        ElementTree(document).write(file, encoding="UTF-8", xml_declaration=True)
        return file.getvalue()


def _fill(table: Element, rows: list[Mapping[str, str]]) -> None:
    fields = SubElement(table, "fields")
    for name in rows[0]:
        SubElement(fields, "fieldname").text = name
    listed = SubElement(table, "rows")
    for row in rows:
        cells = SubElement(listed, "row")
        for name, value in row.items():
            SubElement(cells, name).text = value
