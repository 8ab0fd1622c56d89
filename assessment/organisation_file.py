"""A choice written back into the organisation's file, which stays as somebody has formatted it."""

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copymode
from typing import cast

import tomlkit
from tomlkit.items import Comment, InlineTable, Table, Whitespace

from assessment.definition_files import organisation_in, read_organisation
from assessment.errors import Problem, Refused, refused
from assessment.organisation import Organisation
from assessment.text_files import BYTE_ORDER_MARKS, decoded

KEY = "merged_into"


def write_merges(path: Path, merges: Mapping[str, str]) -> Organisation:
    """Write into the file which units are merged into which; the organisation as it is then.

    Order, comments and spaces stay. Raises Refused, and writes nothing, when the file isn't an
    organisation before or after, or has none of these units.
    """
    known = [unit.id for unit in read_organisation(path).units]
    if unknown := [unit for unit in merges if unit not in known]:
        values = [{"found": one, "expected": ", ".join(known)} for one in unknown]
        raise Refused([Problem("id_unknown", path.name, one) for one in values])
    content = path.read_bytes()
    text = _merged(decoded(path.name, content), merges)
    organisation = organisation_in(path.name, text)
    marked = "utf-8-sig" if content.startswith(BOM_UTF8) else "utf-8"
    _replace(path.resolve(), text.encode(BYTE_ORDER_MARKS.get(content[:2], marked)))
    return organisation


def _merged(text: str, merges: Mapping[str, str]) -> str:
    document = tomlkit.parse(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    for unit in cast("Sequence[Table | InlineTable]", document["units"]):
        if into := merges.get(str(unit["id"])):
            _set(unit, into, line_end)
    return tomlkit.dumps(document)


def _set(unit: Table | InlineTable, into: str, line_end: str) -> None:
    """The key after the unit's others; what stands between two units stays between them."""
    if KEY in unit or isinstance(unit, InlineTable):
        unit[KEY] = into
        return
    below: list[Comment | Whitespace] = []
    while unit.value.body[-1][0] is None:
        below.insert(0, cast("Comment | Whitespace", unit.value.body.pop()[1]))
    name = tomlkit.item(into)
    name.trivia.trail = line_end
    unit.add(KEY, name)
    for item in below:
        unit.add(item)


def _replace(path: Path, content: bytes) -> None:
    """All of the file or nothing of it."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_bytes(content)
        copymode(path, new)
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise refused("not_writable", str(path)) from error
