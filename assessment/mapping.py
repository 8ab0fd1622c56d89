"""A mapping: which column of a response file is which question, and which label which code."""

from collections.abc import Sequence

from pydantic import Field

from assessment.definition import Definition


class ColumnMapping(Definition):
    """Heads to ids, and per head labels to codes; `"#3"` is the third column.

    Columns that a mapping does not name, and that are no question by their own head, are dropped.
    """

    columns: dict[str, str] = Field(default_factory=dict[str, str])
    values: dict[str, dict[str, str]] = Field(default_factory=dict[str, dict[str, str]])

    def id_of(self, position: int, head: str) -> str | None:
        """The id that a column is mapped to; `position` counts from 1."""
        return self.columns.get(f"#{position}", self.columns.get(head))

    def values_of(self, position: int, head: str) -> dict[str, str]:
        """The labels of a column and their codes."""
        return self.values.get(f"#{position}", self.values.get(head, {}))

    def fitting(self, heads: Sequence[str]) -> "ColumnMapping | None":
        """The part of it that is about columns that a file has; None when there is none."""
        columns = {head: one for head, one in self.columns.items() if head in heads}
        values = {head: labels for head, labels in self.values.items() if head in heads}
        return ColumnMapping(columns=columns, values=values) if columns or values else None

    def of_file(self, heads: Sequence[str], elsewhere: Sequence[str]) -> "ColumnMapping":
        """It without what is about heads that only another file has."""
        others = {*elsewhere} - {*heads}
        return ColumnMapping(
            columns={head: one for head, one in self.columns.items() if head not in others},
            values={head: labels for head, labels in self.values.items() if head not in others},
        )

    def unknown_heads(self, heads: Sequence[str]) -> list[str]:
        """Heads the mapping names that the file does not have."""
        known = {*heads, *(f"#{position}" for position in range(1, len(heads) + 1))}
        return [head for head in self.columns | self.values if head not in known]
