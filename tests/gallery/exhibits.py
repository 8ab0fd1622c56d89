"""Every exhibit that there is, by name, and how it is asked for: the one list of them."""

from collections.abc import Callable

from assessment.organisation import OVERALL
from dashboard.exhibits.agreement import agreement
from dashboard.exhibits.answers import answers
from dashboard.exhibits.blind_spots import blind_spots
from dashboard.exhibits.coverage import coverage
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.feeling import feeling
from dashboard.exhibits.fixed_gaps import fixed_gaps
from dashboard.exhibits.foundations import accountable, foundations
from dashboard.exhibits.gap_list import pairs_shown
from dashboard.exhibits.key_figures import key_figures
from dashboard.exhibits.level_gap import level_gap, levels_shown
from dashboard.exhibits.measures_in_use import measures_in_use
from dashboard.exhibits.ownership import own_desk, ownership
from dashboard.exhibits.passive import passive
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.say_do import say_do
from dashboard.exhibits.theme_detail import theme_detail
from dashboard.exhibits.two_groups import two_groups, unit_detail
from dashboard.exhibits.units import units, units_shown
from dashboard.exhibits.waves import waves

Build = Callable[[Reading], Exhibit | None]


def _gaps(kind: str) -> Build:
    def build(reading: Reading) -> Exhibit:
        return fixed_gaps(reading, kind, next(iter(pairs_shown(reading, kind)), None))

    return build


def _first_unit(reading: Reading) -> str:
    return units_shown(reading)[0].unit or ""


def _two_levels(reading: Reading) -> Exhibit:
    top, *_, first_line = levels_shown(reading)
    return two_groups(reading, top.group, first_line.group)


EXHIBITS: dict[str, Build] = {
    "key_figures": key_figures,
    "level_gap": level_gap,
    "theme_detail": lambda reading: theme_detail(reading, reading.themes[0].id, OVERALL),
    "feeling": feeling,
    "answers": lambda reading: answers(reading, OVERALL),
    "agreement": lambda reading: agreement(reading, OVERALL),
    "coverage": coverage,
    "say_do": lambda reading: say_do(reading, OVERALL),
    "blind_spots": blind_spots,
    "two_groups": _two_levels,
    "gaps_level": _gaps("level"),
    "gaps_unit_rest": _gaps("unit_rest"),
    "gaps_perception": _gaps("perception"),
    "gaps_ownership": _gaps("ownership"),
    "gaps_reference": _gaps("reference"),
    "gaps_wave": _gaps("wave_constant_mix"),
    "units": lambda reading: units(reading, None),
    "unit_chosen": lambda reading: units(reading, _first_unit(reading)),
    "unit_detail": lambda reading: unit_detail(reading, _first_unit(reading)),
    "ownership": ownership,
    "own_desk": own_desk,
    "passive": passive,
    "accountable": accountable,
    "foundations": foundations,
    "measures_in_use": measures_in_use,
    "waves_index": lambda reading: waves(reading, "index"),
    "waves_theme": lambda reading: waves(reading, reading.themes[0].id),
}


def exhibits(reading: Reading) -> dict[str, Exhibit]:
    """All of them for a reading; raises LookupError for one that the sample can't fill."""
    built = {name: build(reading) for name, build in EXHIBITS.items()}
    if empty := [name for name, exhibit in built.items() if exhibit is None]:
        raise LookupError(*empty)
    return {name: exhibit for name, exhibit in built.items() if exhibit is not None}
