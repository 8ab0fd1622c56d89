"""The invented sample is what its README says, and the generator still writes it."""

import csv
import runpy
import tomllib
from collections import Counter
from pathlib import Path
from statistics import fmean, variance
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "data"
SAMPLE = DATA / "sample"
WAVES = ("2025", "2026")
LEVELS = ("top", "middle", "first_line")
Row = dict[str, str]


def toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def rows_of(name: str) -> list[Row]:
    """Return the rows of a CSV file of the sample."""
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


QUESTIONNAIRE = toml(DATA / "questionnaire" / "customer_centricity.toml")
ORGANISATION = toml(SAMPLE / "organisation.toml")
SMALLEST: int = ORGANISATION["smallest_group"]
UNITS: dict[str, dict[str, Any]] = {unit["id"]: unit for unit in ORGANISATION["units"]}
THEMES: list[str] = [theme["id"] for theme in QUESTIONNAIRE["themes"]]
CHOICES: dict[str, dict[str, Any]] = {choice["id"]: choice for choice in QUESTIONNAIRE["choices"]}
RATED: dict[str, str] = {
    entry["id"]: entry["scale"] for entry in QUESTIONNAIRE["items"] + QUESTIONNAIRE["ratings"]
}
COMMENTS: list[str] = [comment["id"] for comment in QUESTIONNAIRE["comments"]]
DEEDS: list[str] = [r["id"] for r in QUESTIONNAIRE["ratings"] if r["role"] == "own_deed"]
ROSTER = rows_of("roster.csv")
ANSWERS = {wave: rows_of(f"answers_{wave}.csv") for wave in WAVES}
for row in (row for wave in WAVES for row in ANSWERS[wave]):
    row["kind"] = UNITS[row["unit"]]["kind"] if row["unit"] else ""


def rows(wave: str, **group: str) -> list[Row]:
    """Return the answers of a group, such as level="top"."""
    return [row for row in ANSWERS[wave] if all(row[key] == group[key] for key in group)]


def points(wave: str, columns: list[str], **group: str) -> list[list[int]]:
    """Return the points of a group in the columns, of those who rated them all."""
    cells = ([row[column] for column in columns] for row in rows(wave, **group))
    return [[int(cell) for cell in row] for row in cells if all(map(str.isdigit, row))]


def pairs(wave: str, theme: str, **group: str) -> list[list[int]]:
    """Return say and do of a group, of those who rated both."""
    return points(wave, [f"{theme}_say", f"{theme}_do"], **group)


def mean(wave: str, theme: str, **group: str) -> float:
    """Return a group's mean of a theme."""
    return fmean(map(fmean, pairs(wave, theme, **group)))


def say_do(wave: str, theme: str) -> float:
    """Return how far words run ahead of deeds in a theme."""
    return fmean(say - do for say, do in pairs(wave, theme))


def index(wave: str) -> float:
    """Return the mean of the themes (pillars have five each)."""
    return fmean(mean(wave, theme) for theme in THEMES)


def share(wave: str, column: str, code: str, **group: str) -> float:
    """Return the share of a group whose cell is the code."""
    return fmean(row[column] == code for row in rows(wave, **group))


def invited(wave: str, *keys: str) -> Counter[tuple[str, ...]]:
    """Return the managers invited in a wave, by the keys."""
    counts: Counter[tuple[str, ...]] = Counter()
    for row in ROSTER:
        if row["wave"] == wave:
            counts[tuple(row[key] for key in keys)] += int(row["invited"])
    return counts


def answered(wave: str, *keys: str) -> Counter[tuple[str, ...]]:
    """Return the managers who answered in a wave, by the keys."""
    return Counter(tuple(row[key] for key in keys) for row in ANSWERS[wave])


