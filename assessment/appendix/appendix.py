"""Everything of the appendix, from an open assessment file."""

from itertools import chain

import polars as pl

from assessment.appendix.agreement import groups_named, of_groups, of_themes
from assessment.appendix.answered import answered_by_wave
from assessment.appendix.reliability import reliability
from assessment.appendix.statistic import as_frame
from assessment.appendix.tests_of_gaps import tests_of_gaps
from assessment.gaps import tested_gaps
from assessment.scoring import count
from assessment.store import AssessmentFile
from assessment.tallies import tallies_of


def appendix_of(file: AssessmentFile) -> pl.DataFrame:
    """Every statistic of an assessment file; columns as in `Statistic`, in docs/interface.md.

    Raises Refused when the file turns out to be damaged.
    """
    connection, organisation = file.connection, file.organisation
    with file.undamaged():
        count(connection)
        tallies, answered = tallies_of(connection), answered_by_wave(connection)
        return as_frame(
            chain(
                reliability(file.questionnaires, answered),
                of_themes(connection, file.questionnaires, organisation, answered),
                of_groups(connection, tallies, groups_named(connection, organisation)),
                tests_of_gaps(tested_gaps(connection, tallies)),
            )
        )
