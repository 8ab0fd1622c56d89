"""Nothing is lost: of a damaged file every row is accepted, refused or set aside, or none is read.

Files of every shape are damaged in small ways: cells and rows flipped, left out and doubled;
separators, quotes, bytes put in and taken out.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.checking import check_files
from assessment.definition_files import Definitions
from assessment.errors import Refused
from assessment.survey_files.raw_table import RawTable
from assessment.survey_files.reading import read_survey_file
from tests.notation import Folder

T, U = "2026-10-05 08:30:00", "2026-10-05 08:39:00"
IMPORTED = ",".join(f'"{{""ImportId"":""{n}""}}"' for n in range(8))

FILES = {
    "generic": """respondent;wave;unit;level;s1;owner;used;first
r1;2026;A;top;7;every;survey;"More; and
more"
r2;2026;Bee;low;dk;nobody's;survey;
r3;2026;;low;10 - yes;;nothing;õige
;;;;;;;
r4;2025;A;;3,0;every;;
""",
    "limesurvey": f"""\ufeff"id","submitdate","lastpage","startlanguage","startdate","unit",\
"how[s1]",\
"used[survey]","used[nothing]","first","groupTime1"\r
"1","{U}","4","et","{T}","A","7","Y","","Õige","1.5"\r
"2","{U}","4","et","{T}","B","dk","","Y","","2.5"\r
"3","","2","et","{T}","B","5","N/A","N/A","","3.5"\r
"4","{U}","4","et","{T}","","1 - no","N","N","","4.5"\r
\r
""",
    "google_forms": """Ajatempel,We say so,What is used?,What first?,E-mail
05.10.2026 8:30:00,7,"a survey, complaints",Rohkem,m@example.org
05.10.2026 8:31:00,dk,nothing,,n@example.org
05.10.2026 8:32:00,,,,
""",
    "surveymonkey": """Respondent ID,Collector ID,IP Address,How true?,,Who owns it?,What is used?,
,,,We say so,We do so,Vastus,a survey,complaints
118000000001,431177222,192.0.2.1,7,8,nobody's,a survey,
118000000002,431177222,192.0.2.2,dk,10 - yes,every manager's,,complaints
118000000003,431177222,192.0.2.3,,,,,
""",
    "qualtrics": f"""StartDate,Status,Finished,ResponseId,Q1,Q2_1,Q2_2,Q3
Algus,Liik,Lõpetatud,Vastuse ID,We say so,What is used? - a survey,What is used? - complaints,\
What first?
{IMPORTED}
{T},0,True,R_1,7,a survey,,Rohkem
{T},0,False,R_2,8,,complaints,
{T},1,True,R_3,9,,,
{T},0,True,R_4,-99,a survey,complaints,
""",
    "ms_forms": f"""ID\tStart time\tCompletion time\tEmail\tName\tWe say so\tWhat is used?\t\
Points - What is used?
1\t{T}\t{U}\tanonymous\t\t7\ta survey;complaints;\t1
2\t{T}\t{U}\tanonymous\t\t8\tnothing;\t0
3\t{T}\t{U}\tanonymous\t\tdk\t\t0
""",
    "typeform": """#,We say so,a survey,complaints,What first?,Response Type,Network ID
