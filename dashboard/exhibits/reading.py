"""What every exhibit is built from: shown results of one wave, and the reader's words and theme."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessment.definition import text_in
from assessment.organisation import Group
from assessment.questionnaire import Questionnaire, Theme
from assessment.questions import Choice, Scale
from assessment.results import Response, Results
from dashboard.exhibits.cell import Cell, Cells
from dashboard.group_names import group_name
from dashboard.i18n import Words
from dashboard.look import Look

COUNTS_BESIDE_SHARES_UNDER = 20
ALIKE_BELOW = 1 / 9
"""Smaller differences, as shares of the scale's range, are called alike: 1 point on one to ten."""
SHARES_ALIKE_BELOW = 10
"""Shares closer than this (percentage points) are called alike."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One wave, read in one language and one theme."""

    results: Results
    wave: str
    words: Words
    look: Look

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that this wave was asked with."""
        return self.results.questionnaires[self.wave]

    def text(self, msgid: str, **values: object) -> str:
        """A sentence in the reader's language."""
        return self.words.text(msgid, **values)

    def cells(
        self, kind: str, groups: Sequence[Group], measures: Sequence[str] | None = None
    ) -> Cells:
        """The cells of one measure kind for these groups."""
        return Cells.of(self.results.cells(self.wave, [kind], groups, measures))

    def named(self, text: dict[str, str]) -> str:
        """A text of the definition files in the reader's language."""
        return text_in(text, self.words.language)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes, pillar by pillar."""
        asked = self.questionnaire
        return tuple(theme for pillar in asked.pillars for theme in asked.themes_of(pillar.id))

    @property
    def ends(self) -> tuple[int, int]:
        """Lowest and highest score of the themes; 0 and 100 where their scales differ."""
        return self.questionnaire.ends_of(self.themes)

    def placed(self, score: float, theme: str) -> float:
        """A theme's score on the scale of `ends`."""
        scale = self.questionnaire.scale_of(theme)
        if scale.ends == self.ends:
            return score
        return 100 * (score - scale.lowest) / (scale.highest - scale.lowest)

    def scale_words(self, scale: Scale) -> str:
        """A scale by its ends and what they are called."""
        return self.text(
            "base.scale",
            lowest=scale.lowest,
            lowest_label=self.named(scale.lowest_label),
            highest=scale.highest,
            highest_label=self.named(scale.highest_label),
        )

    def share_of_range(self, points: float, theme: str) -> float:
        """How much of its scale's range a difference in a theme is."""
        lowest, highest = self.questionnaire.scale_of(theme).ends
        return abs(points) / (highest - lowest)

    def alike(self, points: float, theme: str, bound: str = "") -> bool:
        """Whether a difference in a theme is too small to be called one; a bound may be larger."""
        scale = self.questionnaire.scale_of(theme)
        return not bound and abs(points) < round(ALIKE_BELOW * (scale.highest - scale.lowest), 1)

    @property
    def alike_below(self) -> str:
        """The limit of `alike` in points, as written, on the scale of the first theme."""
        scale = self.questionnaire.scale_of(self.themes[0].id)
        return self.words.number(ALIKE_BELOW * (scale.highest - scale.lowest))

    @property
    def themes_scale_words(self) -> str:
        """The scale that the themes share, or that they are shown in."""
        scales = {self.questionnaire.scale_of(t.id).ends for t in self.themes}
        if len(scales) > 1:
            return self.text("base.scales_differ")
        return self.scale_words(self.questionnaire.scale_of(self.themes[0].id))

    def group_name(self, group: Group) -> str:
        """What a group is called."""
        return group_name(self.words, self.results.organisation, group)

    def group_inside(self, group: Group) -> str:
        """A group's name inside a sentence: names of levels and kinds are common nouns."""
        name = self.group_name(group)
        return name if group.unit or group.division else inside(name)

    def option_text(self, choice: Choice, option: str) -> str:
        """The text of an answer to a choice."""
        return next(self.named(one.text) for one in choice.options if one.id == option)

    def group_with_n(self, group: Group, *people: int | None) -> str:
        """A group's name and how many people; from how many to how many, where that differs."""
        n = self.from_to(*(one for one in people if one))
        return (
            self.text("base.group", group=self.group_name(group), n=n)
            if n
            else self.group_name(group)
        )

    def from_to(self, *counts: int) -> str:
        """The smallest and the largest count as written; one figure where they are the same."""
        ends = dict.fromkeys((min(counts), max(counts))) if counts else ()
        return "–".join(map(self.words.integer, ends))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups shown, kind by kind; levels from the top, units as the organisation lists."""
        shown = self.results.groups(self.wave)
        kinds = list(dict.fromkeys(tuple(map(bool, group)) for group in shown))
        organisation = self.results.organisation
        levels = [None, *(level.id for level in organisation.levels)]
        units = [None, *(unit.id for unit in organisation.units)]
        return tuple(
            sorted(
                shown,
                key=lambda group: (
                    kinds.index(tuple(map(bool, group))),
                    units.index(group.unit),
                    levels.index(group.level),
                ),
            )
        )

    @property
    def response(self) -> Mapping[Group, Response]:
        """The groups shown, and how many of each answered."""
        return self.results.response(self.wave)

    def theme_bases(self, groups: Sequence[Group]) -> dict[Group, list[int]]:
        """How many people of each group are counted in its shown themes.

        Of a group without a shown theme, how many answered; of a protected one, nothing.
        """
        bases: dict[Group, list[int]] = {group: [] for group in groups}
        for cell in self.cells("theme", groups).by_place.values():
            if cell.shown and cell.base:
                bases[cell.group].append(cell.base)
        response = self.response
        for group in groups:
            if not bases[group] and group in response:
                bases[group].append(response[group].answered)
        return bases

    def themes_base(self, groups: Sequence[Group]) -> str:
        """The base line of theme means: each group and how many are counted in it; the scale."""
        named = (self.group_with_n(group, *of) for group, of in self.theme_bases(groups).items())
        return self.text("base.themes", groups="; ".join(named), scale=self.themes_scale_words)

    def base(self, cell: Cell | None) -> str:
        """The base of a cell as written; empty without one."""
        return self.words.integer(cell.base) if cell and cell.base else ""

    def mean(self, cell: Cell | None) -> str:
        """The mean of a cell as written, with its bound sign; empty without one."""
        if cell is None or cell.mean is None:
            return ""
        return self.words.number(cell.mean, bound=cell.mean_bound)

    def share(self, cell: Cell | None) -> str:
        """The share of an option as written: a count in small groups, both under twenty."""
        if cell is None or cell.base is None or cell.count is None:
            return ""
        if self.few(cell):
            return self.count(cell)
        written = self.percent(cell)
        if cell.base >= COUNTS_BESIDE_SHARES_UNDER:
            return written
        return self.text("share.with_count", share=written, count=self.count(cell))

    def block(self, cell: Cell | None, name: str) -> str:
        """The share of a block as written; empty where it isn't shown."""
        share, bound = cell.block(name) if cell else (None, "")
        return "" if share is None else self.words.percent(share, bound=bound)

    def percent(self, cell: Cell) -> str:
        """The share of a cell in whole percent, with its bound sign."""
        return self.words.percent(cell.percent, bound=cell.share_bound)

    def few(self, cell: Cell) -> bool:
        """Whether so few answered that a choice is told as "x of n" of one answer."""
        return (cell.base or 0) < 2 * self.results.organisation.smallest_group

    def count(self, cell: Cell, msgid: str = "share.count", **values: object) -> str:
        """How many of how many, or a sentence on it; near unanimity only as a bound."""
        base, count = cell.base or 0, cell.count or 0
        if cell.share_bound == "le" and count == 1:
            written = "0–1"
        elif cell.share_bound == "ge" and count == base - 1:
            written = f"{self.words.integer(count)}–{self.words.integer(base)}"
        else:
            written = self.words.number(count, 0, bound=cell.share_bound)
        return self.text(msgid, count=written, base=self.words.integer(base), **values)

    def protected_note(self, names: Iterable[str]) -> tuple[str, ...]:
        """The sentence on what is protected and why; none when nothing is."""
        listed = "; ".join(names)
        return (self.text("note.protected", names=listed),) if listed else ()


def inside(name: str) -> str:
    """A common noun's name as it stands inside a sentence: "Top managers" as "top managers"."""
    first, rest = name[:1], name[1:]
    return first.lower() + rest if rest[:1].islower() or rest[:1] == "-" else name
