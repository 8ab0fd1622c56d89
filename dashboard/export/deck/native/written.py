"""Which labels of a series can't be left to its numbers: a bound, a count beside a share."""

from dashboard.export.deck.native.formats import as_written
from dashboard.export.deck.native.labels import Label
from dashboard.export.deck.sheet import Column
from dashboard.i18n import Words


def own_labels(words: Words, column: Column) -> dict[int, Label]:
    """A label in words of its own for each value that its format wouldn't write like that."""
    pairs = enumerate(zip(column.values, column.written, strict=True))
    return {
        n: Label(text=written)
        for n, (value, written) in pairs
        if value is not None and written != as_written(words, value, column.number_format)
    }
