"""The numbers that a chart or a table shows, by what they are called."""

from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame

from dashboard.export.deck.elements import Element, Untyped, plot_area
from dashboard.export.deck.native.formats import as_written
from dashboard.i18n import Words

BETWEEN = " · "


def numbers_of(frame: GraphicFrame, words: Words) -> dict[str, str]:
    """Each number as it is written, by its series and its row."""
    return _of_table(frame.table) if frame.has_table else _of_chart(frame, words)


def all_series(frame: GraphicFrame) -> list[Element]:
    """The markup of all series of a chart, in the order of its sheet."""
    area = plot_area(frame.chart)
    found = area.iter(qn("c:ser"))
    return sorted(found, key=lambda series: int(series.find(qn("c:order")).get("val")))


def _of_chart(frame: GraphicFrame, words: Words) -> dict[str, str]:
    found: dict[str, str] = {}
    for series in all_series(frame):
        name = _text(series.find(qn("c:tx")))
        rows = {one.get("idx"): _text(one) for one in _points(series, "c:cat")}
        own = _own_labels(series)
        code = series.find(f".//{qn('c:val')}//{qn('c:formatCode')}")
        for point in _points(series, "c:val"):
            row, _, gap = rows.get(point.get("idx"), "").partition("\n")
            if gap:
                found[f"{words.text('table.gap')}{BETWEEN}{row}"] = gap
            plain = as_written(words, float(_text(point)), "" if code is None else code.text)
            found[f"{name}{BETWEEN}{row}"] = own.get(point.get("idx"), plain)
    return found


def _own_labels(series: Element) -> dict[str, str]:
    """The labels in words of their own (bounds, counts beside) by the place of their number."""
    return {
        one.find(qn("c:idx")).get("val"): "".join(run.text or "" for run in one.iter(qn("a:t")))
        for one in series.iter(qn("c:dLbl"))
        if one.find(qn("c:tx")) is not None
    }


def _of_table(table: Untyped) -> dict[str, str]:
    heads = [cell.text for cell in table.rows[0].cells]
    return {
        f"{heads[n]}{BETWEEN}{row.cells[0].text}": cell.text.strip()
        for row in list(table.rows)[1:]
        for n, cell in enumerate(row.cells)
        if n and cell.text.strip()
    }


def _points(series: Element, tag: str) -> list[Element]:
    return list(series.iterfind(f"{qn(tag)}//{qn('c:pt')}"))


def _text(element: Element | None) -> str:
    value = None if element is None else element.find(f".//{qn('c:v')}")
    return "" if value is None else value.text or ""
