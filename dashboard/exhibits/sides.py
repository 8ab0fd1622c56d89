"""The sides of a gap, keys as in `keskmes gaps`, in the reader's words: `level=top`, `rest`, …."""

from collections.abc import Mapping
from typing import Any

from assessment.organisation import OVERALL, Group
from dashboard.exhibits.reading import Reading, inside


def side_name(reading: Reading, side: str) -> str:
    """One side of a gap, as keys, in the reader's words."""
    keys = keys_of(side)
    organisation = reading.results.organisation
    if side in {"rest", "target"}:
        return reading.text(f"side.{side}")
    if "reference" in keys:
        references = {one.id: one for one in organisation.references}
        return reading.named(references[keys["reference"]].caption)
    waves = {wave.id: reading.named(wave.name) for wave in organisation.waves}
    group = group_of(side)
    parts = [waves[keys["wave"]]] if "wave" in keys else []
    parts += [reading.group_name(group)] if group != OVERALL else []
    parts += [reading.text(f"side.{keys['side']}")] if "side" in keys else []
    parts += [measure_name(reading, keys["measure"])] if "measure" in keys else []
    return " · ".join(parts) or reading.group_name(OVERALL)


def side_inside(reading: Reading, side: str) -> str:
    """A side inside a sentence: names of units and divisions keep their capital."""
    name, group = side_name(reading, side), group_of(side)
    return name if group.unit or group.division else inside(name)


def keys_of(side: str) -> dict[str, str]:
    """The keys of a side with their values; none of one that is a single word."""
    return dict(key.split("=", 1) for key in side.split(";") if "=" in key)


def group_of(side: str) -> Group:
    """The group whose keys a side has."""
    return Group(**{key: value for key, value in keys_of(side).items() if key in Group._fields})


def measure_name(reading: Reading, measure: str) -> str:
    """The short name of a measure: a theme's, a rating's, an option's text."""
    asked = reading.questionnaire
    themes = {theme.id: reading.named(theme.name) for theme in asked.themes}
    themes |= {pillar.id: reading.named(pillar.name) for pillar in asked.pillars}
    choice, _, option = measure.partition(":")
    if option:
        return next(reading.option_text(one, option) for one in asked.choices if one.id == choice)
    if asked.self_rating and measure == asked.self_rating.id:
        return reading.text("side.self_rating")
    if measure in {"index", "own_desk_8"}:
        return reading.text(f"side.{measure}")
    texts = {one.id: reading.named(one.text) for one in (*asked.items, *asked.ratings)}
    return themes.get(measure) or texts.get(measure, measure)


def is_share(reading: Reading, row: Mapping[str, Any]) -> bool:
    """Whether a gap is one of shares, in percentage points."""
    references = {one.id: one for one in reading.results.organisation.references}
    reference = references.get(keys_of(row["b"]).get("reference", ""))
    return row["measure_kind"] in {"option", "derived"} or bool(
        reference and reference.mean is None
    )


def what(reading: Reading, side: str) -> str:
    """What stands on one side, whoever said it, as it stands inside a sentence."""
    keys = keys_of(side)
    if "measure" in keys:
        return inside(measure_name(reading, keys["measure"]))
    return reading.text(f"side.{'reference' if 'reference' in keys else side}.inside")
