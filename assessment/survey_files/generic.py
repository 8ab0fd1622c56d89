"""Any other table: one row of heads, one row a respondent; and SPSS, which is such a table."""

from assessment.survey_files.looks import plain
from assessment.survey_files.raw_table import RawColumn, RawTable
from assessment.survey_files.table import Source, raw_table


def read_generic(source: Source) -> RawTable:
    """The raw table of a plain file."""
    columns = [RawColumn(head, (plain(head),)) for head in source.sheet.row(0)]
    return raw_table(source, "generic", columns)


def read_spss(source: Source) -> RawTable:
    """The raw table of an SPSS file: the variables' names and labels, the values' labels."""
    sheet = source.sheet
    columns: list[RawColumn] = []
    for position, head in enumerate(sheet.row(0)):
        label = plain(sheet.questions.get(position, ""))
        names = (plain(head), label) if label else (plain(head),)
        columns.append(RawColumn(head, names, codebook=sheet.labels.get(position, {})))
    return raw_table(source, "spss", columns)
