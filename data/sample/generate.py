"""The invented answers of an invented organisation: rewrites the roster, the answers, the exports.

The story, in the second wave. Nine top managers see the organisation rosier than the first line
does, most of all its leadership and the customer's voice. Words run ahead of deeds, furthest in
leadership and improvement. The first line holds customer experience to be the front line's or the
specialist's job; half of the top says "every manager's". Support units know little of customer
goals and can't say much about channels. All levels agree, and like it, that each unit knows its
own part. Good practice rose since the first wave. Some managers hold the words for true and leave
the deeds to others. Between units there is nothing but chance and what their kind explains.

Deterministic: the same seed, the same bytes. Run ``python data/sample/generate.py [FOLDER]``.
"""

import csv
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from exports import WAVE, export

HERE = Path(__file__).resolve().parent
QUESTIONNAIRE = HERE.parent / "questionnaire" / "customer_centricity.toml"
SEED = 569

# ---------------------------------------------------------------------------------- who is asked
LEVELS = ("top", "middle", "first_line")
ByLevel = tuple[float, float, float]
"""A value for each of LEVELS."""

INVITED: dict[str, dict[str, tuple[int, int, int]]] = {
    "2025": {
        "customer_service": (1, 6, 20),
        "business_customers": (1, 4, 10),
        "connections": (0, 4, 8),
        "fault_service": (0, 4, 15),
        "water_network": (1, 5, 17),
        "heat_network": (1, 4, 14),
        "production": (1, 4, 12),
        "information_technology": (1, 4, 7),
        "finance": (1, 2, 4),
        "people": (1, 2, 1),
        "marketing": (0, 2, 2),
        "strategy": (1, 2, 0),
    },
    "2026": {
        "customer_service": (1, 6, 20),
        "business_customers": (1, 4, 11),
        "connections": (0, 4, 8),
        "fault_service": (0, 4, 16),
        "water_network": (1, 5, 16),
        "heat_network": (1, 4, 13),
        "production": (1, 4, 11),
        "information_technology": (1, 4, 8),
        "finance": (1, 2, 4),
        "people": (1, 2, 1),
        "marketing": (0, 2, 2),
        "strategy": (1, 2, 0),
    },
}
"""Managers by wave, unit and level."""

STAYS = 0.88
"""Chance that a manager of the first wave is there in the second; the top team is the same."""

RESPONDS: dict[str, ByLevel] = {"2025": (1, 0.88, 0.84), "2026": (1, 0.91, 0.88)}
SHIFT_WORK = {"production": -0.22}
"""Chance to answer, and what shift work takes from it."""

NOT_STATED = {"2025": 3, "2026": 6}
STRAIGHT_LINERS = 2
BREAK_OFFS = 2
"""Respondents of a wave: no unit or no level; one answer to every item; left before the end."""

SKIPPED = 0.006
WRITES = 0.4
"""Chance that an item is skipped; that a manager writes a comment."""


# -------------------------------------------------------------------------------- what they see
class Theme(NamedTuple):
    """How one theme is seen in the second wave, in points; the last three are chances per item."""

    first_line: float
    """Mean of first-line managers."""
    top_above: float
    """Top managers above them; middle managers stand MIDDLE of the way."""
    say_do: float
    """Words above deeds."""
    support_above: float = 0
    """Support units above customer-facing ones."""
    rise: float = 0
    """Since the first wave."""
    cant_say: float = 0.02
    support_cant_say: float = 0.03
    not_applicable: float = 0