def test_the_generator_writes_the_committed_files_byte_for_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(SAMPLE)
    runpy.run_path(str(SAMPLE / "generate.py"))["generate"](tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    written = sorted(path.relative_to(tmp_path).as_posix() for path in files)
    exports = sorted(f"exports/{path.name}" for path in (SAMPLE / "exports").iterdir())
    assert written == ["answers_2025.csv", "answers_2026.csv", *exports, "roster.csv"]
    for name in written:
        assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes(), name


def test_the_organisation_has_three_levels_three_divisions_and_twelve_units() -> None:
    divisions = {division["id"] for division in ORGANISATION["divisions"]}
    assert [level["id"] for level in ORGANISATION["levels"]] == list(LEVELS)
    assert len(divisions) == 3
    assert {unit["division"] for unit in UNITS.values()} == divisions
    assert len(UNITS) == 12
    assert {unit["kind"] for unit in UNITS.values()} == {"customer_facing", "support"}


def test_every_name_of_the_organisation_is_there_in_three_languages() -> None:
    for section in ("levels", "divisions", "units", "waves"):
        for entry in ORGANISATION[section]:
            assert list(entry["name"]) == ["et", "en", "fi"]


def test_the_reference_says_that_it_is_no_sample_of_estonian_managers() -> None:
    (reference,) = ORGANISATION["references"]
    assert (reference["measure"], reference["top_box"]) == ("self_rating", 16)
    assert "mitte Eesti juhtide valim" in reference["caption"]["et"]
    assert "not a sample of Estonian managers" in reference["caption"]["en"]
    assert "eivätkä ole otos Viron johtajista" in reference["caption"]["fi"]


def test_targets_are_set_for_two_themes() -> None:
    measures = {target["measure"] for target in ORGANISATION["targets"]}
    assert len(measures) == 2
    assert measures <= set(THEMES)


@pytest.mark.parametrize("wave", WAVES)
def test_about_160_managers_are_invited_nine_of_them_at_the_top(wave: str) -> None:
    assert 155 <= invited(wave).total() <= 165
    assert invited(wave, "level")["top",] == 9
    assert set(invited(wave, "level")) == {(level,) for level in LEVELS}
    assert set(invited(wave, "unit")) == {(unit,) for unit in UNITS}


@pytest.mark.parametrize("wave", WAVES)
def test_three_units_are_too_small_to_show_and_large_enough_together(wave: str) -> None:
    small = {unit: count for unit, count in invited(wave, "unit").items() if count < SMALLEST}
    assert len(small) == 3
    assert all(2 <= count <= 4 for count in small.values())
    assert sum(answered(wave, "unit")[unit] for unit in small) >= SMALLEST


@pytest.mark.parametrize("wave", WAVES)
def test_82_to_90_percent_answer_and_never_more_than_were_invited(wave: str) -> None:
    assert 0.82 <= len(ANSWERS[wave]) / invited(wave).total() <= 0.90
    asked = invited(wave, "unit", "level")
    stated = {cell: count for cell, count in answered(wave, "unit", "level").items() if all(cell)}
    assert all(count <= asked[cell] for cell, count in stated.items())
    assert len(rows(wave, level="top")) == 9


@pytest.mark.parametrize("wave", WAVES)
def test_a_few_respondents_state_no_unit_or_no_level(wave: str) -> None:
    assert 3 <= sum(not (row["unit"] and row["level"]) for row in ANSWERS[wave]) <= 6


def test_most_respondents_answer_in_both_waves_under_the_same_id_unit_and_level() -> None:
    then, now = ({row["respondent"]: row for row in ANSWERS[wave]} for wave in WAVES)
    assert [len(then), len(now)] == [len(ANSWERS[wave]) for wave in WAVES]
    linked = then.keys() & now.keys()
    assert len(linked) >= 80
    for respondent in linked:
        for key in ("unit", "level"):
            stated = {then[respondent][key], now[respondent][key]} - {""}
            assert len(stated) <= 1


@pytest.mark.parametrize("wave", WAVES)
def test_of_every_level_the_linked_and_the_others_are_none_or_a_group(wave: str) -> None:
    (other,) = set(WAVES) - {wave}
    ids = {row["respondent"] for row in ANSWERS[other]}
    for level in LEVELS:
        linked = [row["respondent"] in ids for row in rows(wave, level=level)]
        assert all(count == 0 or count >= SMALLEST for count in Counter(linked).values())


@pytest.mark.parametrize("wave", WAVES)
def test_the_columns_are_the_ids_of_the_questionnaire(wave: str) -> None:
    with (SAMPLE / f"answers_{wave}.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header[:4] == ["respondent", "wave", "unit", "level"]
    assert sorted(header[4:]) == sorted([*RATED, *CHOICES, *COMMENTS])
    assert {row["wave"] for row in ANSWERS[wave]} == {wave}


@pytest.mark.parametrize("wave", WAVES)
def test_every_rating_is_a_code_of_its_scale_or_empty(wave: str) -> None:
    for column, scale_id in RATED.items():
        scale = QUESTIONNAIRE["scales"][scale_id]
        codes = {str(code) for code in range(scale["lowest"], scale["highest"] + 1)}
        codes |= {"", "cant_say"} | (
            {"not_applicable"} if "not_applicable" in scale else set[str]()
        )
        assert {row[column] for row in ANSWERS[wave]} <= codes, column


@pytest.mark.parametrize("wave", WAVES)
def test_every_choice_is_an_option_or_some_of_many_or_empty(wave: str) -> None:
    for column, choice in CHOICES.items():
        options = {option["id"] for option in choice["options"]}
        alone = {option["id"] for option in choice["options"] if option.get("exclusive")}
        for cell in {row[column] for row in ANSWERS[wave]} - {""}:
            picked = cell.split(";")
            assert set(picked) <= options, column
            assert len(picked) == len(set(picked))
            assert len(picked) == 1 or (choice["many"] and not alone & set(picked))


@pytest.mark.parametrize("wave", WAVES)
def test_every_unit_and_level_is_one_of_the_organisation_or_empty(wave: str) -> None:
    assert {row["unit"] for row in ANSWERS[wave]} == {*UNITS, ""}
    assert {row["level"] for row in ANSWERS[wave]} == {*LEVELS, ""}


@pytest.mark.parametrize("wave", WAVES)
def test_everybody_answers_which_role_is_accountable_and_those_who_know_name_it(wave: str) -> None:
    for pillar in QUESTIONNAIRE["pillars"]:
        for row in ANSWERS[wave]:
            answered, role = (
                row[f"{q}_{pillar['id']}"] for q in ("accountable", "accountable_role")
            )
            assert bool(answered) == bool(role)  # who breaks off early answers neither
            assert (answered == "known") == (role not in {"", "cant_say"})


def test_about_four_in_ten_write_a_comment_that_names_no_unit_and_comes_once() -> None:
    names = [unit["name"]["et"].split()[0].lower() for unit in UNITS.values()]
    comments = [row[column] for wave in WAVES for row in rows(wave) for column in COMMENTS]
    written = [comment for comment in comments if comment]
    assert len(set(written)) == len(written)
    assert [(name, text) for text in written for name in names if name in text.lower()] == []
    for wave in WAVES:
        assert 0.35 <= fmean(bool(row["best"] or row["change_first"]) for row in rows(wave)) <= 0.45


# ---------------------------------------------------------------- the story, as the README tells it


@pytest.mark.parametrize("wave", WAVES)
def test_the_top_sees_it_rosier_leadership_and_the_customers_voice_most(wave: str) -> None:
    gaps = {t: mean(wave, t, level="top") - mean(wave, t, level="first_line") for t in THEMES}
    assert min(gaps["leadership"], gaps["customer_voice"]) > 2
    assert all(0.5 < gap < 2.7 for theme, gap in gaps.items() if theme != "own_part")
    if wave == "2026":
        assert set(sorted(gaps, key=gaps.__getitem__)[-2:]) == {"leadership", "customer_voice"}


@pytest.mark.parametrize(("wave", "apart"), [("2025", 0.5), ("2026", 0.4)])
def test_all_levels_agree_that_units_know_their_own_part(wave: str, apart: float) -> None:
    means = [mean(wave, "own_part", level=level) for level in LEVELS]
    assert max(means) - min(means) <= apart
    assert min(means) >= 7.3


@pytest.mark.parametrize("wave", WAVES)
def test_words_run_ahead_of_deeds_furthest_in_leadership_and_improvement(wave: str) -> None:
    gaps = {theme: say_do(wave, theme) for theme in THEMES}
    assert all(0.6 < gap < 2.4 for gap in gaps.values())
    assert set(sorted(gaps, key=gaps.__getitem__)[-2:]) == {"leadership", "improvement"}


def test_good_practice_rose_by_almost_a_point_and_the_rest_stood_still() -> None:
    change = {theme: mean("2026", theme) - mean("2025", theme) for theme in THEMES}
    assert 0.8 <= change.pop("good_practice") <= 1.0
    assert all(abs(difference) <= 0.3 for difference in change.values())


@pytest.mark.parametrize("wave", WAVES)
def test_customer_experience_is_pushed_to_the_front_line_and_the_specialist(wave: str) -> None:
    owned = [share(wave, "cx_owner", "every_manager", level=level) for level in LEVELS]
    assert owned == sorted(owned, reverse=True)
    assert round(owned[0] * 9) in {4, 5}
    pushed = [share(wave, "cx_owner", o, level="first_line") for o in ("front_line", "cx_lead")]
    assert sum(pushed) > 0.5


@pytest.mark.parametrize("wave", WAVES)
def test_support_units_know_less_of_customer_goals(wave: str) -> None:
    facing = mean(wave, "customer_goals", kind="customer_facing")
    assert facing - mean(wave, "customer_goals", kind="support") > 0.7


@pytest.mark.parametrize("wave", WAVES)
def test_three_in_ten_of_the_support_units_cant_say_anything_about_channels(wave: str) -> None:
    for item in ("channels_say", "channels_do"):
        assert share(wave, item, "cant_say", kind="support") > 0.3
        assert share(wave, item, "cant_say", kind="customer_facing") < 0.1


@pytest.mark.parametrize("wave", WAVES)
def test_the_values_are_known_and_the_strategy_is_not(wave: str) -> None:
    assert share(wave, "foundation_values", "known") > 0.65
    assert share(wave, "foundation_strategy", "known") < 0.2


@pytest.mark.parametrize("wave", WAVES)
def test_the_feeling_is_better_than_the_practice(wave: str) -> None:
    felt = [rating for (rating,) in points(wave, ["self_rating"])]
    assert 5.8 <= index(wave) <= 6.3
    assert 0.7 <= fmean(felt) - index(wave) <= 1.0
    assert 0.10 <= fmean(rating >= 9 for rating in felt) <= 0.14


@pytest.mark.parametrize("wave", WAVES)
def test_some_managers_hold_the_words_for_true_and_leave_the_deeds_to_others(wave: str) -> None:
    limits = QUESTIONNAIRE["passive"]
    said = [f"{theme}_say" for theme in THEMES]
    passive: list[bool] = []
    for row in ANSWERS[wave]:
        words = [int(row[column]) for column in said if row[column].isdigit()]
        deeds = [int(row[column]) for column in DEEDS if row[column].isdigit()]
        if words and deeds:
            believes = fmean(words) >= limits["say_from"]
            passive.append(believes and fmean(deeds) <= limits["deeds_to"])
    assert 0.15 <= fmean(passive) <= 0.25


@pytest.mark.parametrize("wave", WAVES)
def test_the_two_items_of_a_theme_hang_together(wave: str) -> None:
    for theme in THEMES:
        both = pairs(wave, theme)
        parts = sum(variance(half) for half in zip(*both, strict=True))
        alpha = 2 * (1 - parts / variance(map(sum, both)))
        assert 0.6 <= alpha <= 0.87, theme


@pytest.mark.parametrize("wave", WAVES)
def test_no_unit_stands_further_from_the_rest_than_chance_takes_it(wave: str) -> None:
    own: dict[str, list[float]] = {unit: [] for unit in UNITS}
    for row in ANSWERS[wave]:
        rated = [int(row[i["id"]]) for i in QUESTIONNAIRE["items"] if row[i["id"]].isdigit()]
        if row["unit"]:
            own[row["unit"]].append(fmean(rated))
    for unit, here in own.items():
        rest = [score for other, scores in own.items() if other != unit for score in scores]
        error = (variance(here) / len(here) + variance(rest) / len(rest)) ** 0.5
        if len(here) >= SMALLEST:
            assert abs(fmean(here) - fmean(rest)) < 2.5 * error, unit
