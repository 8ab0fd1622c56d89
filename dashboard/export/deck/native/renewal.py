"""New numbers in a chart or a table that somebody has worked on: its look stays as they left it."""

from copy import deepcopy

from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.table import Table

from dashboard.export.deck.elements import Element, chart_part, element_of, plot_area
from dashboard.export.deck.native.numbers import all_series

DATA = ("c:tx", "c:cat", "c:val")
"""What of a series is data; everything else is look."""


def renew(old: GraphicFrame, new: GraphicFrame) -> None:
    """Put the numbers of a new chart or table into the old one."""
    if new.has_table:
        _renew_table(old.table, new.table)
    else:
        _renew_chart(old, new)


def _renew_chart(old: GraphicFrame, new: GraphicFrame) -> None:
    """Series by series, in their order; one that is new comes with its look."""
    formers, latters = all_series(old), all_series(new)
    for former, latter in zip(formers, latters, strict=False):
        _renew_series(former, latter)
    for former in formers[len(latters) :]:
        former.getparent().remove(former)
    for latter in latters[len(formers) :]:
        all_series(old)[-1].addnext(deepcopy(latter))
    _rescale(old, new)
    part, source = (chart_part(frame.chart) for frame in (old, new))
    part.chart_workbook.update_from_xlsx_blob(source.chart_workbook.xlsx_part.blob)


def _renew_series(former: Element, latter: Element) -> None:
    for tag in DATA:
        old, new = former.find(qn(tag)), latter.find(qn(tag))
        old.getparent().replace(old, deepcopy(new))
    _renew_points(former, latter)
    for old, new in zip(
        former.iterfind(qn("c:errBars")), latter.iterfind(qn("c:errBars")), strict=False
    ):
        for tag in ("c:plus", "c:minus"):
            old.replace(old.find(qn(tag)), deepcopy(new.find(qn(tag))))


def _renew_points(former: Element, latter: Element) -> None:
    """Labels of single points say or hide something because of the numbers: the new ones do."""
    old, new = former.find(qn("c:dLbls")), latter.find(qn("c:dLbls"))
    if old is None or old.find(qn("c:delete")) is not None:
        return
    for label in old.findall(qn("c:dLbl")):
        old.remove(label)
    for n, label in enumerate(new.findall(qn("c:dLbl"))):
        old.insert(n, deepcopy(label))


def _rescale(old: GraphicFrame, new: GraphicFrame) -> None:
    """The ends of the scales are those of the new numbers, lest a mark stands outside."""
    axes = [list(plot_area(frame.chart).iterfind(qn("c:valAx"))) for frame in (old, new)]
    for former, latter in zip(*axes, strict=False):
        for tag in ("c:max", "c:min"):
            end, now = (axis.find(f"{qn('c:scaling')}/{qn(tag)}") for axis in (former, latter))
            if end is not None and now is not None:
                end.set("val", now.get("val"))


def _renew_table(old: Table, new: Table) -> None:
    """Row by row; rows and columns that are more or fewer come and go."""
    _resize(old, new)
    for former, latter in zip(old.iter_cells(), new.iter_cells(), strict=True):
        _renew_cell(element_of(former), element_of(latter))


def _resize(old: Table, new: Table) -> None:
    table, source = element_of(old), element_of(new)
    if len(old.columns) != len(new.columns):
        table.replace(table.tblGrid, deepcopy(source.tblGrid))
        for row in list(table.tr_lst):
            table.remove(row)
    for row in table.tr_lst[len(new.rows) :]:
        table.remove(row)
    for row in source.tr_lst[len(table.tr_lst) :]:
        table.append(deepcopy(row))


def _renew_cell(former: Element, latter: Element) -> None:
    """Text and surface, which say the same; the type of what stays text is as it was left."""
    olds, news = (list(cell.iter(qn("a:r"))) for cell in (former, latter))
    texts = [run.find(qn("a:t")).text for run in news]
    alike = [run.find(qn("a:t")).text for run in olds] == texts
    if not alike:
        former.replace(former.find(qn("a:txBody")), deepcopy(latter.find(qn("a:txBody"))))
        former.replace(former.find(qn("a:tcPr")), deepcopy(latter.find(qn("a:tcPr"))))