THEMES = {
    "promise": Theme(5.7, 1.7, 1.2, rise=0.1),
    "customer_goals": Theme(5.2, 1.4, 1.1, support_above=-1.4),
    "leadership": Theme(5.0, 2.6, 2.1),
    "brand_bridge": Theme(5.4, 1.2, 1.0, cant_say=0.06, support_cant_say=0.09),
    "digital": Theme(6.0, 1.1, 1.0, rise=0.1, support_cant_say=0.05, not_applicable=0.02),
    "internal_customers": Theme(5.7, 1.8, 1.0),
    "own_part": Theme(7.5, 0.0, 0.8),
    "people_processes": Theme(5.4, 1.4, 1.2),
    "good_practice": Theme(6.3, 1.0, 0.9, rise=0.95),
    "learning": Theme(5.5, 1.4, 1.3),
    "customer_voice": Theme(5.3, 2.5, 1.4, support_cant_say=0.04),
    "journey": Theme(5.2, 1.3, 1.2, cant_say=0.03, support_cant_say=0.08),
    "channels": Theme(5.5, 1.0, 1.1, support_cant_say=0.44, not_applicable=0.02),
    "moments_of_service": Theme(6.2, 1.0, 0.8, support_cant_say=0.05),
    "improvement": Theme(5.3, 1.8, 1.9),
}
MIDDLE = 0.35
CANT_SAY_AGAIN = 0.75
"""Chance that who couldn't say one half of a pair can't say the other."""

WAY_OF_RATING, IN_THEME, UNIT, NOISE = 1.0, 0.85, 0.15, 1.05
"""Standard deviations: of managers, of themes in a manager, of units in a wave, of answers."""

PASSIVE, PASSIVE_SAY, PASSIVE_DO, PASSIVE_OWN_DEEDS = 0.3, 2.1, 0.8, -2.3
"""Passive customer-centricity: its share; what it adds to say, to do, to own deeds."""

OWN_DEEDS: ByLevel = (6.8, 6.3, 5.8)
OWN_DEEDS_SUPPORT = -0.6
OWN_DEEDS_PERSON = 1.1
OWN_DESK_OF_EVERY_MANAGER = 1.3
"""Own deeds: mean; support units; between managers; own desk of who says "every manager's"."""

FELT, FELT_BY_INDEX, FELT_NOISE = 2.5, 0.75, 1.05
"""The self-rating: where it starts, its share of the manager's own mean, its noise."""

# -------------------------------------------------------------------------------- what they pick
OWNER: dict[str, dict[str, ByLevel]] = {
    "2025": {
        "every_manager": (4, 8, 9),
        "cx_lead": (2, 10, 25),
        "front_line": (1, 9, 36),
        "marketing": (0, 2, 5),
        "top_management": (2, 5, 8),
        "nobody": (0, 1, 3),
        "cant_say": (0, 2, 5),
    },
    "2026": {
        "every_manager": (5, 11, 11),
        "cx_lead": (2, 10, 26),
        "front_line": (1, 8, 37),
        "marketing": (0, 2, 5),
        "top_management": (1, 5, 9),
        "nobody": (0, 1, 3),
        "cant_say": (0, 1, 5),
    },
}
"""Who owns customer experience: weights by wave and level."""

PICKS: dict[str, dict[str, ByLevel]] = {
    "foundation_purpose": {
        "known": (7, 11, 9), "worded": (2, 6, 7), "missing": (0, 2, 3), "cant_say": (0, 1, 2),
    },
    "foundation_values": {
        "known": (8, 16, 13), "worded": (1, 4, 6), "missing": (0, 0, 0.4), "cant_say": (0, 0, 1),
    },
    "foundation_promise": {
        "known": (5, 8, 6), "worded": (3, 7, 7), "missing": (1, 3, 4), "cant_say": (0, 2, 3),
    },
    "foundation_strategy": {
        "known": (4, 5, 2), "worded": (4, 7, 6), "missing": (1, 5, 5), "cant_say": (0, 3, 7),
    },
    "accountable_strategic_focus": {
        "known": (8, 13, 10), "unknown_who": (0, 3, 3), "nobody": (1, 2, 2), "cant_say": (0, 2, 5),
    },
    "accountable_employee_experience": {
        "known": (8, 12, 9), "unknown_who": (0, 2, 3), "nobody": (1, 4, 3), "cant_say": (0, 2, 5),
    },
    "accountable_customer_experience": {
        "known": (5, 8, 6), "unknown_who": (1, 4, 4), "nobody": (3, 5, 4), "cant_say": (0, 3, 6),
    },
    "programme": {
        "yes": (1, 2, 2), "in_part": (5, 7, 5), "no": (3, 7, 6), "no_programme": (0, 1, 2),
        "cant_say": (0, 3, 5),
    },
}  # fmt: skip
"""Weights of the options by level; the top's are heads, the nine are dealt out exactly."""

