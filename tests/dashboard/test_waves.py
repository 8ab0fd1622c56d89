"""What the waves say of a gap between levels: closed, wider, as it was, and by which side."""

from contextlib import closing
from pathlib import Path

import pytest

from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.loading import load
from assessment.results import open_results
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.waves import waves
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from tests.small import ORGANISATION, QUESTIONNAIRE, answers, people


def of_two_waves(
    tmp_path: Path,
    before: tuple[tuple[int, int], ...],
    now: tuple[tuple[int, int], ...],
    *,
    reworded: bool = False,
) -> str:
    """The headline of theme 2 over two waves: twelve people a level, and what they rate."""
    organisation = tmp_path / "organisation.toml"
    organisation.write_text(ORGANISATION)
    (tmp_path / "questionnaire.toml").write_text(QUESTIONNAIRE)
    definitions = read_definitions(tmp_path / "questionnaire.toml", organisation)
    files = [
        answers(
            tmp_path,
            *(
                row
                for level, (x, y) in zip(("top", "first"), rated, strict=True)
                for points, half in ((x, "m"), (y, "n"))
                for row in people(
                    6, f"{level}{half}: a.{level} x1={points} x2={points} x3={points}"
                )
            ),
            wave=wave,
        )
        for wave, rated in (("w1", before), ("w2", now))
    ]
    database = tmp_path / "waves.duckdb"
    load(database, check_files(files[:1], definitions), definitions)
    if reworded:
        text = QUESTIONNAIRE.replace('{id = "x1",', '{id = "x1", wording = 2,')
        (tmp_path / "questionnaire.toml").write_text(text)
        definitions = read_definitions(tmp_path / "questionnaire.toml", organisation)
    load(database, check_files(files[1:], definitions), definitions)
    with closing(open_results(database)) as results:
        exhibit = waves(Reading(results, "w2", words_in("en"), LIGHT), "t2")
        assert exhibit is not None
        return exhibit.headline


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (((8, 8), (5, 5)), ((8, 8), (7, 7)), "went from +3.0 to +1.0"),
        (((8, 8), (5, 5)), ((6, 6), (5, 5)), "went from +3.0 to +1.0, since the higher level fell"),
        (((8, 8), (6, 6)), ((8, 8), (4, 4)), "grew from +2.0 to +4.0"),
        (((8, 8), (6, 6)), ((8, 7), (6, 6)), "is as it was, +2.0 then and +1.5 now"),
        (((8, 8), (6, 6)), ((6, 6), (8, 8)), "turned round, +2.0 then and −2.0 now"),
        (((5, 5), (8, 8)), ((5, 5), (6, 6)), "−3.0 to −1.0, since the higher level fell"),
        (((10, 10), (6, 6)), ((8, 8), (6, 6)), "Theme 2 by level, wave by wave"),
    ],
)
def test_the_waves_say_whether_the_gap_closed_and_by_which_side(
    tmp_path: Path,
    before: tuple[tuple[int, int], ...],
    now: tuple[tuple[int, int], ...],
    said: str,
) -> None:
    assert of_two_waves(tmp_path, before, now).endswith(said)


def test_a_theme_that_was_asked_differently_is_not_followed(tmp_path: Path) -> None:
    rated = ((8, 8), (6, 6))
    headline = of_two_waves(tmp_path, rated, rated, reworded=True)
    assert headline == "Theme 2: asked differently in each wave, so there is nothing to compare"
