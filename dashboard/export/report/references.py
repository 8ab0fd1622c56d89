"""Numbers that Word counts, the names it refers to, and what leads there."""

from collections.abc import Sequence
from zlib import crc32

from docx.text.paragraph import Paragraph

from dashboard.export.report.contents import Shown
from dashboard.export.report.markup import add_field, bookmark


def add_numbered(line: Paragraph, caption: str, name: str, anchor: str) -> None:
    """A caption; the number of the `name` in it ("Figure 3") is counted, and referred to."""
    before, _, after = caption.partition(name)
    number = "".join(sign for sign in name if sign.isdigit())
    ahead, _, behind = name.partition(number)
    line.add_run(before)
    first = line.add_run(ahead)
    add_field(line, f"SEQ Keskmes_{anchor.partition('-')[0]} \\* ARABIC", number)
    bookmark(first, line.add_run(behind), _name_of(anchor))
    line.add_run(after)


def add_reference(line: Paragraph, anchor: str, name: str) -> None:
    """A reference, with what it says until Word looks anew."""
    add_field(line, f"REF {_name_of(anchor)} \\h", name)


def add_figures(line: Paragraph, shown: Sequence[Shown]) -> None:
    """References to figures, in parentheses; nothing for none."""
    for one in shown:
        line.add_run(" (" if one is shown[0] else ", ")
        add_reference(line, one.anchor, one.figure)
    line.add_run(")" if shown else "")


def chapter_name(title: str) -> str:
    """The bookmark of a chapter."""
    return f"chapter_{crc32(title.encode())}"


def _name_of(anchor: str) -> str:
    """An anchor as a bookmark: letters, digits and underscores."""
    return anchor.replace("-", "_")