ROLES: dict[str, dict[str, float]] = {
    "accountable_strategic_focus": {"chief_executive": 8, "head_of_customers": 1, "other": 2},
    "accountable_employee_experience": {"chief_executive": 1, "head_of_people": 8, "other": 1},
    "accountable_customer_experience": {"chief_executive": 3, "head_of_customers": 5, "other": 3},
}
"""Weights of the roles, among those who say that they know who."""

MEASURES = {
    "nps_base": 0.17,
    "nps_contact": 0.66,
    "mystery_shopping": 0.24,
    "complaints": 0.74,
    "promise_kept": 0.07,
    "behaviour": 0.22,
    "interviews": 0.2,
    "employee_experience": 0.42,
    "financial": 0.68,
}
MEASURES_CANT_SAY = {"customer_facing": 0.05, "support": 0.2}
MEASURES_NOTHING = 0.01
"""Chance that a manager names a measure; can't say any; says there is none."""


# ---------------------------------------------------------------------------------- the managers
@dataclass(frozen=True)
class Manager:
    """One invited manager; what is set here holds in both waves."""

    id: str
    unit: str
    kind: str
    level: int
    way_of_rating: float
    in_theme: Mapping[str, float]
    passive: bool
    own_deeds: float

    @property
    def side(self) -> int:
        """Return 1 for a support unit, -1 for a customer-facing one."""
        return 1 if self.kind == "support" else -1


def hire(rng: Random, number: int, unit: str, kind: str, level: int) -> Manager:
    """Return a new manager; the id tells neither unit nor level."""
    return Manager(
        id=f"v{(number * 389 + 127) % 997:03}",  # 997 is prime: no id comes twice
        unit=unit,
        kind=kind,
        level=level,
        way_of_rating=rng.gauss(0, WAY_OF_RATING),
        in_theme={theme: rng.gauss(0, IN_THEME) for theme in THEMES},
        passive=rng.random() < PASSIVE,
        own_deeds=rng.gauss(0, OWN_DEEDS_PERSON),
    )


def staff(rng: Random, kinds: Mapping[str, str]) -> dict[str, list[Manager]]:
    """Return the invited managers of each wave; most of the first are in the second too."""
    invited: dict[str, list[Manager]] = {}
    hired = 0
    before: list[Manager] = []
    for wave, units in INVITED.items():
        invited[wave] = []
        for unit, counts in units.items():
            for level, count in enumerate(counts):
                there = [m for m in before if (m.unit, m.level) == (unit, level)]
                stayed = [m for m in there if level == 0 or rng.random() < STAYS][:count]
                new = range(hired, hired + count - len(stayed))
                hired += len(new)
                invited[wave] += stayed
                invited[wave] += [hire(rng, number, unit, kinds[unit], level) for number in new]
        before = invited[wave]
    return invited


def responds(rng: Random, wave: str, manager: Manager) -> bool:
    """Return whether the manager answers in the wave; of the top team everybody does."""
    chance = RESPONDS[wave][manager.level]
    return rng.random() < chance + (SHIFT_WORK.get(manager.unit, 0) if manager.level else 0)


# ----------------------------------------------------------------------------------- the answers
def whole(value: float) -> int:
    """Return the nearest code of the scale."""
    return min(10, max(1, round(value)))


def seen(wave: str, manager: Manager, theme_id: str, side: str) -> float:
    """Return what the manager holds of one half of a pair, before noise."""
    theme = THEMES[theme_id]
    words, passive = (1, PASSIVE_SAY) if side == "say" else (-1, PASSIVE_DO)
    return (
        theme.first_line
        + theme.top_above * (1, MIDDLE, 0)[manager.level]
        + theme.say_do / 2 * words
        + theme.support_above / 2 * manager.side
        - (theme.rise if wave == min(INVITED) else 0)
        + manager.way_of_rating
        + manager.in_theme[theme_id]
        + passive * (manager.passive - PASSIVE)
    )


