"""The second wave as five survey tools export it, in Estonian; written by ``generate.py``.

The same answers each time: with the tool's heads, labels and metadata, with unfinished answers and
tests where the tool has them, and with personal data to be dropped (all invented).
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any, Literal

import xlsxwriter

WAVE = "2026"
LANGUAGE = "et"
OPENED = datetime(2026, 10, 5, 8, 30)  # noqa: DTZ001 -- the local time that tools write
BETWEEN, TAKES = timedelta(minutes=37), timedelta(minutes=9)
WRITTEN = "%Y-%m-%d %H:%M:%S"
UNFINISHED = 3
"""How many left LimeSurvey and Qualtrics before the end; their answers are set aside."""

WORDS = {"cant_say": "Ei oska öelda (ma ei näe seda oma töös)", "not_applicable": "Ei kohaldu"}
ASKED = "Kuivõrd see väide teie organisatsioonis kehtib?"
Row = Mapping[str, str]
Quoting = Literal[0, 1]


class Question:
    """A question as a tool shows it: its text, and what it shows for a code."""

    def __init__(self, id_: str, text: str, labels: Mapping[str, str], kind: str) -> None:
        """Take labels by code; `kind` is rated, one, many, text or who."""
        self.id, self.text, self.labels, self.kind = id_, text, labels, kind

    def label(self, code: str) -> str:
        """The label of a code, "" for none, the text itself of a comment."""
        return self.labels.get(code, code)

    def chosen(self, cell: str) -> list[str]:
        """The labels of the options in a cell."""
        return [self.label(code) for code in cell.split(";") if code]


def questions(
    questionnaire: Mapping[str, Any], organisation: Mapping[str, Any], order: Iterable[str]
) -> list[Question]:
    """The questions in the order of the answers; who answers is asked last."""
    found: dict[str, Question] = {}
    for rated in (*questionnaire["items"], *questionnaire["ratings"]):
        scale = questionnaire["scales"][rated["scale"]]
        labels = {str(point): str(point) for point in range(1, 11)} | WORDS
        labels["1"] = f"1 – {scale['lowest_label'][LANGUAGE]}"
        labels["10"] = f"10 – {scale['highest_label'][LANGUAGE]}"
        found[rated["id"]] = Question(rated["id"], rated["text"][LANGUAGE], labels, "rated")
    for choice in questionnaire["choices"]:
        labels = {one["id"]: one["text"][LANGUAGE] for one in choice["options"]}
        kind = "many" if choice.get("many") else "one"
        found[choice["id"]] = Question(choice["id"], choice["text"][LANGUAGE], labels, kind)
    for comment in questionnaire["comments"]:
        found[comment["id"]] = Question(comment["id"], comment["text"][LANGUAGE], {}, "text")
    for part in ("unit", "level"):
        labels = {one["id"]: one["name"][LANGUAGE] for one in organisation[f"{part}s"]}
        found[part] = Question(part, questionnaire[f"{part}_text"][LANGUAGE], labels, "who")
    asked = [id_ for id_ in order if id_ in found and id_ not in {"unit", "level"}]
    return [found[id_] for id_ in (*asked, "unit", "level")]


def started(number: int) -> datetime:
    """When somebody began, an invented time."""
    return OPENED + number * BETWEEN


def csv_text(rows: Iterable[Sequence[str]], quoting: Quoting, end: str) -> str:
    """Rows as the text of a CSV file."""
    text = StringIO()
    csv.writer(text, quoting=quoting, lineterminator=end).writerows(rows)
    return text.getvalue()


def limesurvey(asked: Sequence[Question], rows: Sequence[Row]) -> bytes:
    """Heads and answers as text; a mark, all quoted, Windows line ends, a blank line at the end."""
    heads = ["Vastuse ID", "Saatmise kuupäev", "Viimane lehekülg", "Alguskeel", "Seeme"]
    heads += ["Alguskuupäev", "Viimase tegevuse kuupäev", "IP-aadress"]
    for question in asked:
        if question.kind == "many":
            heads += [f"{question.text} [{label}]" for label in question.labels.values()]
        else:
            heads.append(
                f"{ASKED} [{question.text}]" if question.kind == "rated" else question.text
            )
    lines = [heads]
    left = [{**row, **dict.fromkeys(list(row)[20:], "")} for row in rows[:UNFINISHED]]
    for number, row in enumerate([*rows, *left], start=1):
        begun, ended = started(number), started(number) + TAKES
        is_left = number > len(rows)
        line = [str(number), "" if is_left else ended.strftime(WRITTEN), "4" if is_left else "16"]
        line += ["et", str(1_000_000 + 7919 * number), begun.strftime(WRITTEN)]
        line += [ended.strftime(WRITTEN), f"192.0.2.{number % 250 + 1}"]
        for question in asked:
            cell = row[question.id]
            if question.kind == "many":
                named = question.chosen(cell)
                line += [
                    ("Jah" if label in named else "Ei") if cell else "N/A"
                    for label in question.labels.values()
                ]
            else:
                line.append(question.label(cell))
        lines.append(line)
    return csv_text([*lines, []], csv.QUOTE_ALL, "\r\n").encode("utf-8-sig")


def google_forms(asked: Sequence[Question], rows: Sequence[Row]) -> bytes:
    """As from the sheet: a time, then the questions; several options joined by a comma."""
    lines = [["Ajatempel", *(question.text for question in asked)]]
    for number, row in enumerate(rows, start=1):
        time = (started(number) + TAKES).strftime("%d.%m.%Y %H:%M:%S")
        cells = [
            ", ".join(question.chosen(row[question.id]))
            if question.kind == "many"
            else question.label(row[question.id])
            for question in asked
        ]
        lines.append([time, *cells])
    return csv_text(lines, csv.QUOTE_MINIMAL, "\n").encode()


def surveymonkey(asked: Sequence[Question], rows: Sequence[Row]) -> bytes:
    """Two rows of heads; a question stands over the first of its options only."""
    above = ["Respondent ID", "Collector ID", "Date Created", "Date Modified", "IP Address"]
    above += ["Email Address", "First Name", "Last Name", "Custom Data 1"]
    below = [""] * len(above)
    for before, question in zip([None, *asked], asked, strict=False):
        if question.kind == "many":
            above += [question.text, *[""] * (len(question.labels) - 1)]
            below += question.labels.values()
        elif question.kind == "rated":
            above.append("" if before and before.kind == "rated" else ASKED)
            below.append(question.text)
        else:
            above.append(question.text)
            below.append("Avatud vastus" if question.kind == "text" else "Vastus")
    lines = [above, below]
    for number, row in enumerate(rows, start=1):
        time = started(number).strftime("%m/%d/%Y %I:%M:%S %p")
        line = [str(118_000_000_000 + 104_729 * number), "431177222", time, time]
        line += [f"198.51.100.{number % 250 + 1}", "", "", "", ""]
        for question in asked:
            if question.kind == "many":
                named = question.chosen(row[question.id])
                line += [label if label in named else "" for label in question.labels.values()]
            else:
                line.append(question.label(row[question.id]))
        lines.append(line)
    return csv_text(lines, csv.QUOTE_MINIMAL, "\r\n").encode()


def qualtrics(asked: Sequence[Question], rows: Sequence[Row]) -> bytes:
    """Three rows of heads: ids, texts, import ids; a preview, and some who left before the end."""
    ids = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)"]
    ids += ["Finished", "RecordedDate", "ResponseId", "RecipientEmail", "UserLanguage"]
    texts = ["Alguskuupäev", "Lõppkuupäev", "Vastuse tüüp", "IP-aadress", "Edenemine"]
    texts += ["Kestus (sekundites)", "Lõpetatud", "Salvestamise kuupäev", "Vastuse ID"]
    texts += ["Saaja e-post", "Kasutaja keel"]
    imported = ["startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished"]
    imported += ["recordedDate", "_recordId", "recipientEmail", "userLanguage"]
    for number, question in enumerate(asked, start=1):
        options = question.labels.values() if question.kind == "many" else [""]
        for place, option in enumerate(options, start=1):
            ids.append(f"Q{number}_{place}" if option else f"Q{number}")
            is_row = question.kind == "rated"
            parts = [ASKED, question.text] if is_row else [question.text, option]
            texts.append(" - ".join(filter(None, parts)))
            imported.append(f"QID{number}_{place}" if option else f"QID{number}")
    lines = [ids, texts, [f'{{"ImportId":"{one}"}}' for one in imported]]
    left = [(row, "0", "False") for row in rows[:UNFINISHED]]
    extra = [(rows[0], "1", "True"), *left]
    for number, (row, status, finished) in enumerate([*((r, "0", "True") for r in rows), *extra]):
        begun, ended = started(number), started(number) + TAKES
        line = [begun.strftime(WRITTEN), ended.strftime(WRITTEN), status]
        line += [f"203.0.113.{number % 250 + 1}", "100" if finished == "True" else "41"]
        line += [str(TAKES.seconds), finished, ended.strftime(WRITTEN)]
        line += [f"R_{104_729 * (number + 11):011x}", f"vastaja{number}@example.org", "ET"]
        for question in asked:
            if question.kind == "many":
                named = question.chosen(row[question.id])
                line += [label if label in named else "" for label in question.labels.values()]
            else:
                line.append(question.label(row[question.id]) or "-99")
        lines.append(line)
    return csv_text(lines, csv.QUOTE_MINIMAL, "\n").encode()


def write_ms_forms(path: Path, asked: Sequence[Question], rows: Sequence[Row]) -> None:
    """One sheet: a number, two times, e-mail and name, then the questions; points as numbers."""
    settings = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, settings) as workbook:
        workbook.set_properties({"created": OPENED})
        time = workbook.add_format({"num_format": "m/d/yy h:mm:ss"})
        sheet = workbook.add_worksheet("Sheet1")
        heads = ["ID", "Algusaeg", "Lõpetamise aeg", "Meiliaadress", "Nimi"]
        sheet.write_row(0, 0, [*heads, *(f"{question.text}\u00a0" for question in asked)])
        for number, row in enumerate(rows, start=1):
            sheet.write_number(number, 0, number)
            sheet.write_datetime(number, 1, started(number), time)
            sheet.write_datetime(number, 2, started(number) + TAKES, time)
            sheet.write_string(number, 3, "anonymous")
            for column, question in enumerate(asked, start=len(heads)):
                cell = row[question.id]
                if question.kind == "rated" and cell.isdigit():
                    sheet.write_number(number, column, int(cell))
                elif question.kind == "many":
                    sheet.write(number, column, "".join(f"{one};" for one in question.chosen(cell)))
                else:
                    sheet.write(number, column, question.label(cell))


TEXTS: dict[str, Callable[[Sequence[Question], Sequence[Row]], bytes]] = {
    "limesurvey.csv": limesurvey,
    "google_forms.csv": google_forms,
    "surveymonkey.csv": surveymonkey,
    "qualtrics.csv": qualtrics,
}


def export(
    folder: Path,
    questionnaire: Mapping[str, Any],
    organisation: Mapping[str, Any],
    rows: Sequence[Row],
) -> None:
    """Write the answers as each tool would into the folder."""
    folder.mkdir(exist_ok=True)
    asked = questions(questionnaire, organisation, rows[0])
    for name, written in TEXTS.items():
        (folder / f"{WAVE}_{name}").write_bytes(written(asked, rows))
    write_ms_forms(folder / f"{WAVE}_ms_forms.xlsx", asked, rows)
