"""Every exhibit by its name: the one list that pages, slides, stories and exports take from.

What can be chosen for an exhibit are the choices of the address: `group` and the two groups `a` and
`b` (as `group_id` writes them), `pillar`, `theme`, `unit`, `measure`, of comments
their question, of gaps their kind and pair.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from assessment.organisation import OVERALL, Group
from dashboard.exhibits.agreement import agreement
from dashboard.exhibits.answers import answers
from dashboard.exhibits.blind_spots import EACH_WAY, blind_spots
from dashboard.exhibits.comments import comments, comments_shown
from dashboard.exhibits.consents import with_consents
from dashboard.exhibits.coverage import coverage
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.feeling import feeling
from dashboard.exhibits.fixed_gaps import fixed_gaps
from dashboard.exhibits.foundations import accountable, foundations
from dashboard.exhibits.gap_list import kinds_shown, pairs_shown
from dashboard.exhibits.items import LINE_WIDTH
from dashboard.exhibits.key_figures import key_figures
from dashboard.exhibits.level_gap import level_gap
from dashboard.exhibits.measures_in_use import measures_in_use
from dashboard.exhibits.ownership import own_desk, ownership
from dashboard.exhibits.passive import passive
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.say_do import say_do
from dashboard.exhibits.slopes import LINE_WIDTH as NAME_WIDTH
from dashboard.exhibits.strengths import strengths
from dashboard.exhibits.theme_detail import theme_detail
from dashboard.exhibits.two_groups import two_groups, unit_detail
from dashboard.exhibits.units import units, units_shown
from dashboard.exhibits.waves import INDEX, waves
from dashboard.group_names import OVERALL_ID, group_id

SLIDE_ROWS = 6
"""Rows of a slide: what can be read from the last chair."""
SLIDE_STACKS = 4
"""Stacked bars of a slide: each has its shares written inside it."""
SLIDE_ITEMS = 1
"""Items on a slide that one level rates higher, and as many that the other does: in full."""
SLIDE_ITEM_WIDTH = 600
"""Units of an item on one line of a slide."""
SLIDE_NAME_WIDTH = 36
"""Letters of a name beside its line on a slide."""


class NotShownError(LookupError):
    """What was chosen isn't among what is shown: a protected group, a gap that isn't there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A reading, and what was chosen for an exhibit; each choice is checked as it is read.

    `on_slide`: with the rows that a slide has room for. `marked`: the theme or unit that stands
    out on a page, where a click chooses another.
    """

    reading: Reading
    choices: Mapping[str, str]
    on_slide: bool
    marked: str | None

    @property
    def most(self) -> int | None:
        """How many rows there is room for; None when there is no limit."""
        return SLIDE_ROWS if self.on_slide else None

    @property
    def most_stacked(self) -> int | None:
        """The same of stacked bars, which have to be higher."""
        return SLIDE_STACKS if self.on_slide else None

    @property
    def item_width(self) -> int:
        """Pixels of an item on one line."""
        return SLIDE_ITEM_WIDTH if self.on_slide else LINE_WIDTH

    @property
    def name_width(self) -> int:
        """Letters of a name beside its line."""
        return SLIDE_NAME_WIDTH if self.on_slide else NAME_WIDTH

    def group(self, key: str = "group") -> Group:
        """A group that is shown; everybody where none was chosen. Raises NotShownError."""
        if key == "group" and self.choices.get(key, OVERALL_ID) == OVERALL_ID:
            return OVERALL
        groups = {group_id(group): group for group in self.reading.groups}
        return groups[self.one_of(groups, key)]

    @property
    def theme(self) -> str:
        """A theme, the first one where none was chosen. Raises NotShownError."""
        return self.one_of([theme.id for theme in self.reading.themes], "theme")

    @property
    def pillar(self) -> str | None:
        """A pillar, None where none was chosen. Raises NotShownError."""
        pillars = [pillar.id for pillar in self.reading.questionnaire.pillars]
        return self.one_of(pillars, "pillar") if "pillar" in self.choices else None

    @property
    def unit(self) -> str:
        """A unit that is shown. Raises NotShownError."""
        return self.one_of([group.unit or "" for group in units_shown(self.reading)], "unit")

    @property
    def measure(self) -> str:
        """The index or a theme. Raises NotShownError."""
        return self.one_of([INDEX, *(theme.id for theme in self.reading.themes)], "measure")

    @property
    def gap(self) -> tuple[str, str | None]:
        """A kind of gap, and of one read theme by theme its pair. Raises NotShownError."""
        kind = self.one_of(kinds_shown(self.reading), "gap")
        pairs = pairs_shown(self.reading, kind)
        return kind, self.one_of(pairs, "pair") if pairs else None

    @property
    def comment(self) -> str | None:
        """A question with comments; None where no question has any. Raises NotShownError."""
        shown = comments_shown(self.reading)
        return self.one_of(shown, "comment") if shown or "comment" in self.choices else None

    def one_of(self, options: Collection[str], key: str) -> str:
        """The choice under a key, the first option where none was made. Raises NotShownError."""
        chosen = self.choices.get(key, next(iter(options), ""))
        if chosen not in options:
            raise NotShownError(key, chosen)
        return chosen


@dataclass(frozen=True, slots=True)
class Kind:
    """How an exhibit is built, and which choices make it another exhibit."""

    build: Callable[[Asked], Exhibit | None]
    choices: tuple[str, ...] = ()


CATALOGUE: dict[str, Kind] = {
    "coverage": Kind(lambda a: coverage(a.reading, units=not a.on_slide)),
    "key_figures": Kind(lambda a: key_figures(a.reading, a.group()), ("group",)),
    "answers": Kind(lambda a: answers(a.reading, a.group(), a.most), ("group",)),
    "feeling": Kind(lambda a: feeling(a.reading, a.group()), ("group",)),
    "strengths": Kind(lambda a: strengths(a.reading, a.most)),
    "level_gap": Kind(lambda a: level_gap(a.reading, a.most, a.marked, a.pillar), ("pillar",)),
    "two_groups": Kind(
        lambda a: two_groups(a.reading, a.group("a"), a.group("b"), a.most, a.marked),
        ("a", "b"),
    ),
    "theme_detail": Kind(
        lambda a: theme_detail(a.reading, a.theme, a.group(), a.most, a.item_width),
        ("theme", "group"),
    ),
    "blind_spots": Kind(
        lambda a: (
            blind_spots(a.reading, SLIDE_ITEMS, SLIDE_ITEM_WIDTH)
            if a.on_slide
            else blind_spots(a.reading, EACH_WAY, LINE_WIDTH)
        )
    ),
    "fixed_gaps": Kind(lambda a: fixed_gaps(a.reading, *a.gap, a.most), ("gap", "pair")),
    "agreement": Kind(lambda a: agreement(a.reading, a.group(), a.most_stacked), ("group",)),
    "say_do": Kind(lambda a: say_do(a.reading, a.group(), a.name_width), ("group",)),
    "ownership": Kind(lambda a: ownership(a.reading)),
    "own_desk": Kind(lambda a: own_desk(a.reading)),
    "passive": Kind(lambda a: passive(a.reading)),
    "accountable": Kind(lambda a: accountable(a.reading)),
    "foundations": Kind(lambda a: foundations(a.reading)),
    "measures_in_use": Kind(lambda a: measures_in_use(a.reading, a.most)),
    "comments": Kind(
        lambda a: comments(a.reading, a.comment, on_slide=a.on_slide) if a.comment else None,
        ("comment",),
    ),
    "units": Kind(lambda a: units(a.reading, a.marked, on_slide=a.on_slide)),
    "unit_detail": Kind(lambda a: unit_detail(a.reading, a.unit, a.most), ("unit",)),
    "waves": Kind(lambda a: waves(a.reading, a.measure, a.name_width), ("measure",)),
}


def exhibit_of(
    reading: Reading,
    name: str,
    choices: Iterable[tuple[str, str]] = (),
    *,
    marked: str | None = None,
    on_slide: bool = False,
) -> Exhibit | None:
    """The exhibit of that name; None where the wave has nothing for it.

    Raises NotShownError when what was chosen isn't shown.
    """
    exhibit = CATALOGUE[name].build(Asked(reading, dict(choices), on_slide, marked))
    return with_consents(reading, exhibit) if exhibit else None


def choices_of(name: str, choices: Mapping[str, str]) -> dict[str, str]:
    """Those of the choices that make it this exhibit; everybody is nothing chosen."""
    return {
        key: choices[key]
        for key in CATALOGUE[name].choices
        if key in choices and (key, choices[key]) != ("group", OVERALL_ID)
    }
