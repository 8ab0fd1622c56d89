"""One response file after the check: the accepted rows, and every refusal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import polars as pl

from assessment.errors import Problem
from assessment.mapping import ColumnMapping
from assessment.survey_files.raw_table import Tool

RESPONDENTS = {
    "key": pl.Int64,
    "respondent": pl.String,
    "wave": pl.String,
    "unit": pl.String,
    "level": pl.String,
}
# Few words many times over are categories: joined, sorted and kept as numbers.
ANSWERS = {
    "key": pl.Int64,
    "question": pl.Categorical(),
    "state": pl.Categorical(),
    "code": pl.Int16,
}
CHOSEN = {"key": pl.Int64, "choice": pl.Categorical(), "option": pl.Categorical()}
COMMENTS = {"key": pl.Int64, "comment": pl.String, "text": pl.String}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell that refuses its row; `column` is its head in the file."""

    file: str
    row: int
    column: str
    reason: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a column was read as: its head, its id (or `id:option`), how that was known.

    Of a rated one, `scale` is its id, `lowest` and `highest` the labels of the scale's ends as the
    file has them.
    """

    head: str
    target: str
    found: str
    scale: str = ""
    lowest: str = ""
    highest: str = ""


@dataclass(frozen=True, slots=True)
class UnmappedLabel:
    """A word that is no answer of its column, and in how many rows it stands."""

    column: str
    label: str
    rows: int


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One response file after the check.

    `respondents`, `answers`, `chosen` and `comments` hold the accepted rows, joined by `key` (the
    row number); their columns are RESPONDENTS, ANSWERS, CHOSEN and COMMENTS. `readings` say what
    each column was read as, `set_aside_rows` which rows are none, by reason: unfinished, test or
    empty. `unmapped_labels` are the words that are no answer of their column, with their rows,
    `learned` what a mapping said of columns whose head stands once.
    """

    file: str
    sha256: str
    tool: Tool
    encoding: str | None
    readings: tuple[Reading, ...]
    rows_in: int
    set_aside_rows: Mapping[str, tuple[int, ...]]
    refusals: tuple[Refusal, ...]
    dropped_columns: tuple[str, ...]
    personal_columns: tuple[str, ...]
    unmapped_labels: tuple[UnmappedLabel, ...]
    learned: ColumnMapping
    warnings: tuple[Problem, ...]
    respondents: pl.DataFrame
    answers: pl.DataFrame
    chosen: pl.DataFrame
    comments: pl.DataFrame

    @property
    def set_aside(self) -> int:
        """How many rows are set aside."""
        return sum(map(len, self.set_aside_rows.values()))

    @property
    def refused(self) -> int:
        """How many rows are refused."""
        return len({refusal.row for refusal in self.refusals})

    @property
    def accepted(self) -> int:
        """How many rows are accepted."""
        return self.respondents.height

    @property
    def respondent_head(self) -> str:
        """The head of the column that says who answered; where the tool does, its id."""
        heads = [one.head for one in self.readings if one.target == "respondent"]
        return heads[0] if heads else "respondent"

    def without(self, rows: Sequence[int], refusals: Sequence[Refusal]) -> Self:
        """The file with these rows refused."""
        if not rows:
            return self
        gone = pl.Series("key", rows, pl.Int64)
        return replace(
            self,
            refusals=tuple(
                sorted((*self.refusals, *refusals), key=lambda one: (one.row, one.column))
            ),
            respondents=without_rows(self.respondents, gone),
            answers=without_rows(self.answers, gone),
            chosen=without_rows(self.chosen, gone),
            comments=without_rows(self.comments, gone),
        )

    def without_known(self, known: pl.DataFrame, reason: str) -> Self:
        """The file without the rows of the `known` (`respondent`, `wave`, and `where` they are)."""
        again = self.respondents.join(known, on=["respondent", "wave"], maintain_order="left")
        refusals = [
            Refusal(self.file, key, self.respondent_head, reason, who, where)
            for key, who, where in again.select("key", "respondent", "where").rows()
        ]
        return self.without([refusal.row for refusal in refusals], refusals)


def without_rows(frame: pl.DataFrame, refused: pl.Series) -> pl.DataFrame:
    """The rows of a frame whose key isn't among the refused ones."""
    return frame.filter(~pl.col("key").is_in(refused.implode()))
