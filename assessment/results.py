"""What is shown: the only door from the assessment file to pages, exhibits and exports."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import polars as pl

from assessment.organisation import Group
from assessment.snapshot import read_release, read_shown
from assessment.store import AssessmentFile
from assessment.story import Story
from queries.runner import query


class Response(NamedTuple):
    """How many people of a group answered, of how many invited; None without a roster."""

    answered: int
    invited: int | None


class Provenance(NamedTuple):
    """What shown results stand on; `edition` and `published_at` (UTC) of a release."""

    data_version: str
    loaded_at: datetime
    edition: int | None
    published_at: datetime | None


Parameter = str | int | tuple[str, ...] | tuple[int, ...]
QUERIES_KEPT = 1000
"""Of an open file: nothing in it changes, and pages of several viewers ask the same."""
NOTHING = Provenance("", datetime.min, None, None)  # noqa: DTZ901 -- no time here says its zone


class Results:
    """The shown results of one assessment file; columns as in queries/results/shown.sql."""

    def __init__(self, file: AssessmentFile) -> None:
        """Read the definitions of an open assessment file."""
        self._file = file
        self._asked = lru_cache(QUERIES_KEPT)(partial(_ask, file))
        self.organisation = file.organisation
        answered = self._query("results/waves")["wave"].to_list()
        in_time = self.organisation.waves_in_time
        self.waves = tuple(wave.id for wave in in_time if wave.id in answered)
        self.questionnaires = file.questionnaires
        stands_on = self._query("results/provenance").rows()
        self.provenance = Provenance(*stands_on[0]) if stands_on else NOTHING
        saved = self._query("results/stories").rows()
        self.stories = {name: Story.model_validate_json(content) for name, content in saved}
        groups = self.organisation.groups
        self._number_of = {group: number for number, group in enumerate(groups)}
        self._responses: dict[str, Mapping[Group, Response]] = {
            wave: {
                groups[number]: Response(*counts)
                for number, *counts in self._query("results/shown_groups", wave=wave).rows()
            }
            for wave in self.waves
        }

    def response(self, wave: str) -> Mapping[Group, Response]:
        """The groups that are shown in a wave, in release order, and how many of each answered."""
        return self._responses.get(wave, {})

    def groups(self, wave: str) -> tuple[Group, ...]:
        """The groups that are shown in a wave, in release order."""
        return tuple(self.response(wave))

    def protected(self, wave: str) -> tuple[Group, ...]:
        """The groups that are protected in a wave, in release order; empty ones are among them."""
        shown = set(self.groups(wave))
        return tuple(group for group in self.organisation.groups if group not in shown)

    def shown(self) -> pl.DataFrame:
        """Every row of results: what `keskmes results` prints."""
        return self._query("results/shown")

    def cells(
        self,
        wave: str,
        kinds: Sequence[str],
        groups: Sequence[Group],
        measures: Sequence[str] | None = None,
    ) -> pl.DataFrame:
        """Rows of results for measure kinds and groups, in the order of the groups given.

        `measures` narrows to some ids. A protected row has only its group and measure; of a group
        that can't be asked for (`release_order` leaves it out) there is no row.
        """
        return self._query(
            "results/cells",
            wave=wave,
            kinds=tuple(kinds),
            measures=tuple(measures or ()),
            groups=tuple(self._number_of[group] for group in groups if group in self._number_of),
        )

    def gaps(self) -> pl.DataFrame:
        """Every gap of the fixed list: what `keskmes gaps` prints."""
        return self._query("results/gaps")

    def gaps_of(self, kind: str, wave: str) -> pl.DataFrame:
        """The gaps of one kind in a wave; columns as in queries/results/gaps_of_kind.sql."""
        return self._query("results/gaps_of_kind", kind=kind, wave=wave)

    def differences(self, wave: str, a: Group, b: Group) -> pl.DataFrame:
        """Differences a - b of shown means; columns as in queries/results/differences.sql."""
        numbers = {"a": self._number_of[a], "b": self._number_of[b]}
        return self._query("results/differences", wave=wave, **numbers)

    def comments(self, wave: str) -> pl.DataFrame:
        """The comments that are shown in a wave; columns as in queries/results/comments.sql."""
        return self._query("results/comments", wave=wave)

    @property
    def data_version(self) -> str:
        """Names the answers and definitions; empty while there are no answers."""
        return self.provenance.data_version

    def _query(self, name: str, **parameters: Parameter) -> pl.DataFrame:
        return self._asked(name, tuple(parameters.items()))

    def close(self) -> None:
        """Close the assessment file, or the memory that it was read into."""
        self._file.close()


def _ask(
    file: AssessmentFile, name: str, parameters: tuple[tuple[str, Parameter], ...]
) -> pl.DataFrame:
    """Rows of a query, on a cursor of its own: pages of several viewers share the file."""
    given = {key: list(one) if isinstance(one, tuple) else one for key, one in parameters}
    with file.connection.cursor() as cursor, file.undamaged():
        return query(cursor, name, **given)


def open_results(path: Path) -> Results:
    """The shown results of an assessment file, which is free for a load already.

    Raises Refused when the file is missing, in use by a load, damaged, or no assessment file.
    """
    return Results(read_shown(path))


def open_release(path: Path) -> Results:
    """The shown results of a release; its file is free for the next one already.

    Raises Refused when it is missing or no release.
    """
    return Results(read_release(path))