def item_answers(
    rng: Random, wave: str, manager: Manager, items: Iterable[Mapping[str, Any]], unit: float
) -> dict[str, str]:
    """Return the manager's answer to each item."""
    answers: dict[str, str] = {}
    unseen: set[str] = set()
    for item in items:
        theme_id: str = item["theme"]
        theme = THEMES[theme_id]
        support = manager.kind == "support" and manager.level > 0
        cant_say = theme.support_cant_say if support else theme.cant_say
        if item["side"] == "do":
            again = CANT_SAY_AGAIN if theme_id in unseen else 0
            cant_say = again or cant_say * (1 - CANT_SAY_AGAIN)
        value = seen(wave, manager, theme_id, item["side"]) + unit + rng.gauss(0, NOISE)
        answer = str(whole(value))
        chance = rng.random()
        if chance < cant_say:
            answer = "cant_say"
            unseen.add(theme_id)
        elif chance < cant_say + theme.not_applicable * support:
            answer = "not_applicable"
        elif chance > 1 - SKIPPED:
            answer = ""
        answers[item["id"]] = answer
    return answers


def rating_answers(
    rng: Random, wave: str, manager: Manager, owner: str, deeds: Iterable[str]
) -> dict[str, str]:
    """Return the manager's self-rating and own deeds."""
    halves = [seen(wave, manager, theme, side) for theme in THEMES for side in ("say", "do")]
    felt = FELT + FELT_BY_INDEX * sum(halves) / len(halves) + rng.gauss(0, FELT_NOISE)
    answers = {"self_rating": str(whole(felt))}
    for deed in deeds:
        value = OWN_DEEDS[manager.level] + manager.own_deeds + rng.gauss(0, NOISE)
        value += OWN_DEEDS_SUPPORT * manager.side / 2
        value += PASSIVE_OWN_DEEDS * (manager.passive - PASSIVE)
        value += OWN_DESK_OF_EVERY_MANAGER * (deed == "own_desk" and owner == "every_manager")
        answers[deed] = str(whole(value))
    return answers


def drawn(rng: Random, weights: Mapping[str, float], count: int) -> list[str]:
    """Return count options drawn by weight."""
    return rng.choices(list(weights), list(weights.values()), k=count)


def dealt(rng: Random, weights: Mapping[str, float]) -> list[str]:
    """Return each option as many times as its weight says, shuffled."""
    hand = [option for option, times in weights.items() for _ in range(round(times))]
    rng.shuffle(hand)
    return hand


def picks(
    rng: Random, managers: Sequence[Manager], weights: Mapping[str, ByLevel]
) -> dict[str, str]:
    """Return the option that each manager picks, by id."""
    by_id: dict[str, str] = {}
    for level in range(len(LEVELS)):
        ids = [manager.id for manager in managers if manager.level == level]
        own = {option: by_level[level] for option, by_level in weights.items()}
        by_id |= zip(ids, drawn(rng, own, len(ids)) if level else dealt(rng, own), strict=True)
    return by_id


def measures(rng: Random, manager: Manager) -> str:
    """Return the measures that the manager names, as one cell."""
    named = [measure for measure, chance in MEASURES.items() if rng.random() < chance]
    chance = rng.random()
    if manager.level and chance < MEASURES_CANT_SAY[manager.kind]:
        return "cant_say"
    return "nothing" if chance > 1 - MEASURES_NOTHING else ";".join(named)


def columns(questionnaire: Mapping[str, Any]) -> list[str]:
    """Return the columns of the answers, in the order in which they are asked."""
    ids: dict[str, list[str]] = {}
    for section in ("items", "ratings", "choices", "comments"):
        for entry in questionnaire[section]:
            ids.setdefault(entry.get("role", section), []).append(entry["id"])
    asked = ("self_rating", "ownership", "foundation", "items", "own_deed", "accountable")
    asked += ("programme", "measures", "comments")
    return ["respondent", "wave", "unit", "level", *(id_ for kind in asked for id_ in ids[kind])]