a1,7,a survey,,Rohkem,completed,x
a2,8,,complaints,,partial,y
a3,dk,a survey,complaints,,completed,z
""",
}
COUNTS = {
    "generic": (5, 3, 1),
    "limesurvey": (4, 3, 0),
    "google_forms": (3, 2, 0),
    "surveymonkey": (3, 2, 0),
    "qualtrics": (4, 2, 0),
    "ms_forms": (3, 3, 0),
    "typeform": (3, 2, 0),
}
"""Rows in each, accepted, and refused; the others are set aside."""

ENCODINGS = ("utf-8", "utf-16", "cp1257")
SIGNS = (
    b",",
    b";",
    b"\t",
    b'"',
    b"\n",
    b"\r",
    b"\x00",
    b"\xff",
    b"\xe4",
    b"7",
    b"-99",
    b"\xef\xbb\xbf",
)

Damage = Callable[[bytes], bytes]


def at(share: float, content: bytes | list[bytes]) -> int:
    """A place in it."""
    return int(share * len(content))


@st.composite
def damages(draw: st.DrawFn) -> Damage:
    """One way to damage a file."""
    first, second = draw(st.floats(0, 1)), draw(st.floats(0, 1))
    sign, other = draw(st.sampled_from(SIGNS)), draw(st.sampled_from(SIGNS))

    def put_in(content: bytes) -> bytes:
        return content[: at(first, content)] + sign + content[at(first, content) :]

    def take_out(content: bytes) -> bytes:
        return content[: at(first, content)] + content[at(first, content) + len(sign) :]

    def cut_off(content: bytes) -> bytes:
        return content[: at(first, content)]

    def swap_signs(content: bytes) -> bytes:
        return content.replace(sign, other)

    def among_rows(content: bytes) -> bytes:
        rows = content.split(b"\n")
        here, there = at(first, rows[1:]), at(second, rows[1:])
        rows[here], rows[there] = rows[there], rows[here] if sign < other else rows[there]
        return b"\n".join(rows)

    def without_a_row(content: bytes) -> bytes:
        rows = content.split(b"\n")
        del rows[at(first, rows[1:])]
        return b"\n".join(rows)

    def among_cells(content: bytes) -> bytes:
        separator = max((b",", b";", b"\t"), key=content.count)
        cells = content.split(separator)
        here, there = at(first, cells[1:]), at(second, cells[1:])
        cells[here : here + 1] = [] if sign < other else [cells[there], cells[here]]
        return separator.join(cells)

    ways = (put_in, take_out, cut_off, swap_signs, among_rows, without_a_row, among_cells)
    return draw(st.sampled_from(ways))


def require_every_row(path: Path, definitions: Definitions) -> str:
    """What became of a file: every row of it is one of three things, or the file is refused."""
    try:
        (file,) = check_files([path], definitions, wave="2026")
    except Refused as refusal:
        for problem in refusal.problems:
            assert problem.code
            assert problem.where == path.name
        return "refused"
    table = read_survey_file(path)
    assert file.rows_in == table.cells.height
    assert file.rows_in == file.accepted + file.refused + file.set_aside
    rows = range(table.first_row, table.first_row + table.cells.height)
    accepted = set(file.respondents["key"])
    refused = {one.row for one in file.refusals}
    aside = {row for of_reason in file.set_aside_rows.values() for row in of_reason}
    assert accepted | refused | aside == set(rows)
    assert not accepted & refused
    assert {one.column for one in file.refusals} <= columns_of(table)
    for frame in (file.answers, file.chosen, file.comments):
        assert set(frame["key"]) <= accepted
    return "read"


def columns_of(table: RawTable) -> set[str]:
    """What a column may be called: its head, or its place where it has none.

    A wave that is missing and an id that the tool gave have no column of their own.
    """
    places = (head or f"#{number}" for number, head in enumerate(table.heads, start=1))
    return {*places, "wave", "respondent"}


@pytest.fixture(scope="module")
def asked(small: Folder) -> Definitions:
    """Read once: they are the same for every damaged file."""
    return small.definitions


@pytest.mark.parametrize("tool", FILES)
def test_a_whole_file_is_read_as_what_it_is(asked: Definitions, tmp_path: Path, tool: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(FILES[tool], encoding="utf-8", newline="")
    assert require_every_row(path, asked) == "read"
    (file,) = check_files([path], asked, wave="2026")
    assert (file.tool, file.rows_in, file.accepted, file.refused) == (tool, *COUNTS[tool])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(encoding=st.sampled_from(ENCODINGS), damage=st.lists(damages(), min_size=1, max_size=3))
@pytest.mark.parametrize("tool", FILES)
def test_of_a_damaged_file_no_row_is_lost(
    asked: Definitions, tmp_path: Path, tool: str, encoding: str, damage: list[Damage]
) -> None:
    content = FILES[tool].encode(encoding, "replace")
    for damaged in damage:
        content = damaged(content)
    path = tmp_path / "answers.csv"
    path.write_bytes(content)
    require_every_row(path, asked)
