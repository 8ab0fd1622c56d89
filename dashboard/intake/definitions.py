"""What answers are checked against: the uploaded definition files, else those of the database."""

from pathlib import Path

from assessment.definition_files import (
    Definitions,
    read_mapping,
    read_organisation,
    read_questionnaire,
    read_roster,
    require_known_measures,
)
from assessment.errors import refused
from assessment.mapping import ColumnMapping
from assessment.roster import Invited
from dashboard.intake.file import reading
from dashboard.intake.uploads import MAPPING, ORGANISATION, QUESTIONNAIRE, Uploads


def definitions_of(database: Path, uploads: Uploads, wave: str | None) -> Definitions:
    """The definitions for a wave; a questionnaire of that wave comes before the newest one.

    Raises Refused as the readers of definition files do.
    """
    with reading(database) as file:
        questionnaires, organisation = file.questionnaires, file.organisation
        loaded = file.coverage.filter(file.coverage["invited"] > 0)
    invited = tuple(
        Invited(*row) for row in loaded.select("wave", "unit", "level", "invited").rows()
    )
    if ORGANISATION in uploads.definitions:
        organisation = read_organisation(uploads.folder / ORGANISATION)
    in_time = [one.id for one in organisation.waves if one.id in questionnaires]
    asked = questionnaires.get(wave or "", questionnaires[in_time[-1]] if in_time else None)
    if asked is None and QUESTIONNAIRE not in uploads.definitions:
        raise refused("questionnaire_needed")
    if asked is None or QUESTIONNAIRE in uploads.definitions:
        asked = read_questionnaire(uploads.folder / QUESTIONNAIRE)
    roster = read_roster(uploads.folder / ORGANISATION, organisation) or invited
    require_known_measures(ORGANISATION, organisation, asked)
    return Definitions(asked, organisation, roster)


def mapping_known(database: Path, uploads: Uploads) -> ColumnMapping:
    """The uploaded mapping, over what earlier loads have taught."""
    with reading(database) as file:
        learned = file.learned
    if MAPPING not in uploads.definitions:
        return learned
    given = read_mapping(uploads.folder / MAPPING)
    return ColumnMapping(
        columns=learned.columns | given.columns, values=learned.values | given.values
    )
