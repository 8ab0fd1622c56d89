"""Every exhibit that there is, some as more than one: what the gallery draws and measures."""

from collections.abc import Mapping

from dashboard.exhibits.catalogue import CATALOGUE, exhibit_of
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.units import units_shown

NARROWED: dict[str, tuple[str, Mapping[str, str]]] = {
    "two_groups": ("two_groups", {"a": "level=top", "b": "level=first_line"}),
    "level_gap_pillar": ("level_gap", {"pillar": "employee_experience"}),
    **{
        f"gaps_{kind}": ("fixed_gaps", {"gap": kind})
        for kind in ("unit_rest", "perception", "ownership", "reference", "wave_constant_mix")
    },
    "waves_theme": ("waves", {"measure": "customer_voice"}),
}
"""Exhibits with choices: each is another one, or isn't one without."""


def exhibits(reading: Reading) -> dict[str, Exhibit]:
    """All of them for a reading; raises LookupError for one that the sample can't fill."""
    built = {name: exhibit_of(reading, name) for name in CATALOGUE if name not in NARROWED}
    for name, (exhibit, choices) in NARROWED.items():
        built[name] = exhibit_of(reading, exhibit, choices.items())
    chosen = units_shown(reading)[0].unit
    built["unit_chosen"] = exhibit_of(reading, "units", marked=chosen)
    if empty := [name for name, exhibit in built.items() if exhibit is None]:
        raise LookupError(*empty)
    return {name: exhibit for name, exhibit in built.items() if exhibit is not None}
