"""Which measures mean the same in two waves: what of them is gone when a question has changed."""

import pytest

from assessment.comparable import comparable
from tests.notation import Folder, changed
from tests.small import QUESTIONNAIRE

ALL = {
    *("item:s1", "item:d1", "theme:t1", "pillar:p1"),
    *("item:x1", "item:x2", "item:x3", "theme:t2", "pillar:p2", "index:index"),
    *("rating:felt", "rating:own_desk", "rating:own_talk", "own_deeds:own_deeds"),
}
"""Every measure of the small questionnaire that has a mean of one kind of people's scores."""

X4 = '{id = "x4", theme = "t2", scale = "ten", text = {en = "X 4"}},\n  {id = "x3"'
THEME_3 = (
    '{id = "t3", pillar = "p2", name = {en = "Theme 3"}, source = "invented"},\n  {id = "t2", '
)
OF_THEME_3 = '{id = "y1", theme = "t3", scale = "ten", text = {en = "Y 1"}},\n  {id = "x1"'
OTHER_SCALE = (
    '[scales.five]\nlowest = 1\nhighest = 5\nlow_to = 2\ntop_from = 4\nlowest_label = {en = "no"}\n'
    'highest_label = {en = "yes"}\n\n[scales.ten]'
)
T1_GONE = {"theme:t1", "pillar:p1", "index:index"}
T2_GONE = {"theme:t2", "pillar:p2", "index:index"}

CHANGES: dict[str, tuple[tuple[tuple[str, str], ...], set[str]]] = {
    "nothing": ((), set()),
    "a text, but not its meaning": ((('"Say 1"', '"We say"'),), set()),
    "an item's wording number": (
        (('text = {en = "Say 1"}', 'text = {en = "Say one"}, wording = 2'),),
        {"item:s1"} | T1_GONE,
    ),
    "an item's direction": (
        (('id = "x2", theme = "t2"', 'id = "x2", theme = "t2", reversed = true'),),
        {"item:x2"} | T2_GONE,
    ),
    "an item more": ((('{id = "x3"', X4),), {"item:x4"} | T2_GONE),
    "a theme's scale": (
        (
            ("[scales.ten]", OTHER_SCALE),
            *(
                (
                    f'scale = "ten", text = {{en = "X {n}"}}',
                    f'scale = "five", text = {{en = "{n}"}}',
                )
                for n in (1, 2, 3)
            ),
        ),
        {"item:x1", "item:x2", "item:x3"} | T2_GONE,
    ),
    "a theme more in a pillar": (
        (('{id = "t2", ', THEME_3), ('{id = "x1"', OF_THEME_3)),
        {"item:y1", "theme:t3", "pillar:p2", "index:index"},
    ),
    "a theme in another pillar": (
        (
            ('{id = "p2", name = {en = "Pillar 2"}}', '{id = "p3", name = {en = "Pillar 3"}}'),
            ('pillar = "p2"', 'pillar = "p3"'),
        ),
        {"pillar:p2", "pillar:p3", "index:index"},
    ),
    "the self-rating": (
        (('text = {en = "Felt"}', 'text = {en = "Feel"}, wording = 2'),),
        {"rating:felt"},
    ),
    "one of the own deeds": (
        (('text = {en = "Desk"}', 'text = {en = "Own desk"}, wording = 2'),),
        {"rating:own_desk", "own_deeds:own_deeds"},
    ),
}


def alike(folder: Folder, now: str, before: str) -> set[str]:
    """The measures that mean the same in two questionnaires."""
    folder.write("questionnaire.toml", now)
    as_now = folder.questionnaire
    folder.write("questionnaire.toml", before)
    return {f"{kind}:{measure}" for kind, measure in comparable(as_now, folder.questionnaire)}


@pytest.mark.parametrize("what", CHANGES)
def test_what_stands_on_a_changed_question_is_not_comparable_either_way(
    folder: Folder, what: str
) -> None:
    changes, gone = CHANGES[what]
    other = QUESTIONNAIRE
    for old, new in changes:
        other = changed(other, old, new)
    assert alike(folder, QUESTIONNAIRE, other) == ALL - gone
    assert alike(folder, other, QUESTIONNAIRE) == ALL - gone


def test_a_questionnaire_without_own_deeds_has_none_to_compare(folder: Folder) -> None:
    start, end = QUESTIONNAIRE.index("ratings = ["), QUESTIONNAIRE.index("passive =")
    without = QUESTIONNAIRE[:start] + QUESTIONNAIRE[end:]
    deeds = {"rating:felt", "rating:own_desk", "rating:own_talk", "own_deeds:own_deeds"}
    assert alike(folder, without, without) == ALL - deeds
    assert alike(folder, QUESTIONNAIRE, without) == ALL - deeds


def test_measures_stand_in_the_order_of_the_later_questionnaire(folder: Folder) -> None:
    folder.write("questionnaire.toml", QUESTIONNAIRE)
    measures = list(comparable(folder.questionnaire, folder.questionnaire))
    assert measures[:3] == [("item", "s1"), ("item", "d1"), ("item", "x1")]
    assert measures[-1] == ("index", "index")
