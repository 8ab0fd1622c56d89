"""The workbook: contents, a sheet an exhibit, questionnaire, method, where it comes from."""

from io import BytesIO

import xlsxwriter

from dashboard.exhibits.asked import items_tables, others_table, themes_table
from dashboard.exhibits.method import thresholds_table
from dashboard.export.made import Made, Progress, silent
from dashboard.export.source import source_of
from dashboard.export.workbook.names import sheet_names
from dashboard.export.workbook.sheet import Sheets
from dashboard.readout import Readout, title_of
from dashboard.result_files import AS_TEXT


def workbook(readout: Readout, progress: Progress = silent) -> Made:
    """The readout as XLSX; what is a number on the screen is one here, rounded as there."""
    content = BytesIO()
    words, reading = readout.words, readout.reading
    ends = ("workbook.contents", "workbook.codebook", "method.title", "workbook.provenance")
    contents, codebook, method, provenance = (words.text(msgid) for msgid in ends)
    titles = [title_of(reading, told.entry) for told in readout.told]
    names = sheet_names([contents, *titles, codebook, method, provenance])
    with xlsxwriter.Workbook(content, AS_TEXT) as book:
        book.set_properties(
            {
                "title": readout.provenance.organisation,
                "author": "Keskmes",
                "created": readout.provenance.loaded_at,
            }
        )
        sheets = Sheets(book, words, readout.provenance.line)
        sheets.contents(readout, names[0], dict(zip(names[1:], titles, strict=False)))
        for done, (name, told) in enumerate(zip(names[1:], readout.told, strict=False), start=1):
            sheets.exhibit(name, told, source_of(readout, told))
            progress(done, len(readout.told))
        asked = {words.text("method.themes.head"): themes_table(reading)}
        asked |= items_tables(reading)
        asked[words.text("asked.others")] = others_table(reading)
        sheets.tables(names[-3], codebook, asked)
        sheets.method(names[-2], readout.method, thresholds_table(reading))
        sheets.lines(names[-1], provenance, readout.provenance.lines)
    return Made(content.getvalue())
