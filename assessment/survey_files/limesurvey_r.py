"""LimeSurvey's R file beside its CSV: what each column asks and what its codes mean.

It is read as text, statement by statement; nothing in it is run.
"""

import re

from assessment.survey_files.limesurvey import METADATA
from assessment.survey_files.looks import plain
from assessment.survey_files.raw_table import RawColumn

SYNTAX, DATA = "_R_syntax_file.R", "_R_data_file.csv"
STRING = r'"((?:[^"\\]|\\.)*)"'
LABEL = re.compile(rf"variable\.labels\[(\d+)\]\s*<-\s*{STRING}")
NAME = re.compile(rf"names\(data\)\[(\d+)\]\s*<-\s*{STRING}")
FACTOR = re.compile(
    r"data\[\s*,\s*(\d+)\]\s*<-\s*factor\(.*?levels\s*=\s*c\((.*?)\)\s*,\s*labels\s*=\s*c\((.*?)\)\)\s*$",
    re.MULTILINE,
)
ONE = re.compile(rf"{STRING}|([^\s,\"]+)")
PART = re.compile(r"\[([^\]]*)\]\s*(.*)", re.DOTALL)


def is_r_syntax(text: str) -> bool:
    """Whether a text is such a file."""
    return "variable.labels" in text and bool(NAME.search(text))


def columns_of_r(text: str) -> dict[int, RawColumn]:
    """The questions' columns by position, counted from 0; those of the tool are left out."""
    names = {int(n): _unquoted(one) for n, one in NAME.findall(text)}
    labels = {int(n): plain(_unquoted(one)) for n, one in LABEL.findall(text)}
    codebooks = {
        int(n): dict(zip(_strings(codes), _strings(meanings), strict=False))
        for n, codes, meanings in FACTOR.findall(text)
    }
    columns: dict[int, RawColumn] = {}
    for number, name in names.items():
        if name in METADATA:
            continue
        label = labels.get(number, "")
        part = PART.fullmatch(label)
        group, _, row = name.partition("_")
        known_by = [name, row, label, part[1] if part else ""]
        columns[number - 1] = RawColumn(
            name,
            tuple(dict.fromkeys(filter(None, known_by))),
            tuple(filter(None, (group if row else "", part[2] if part else ""))),
            codebooks.get(number, {}),
        )
    return columns


def _strings(listed: str) -> list[str]:
    return [_unquoted(quoted) if quoted else bare for quoted, bare in ONE.findall(listed)]


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
