"""What a group is called in the reader's language."""

from assessment.definition import text_in
from assessment.organisation import OVERALL, Group, Organisation
from dashboard.i18n import Words

OVERALL_ID = "overall"


def group_name(words: Words, organisation: Organisation, group: Group) -> str:
    """A group's name, a crossed one by both its names; a division is told from a like unit."""
    if group == OVERALL:
        return words.text("group.overall")
    parts = [words.text(f"unit_kind.{group.unit_kind}")] if group.unit_kind else []
    for chosen, ones in (
        (group.division, organisation.divisions),
        (group.unit, organisation.units),
        (group.level, organisation.levels),
    ):
        parts += [text_in(one.name, words.language) for one in ones if one.id == chosen]
    name = " · ".join(parts)
    like = group.division and any(
        text_in(unit.name, words.language) == name for unit in organisation.units
    )
    return words.text("group.division", name=name) if like else name


def group_id(group: Group) -> str:
    """A group in an address: `level=top`, `unit=sales;level=top`, `overall`."""
    keys = group._asdict().items()
    return ";".join(f"{key}={value}" for key, value in keys if value) or OVERALL_ID
