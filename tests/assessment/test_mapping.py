"""A mapping finds columns by head or place, and says which of its heads a file lacks."""

import pytest

from assessment.mapping import ColumnMapping

MAPPING = ColumnMapping(
    columns={"Your unit": "unit", "#2": "s1"},
    values={"Your unit": {"Head office": "A"}, "#2": {"Very": "10"}},
)


@pytest.mark.parametrize(
    ("position", "head", "id_of", "values_of"),
    [
        (1, "Your unit", "unit", {"Head office": "A"}),
        (2, "Question 1", "s1", {"Very": "10"}),
        (2, "Your unit", "s1", {"Very": "10"}),
        (3, "Question 1", None, {}),
    ],
    ids=["by its head", "by its place", "by its place before its head", "not mapped"],
)
def test_a_column_is_mapped(
    position: int, head: str, id_of: str | None, values_of: dict[str, str]
) -> None:
    assert MAPPING.id_of(position, head) == id_of
    assert MAPPING.values_of(position, head) == values_of


@pytest.mark.parametrize(
    ("heads", "unknown"),
    [
        (["Your unit", "Question 1"], []),
        (["Your unit"], ["#2"]),
        (["unit", "Question 1"], ["Your unit"]),
        ([], ["Your unit", "#2"]),
    ],
)
def test_heads_and_places_that_a_file_lacks_are_named_once(
    heads: list[str], unknown: list[str]
) -> None:
    assert MAPPING.unknown_heads(heads) == unknown


def test_a_head_that_looks_like_a_place_is_a_head_too() -> None:
    assert ColumnMapping(columns={"#9": "s1"}).unknown_heads(["#9"]) == []


@pytest.mark.parametrize(
    ("heads", "fitting"),
    [
        (["Your unit", "Other"], {"Your unit": "unit"}),
        (["Your unit", "#2"], {"Your unit": "unit", "#2": "s1"}),
    ],
)
def test_of_a_mapping_that_part_fits_whose_heads_a_file_has(
    heads: list[str], fitting: dict[str, str]
) -> None:
    found = MAPPING.fitting(heads)
    assert found is not None
    assert found.columns == fitting
    assert set(found.values) == set(fitting)


def test_labels_alone_fit_too_and_nothing_fits_other_heads() -> None:
    labels = ColumnMapping(values={"unit": {"Head office": "A"}})
    assert labels.fitting(["unit"]) == labels
    assert labels.fitting(["units"]) is None
    assert ColumnMapping().fitting(["unit"]) is None