def wave_answers(
    rng: Random, wave: str, managers: Iterable[Manager], questionnaire: Mapping[str, Any]
) -> list[dict[str, str]]:
    """Return a row for each respondent of one wave, without comments, in the order of ids."""
    respondents = sorted((m for m in managers if responds(rng, wave, m)), key=lambda m: m.id)
    unit_effects = {unit: rng.gauss(0, UNIT) for unit in INVITED[wave]}
    chosen = {"cx_owner": picks(rng, respondents, OWNER[wave])}
    chosen |= {choice: picks(rng, respondents, weights) for choice, weights in PICKS.items()}
    deeds = [r["id"] for r in questionnaire["ratings"] if r["role"] == "own_deed"]
    rows: list[dict[str, str]] = []
    for manager in respondents:
        row = dict.fromkeys(columns(questionnaire), "")
        row |= {"respondent": manager.id, "wave": wave, "unit": manager.unit}
        row |= {"level": LEVELS[manager.level], "measures": measures(rng, manager)}
        row |= {choice: by_id[manager.id] for choice, by_id in chosen.items()}
        for choice, weights in ROLES.items():
            role = choice.replace("accountable_", "accountable_role_")
            (row[role],) = drawn(rng, weights, 1) if row[choice] == "known" else ("cant_say",)
        unit = unit_effects[manager.unit]
        row |= item_answers(rng, wave, manager, questionnaire["items"], unit)
        row |= rating_answers(rng, wave, manager, row["cx_owner"], deeds)
        rows.append(row)
    return rows


def spoil(
    rng: Random, wave: str, rows: Iterable[dict[str, str]], questionnaire: Mapping[str, Any]
) -> None:
    """Make some answers as careless as real ones are; never the top team's."""
    others = [row for row in rows if row["level"] != "top"]
    rng.shuffle(others)
    items = [item["id"] for item in questionnaire["items"]]
    last_pillar = columns(questionnaire).index(items[2 * len(items) // 3])
    for number in range(NOT_STATED[wave]):
        others.pop()[("unit", "unit", "level")[number % 3]] = ""
    for _ in range(STRAIGHT_LINERS):
        others.pop().update(dict.fromkeys(items, "7"))
    for _ in range(BREAK_OFFS):
        others.pop().update(dict.fromkeys(columns(questionnaire)[last_pillar:], ""))


def comment(rng: Random, rows: Iterable[dict[str, str]], comments: Mapping[str, list[str]]) -> None:
    """Let some respondents write; no comment is used twice (the lists grow shorter)."""
    for row in rows:
        if row["measures"] and rng.random() < WRITES:
            about = rng.choices(("best", "change_first", "both"), (3, 4, 2))[0]
            for column, unused in comments.items():
                if about in (column, "both"):
                    row[column] = unused.pop()


# ------------------------------------------------------------------------------------- the files
def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Write one CSV file, UTF-8, lines ended by a line feed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def generate(folder: Path, seed: int = SEED) -> None:
    """Write the roster and the answers of both waves into the folder."""
    questionnaire = tomllib.loads(QUESTIONNAIRE.read_text(encoding="utf-8"))
    organisation = tomllib.loads((HERE / "organisation.toml").read_text(encoding="utf-8"))
    comments = tomllib.loads((HERE / "comments.toml").read_text(encoding="utf-8"))
    rng = Random(seed)
    for unused in comments.values():
        rng.shuffle(unused)
    invited = staff(rng, {unit["id"]: unit["kind"] for unit in organisation["units"]})
    roster = [
        (wave, unit, level, count)
        for wave, units in INVITED.items()
        for unit, counts in units.items()
        for level, count in zip(LEVELS, counts, strict=True)
        if count
    ]
    write(folder / "roster.csv", ("wave", "unit", "level", "invited"), roster)
    header = columns(questionnaire)
    for wave, managers in invited.items():
        rows = wave_answers(rng, wave, managers, questionnaire)
        spoil(rng, wave, rows, questionnaire)
        comment(rng, rows, comments)
        write(folder / f"answers_{wave}.csv", header, ([row[c] for c in header] for row in rows))
        if wave == WAVE:
            in_order = [{column: row[column] for column in header} for row in rows]
            export(folder / "exports", questionnaire, organisation, in_order)


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
