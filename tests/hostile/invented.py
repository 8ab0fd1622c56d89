"""Invented organisations, small enough for everything to go wrong, and a questionnaire for them."""

import random
from datetime import date
from typing import Literal, NamedTuple

from assessment.organisation import NOT_STATED, Organisation
from assessment.parts import Consent, Division, Level, Unit, Wave
from assessment.questionnaire import Passive, Pillar, Questionnaire, Theme
from assessment.questions import Choice, Item, Option, Rating, Scale
from tests.hostile.figures import Person


class Case(NamedTuple):
    """An organisation and who answered what in it."""

    organisation: Organisation
    people: tuple[Person, ...]


def _text(word: str) -> dict[str, str]:
    return {"en": word}


def _item(name: str, theme: str, side: str | None = None) -> Item:
    sided = {} if side is None else {"side": side, "pair": name[:-1]}
    return Item.model_validate(
        {"id": name, "theme": theme, "scale": "points", "text": _text(name), **sided}
    )


def _choice(name: str, role: Literal["ownership", "measures"], *, many: bool = False) -> Choice:
    options = tuple(Option(id=option, text=_text(option)) for option in ("a", "b", "c"))
    return Choice(id=name, role=role, headline="a", options=options, text=_text(name), many=many)


QUESTIONNAIRE = Questionnaire(
    id="invented",
    version="1",
    languages=("en",),
    scales={
        "points": Scale(
            lowest=1,
            highest=10,
            low_to=6,
            top_from=9,
            lowest_label=_text("no"),
            highest_label=_text("yes"),
            cant_say=("can't say",),
        )
    },
    pillars=(Pillar(id="first", name=_text("first")), Pillar(id="second", name=_text("second"))),
    themes=tuple(
        Theme(id=theme, pillar=pillar, name=_text(theme), source="invented")
        for theme, pillar in (("pair", "first"), ("three", "first"), ("four", "second"))
    ),
    items=(
        _item("p1s", "pair", "say"),
        _item("p1d", "pair", "do"),
        *(_item(f"t{number}", "three") for number in (1, 2, 3)),
        *(
            _item(f"f{number}{side[0]}", "four", side)
            for number in (1, 2)
            for side in ("say", "do")
        ),
    ),
    ratings=(
        Rating(id="felt", role="self_rating", scale="points", text=_text("felt")),
        *(
            Rating(id=f"deed{number}", role="own_deed", scale="points", text=_text("deed"))
            for number in (1, 2, 3)
        ),
        Rating(id="own_desk", role="own_deed", scale="points", text=_text("desk")),
    ),
    choices=(_choice("owner", "ownership"), _choice("followed", "measures", many=True)),
    passive=Passive(say_from=8, deeds_to=6),
)
"""A theme of a pair, one of three items, one of two pairs; four own deeds; both sorts of choice;
and all that is derived from them."""


def invented(seed: int) -> Case:
    """One to four units, one to three levels, one to three waves, nobody to twelve in an atom.

    Some levels have a k of their own. Answers are skipped at random; here and there a whole atom
    skips a question, or all of it but one.
    """
    dice = random.Random(seed)  # noqa: S311 -- repeatable
    organisation = _organisation(dice)
    skipping = dice.choice((0, 0.03, 0.1, 0.3))
    most = dice.choice((3, 6, 12))
    people: list[Person] = []
    for wave in organisation.waves:
        for atom in (*organisation.atoms, NOT_STATED):
            size = dice.randint(0, most if atom != NOT_STATED else 7)
            skippers = {
                question.id: size - dice.choice((0, 1))
                for question in QUESTIONNAIRE.questions
                if dice.random() < skipping / 2
            }
            people += [
                Person(
                    wave.id,
                    atom,
                    frozenset(
                        question.id
                        for question in QUESTIONNAIRE.questions
                        if number >= skippers.get(question.id, 0) and dice.random() >= skipping
                    ),
                )
                for number in range(size)
            ]
    return Case(organisation, tuple(people))


def _organisation(dice: random.Random) -> Organisation:
    consent = Consent(date=date(2026, 10, 1), text="members can work out each other's mean")
    own = [dice.choice((None, None, None, 3, 4, 8)) for _ in range(dice.randint(1, 3))]
    divisions = [f"d{number}" for number in range(dice.randint(0, 2))]
    return Organisation(
        id="invented",
        name="Invented",
        smallest_group=dice.choice((5, 5, 5, 6)),
        levels=tuple(
            Level(id=f"l{number}", name=_text(f"l{number}"), smallest_group=k, consent=consent)
            for number, k in enumerate(own)
        ),
        divisions=tuple(Division(id=division, name=_text(division)) for division in divisions),
        units=tuple(
            Unit(
                id=f"u{number}",
                name=_text(f"u{number}"),
                kind=dice.choice(("customer_facing", "support")),
                division=dice.choice((None, *divisions)),
            )
            for number in range(dice.randint(1, 4))
        ),
        waves=tuple(
            Wave(id=f"w{number}", name=_text(f"w{number}"), date=date(2026 + number, 10, 1))
            for number in range(dice.randint(1, 3))
        ),
    )


def varied(seed: int) -> Case:
    """An invented organisation; a unit continues another in some, or is merged into it."""
    case = invented(seed)
    if len(case.organisation.units) == 1:
        return case
    if seed % 4 == 0 and len(case.organisation.waves) > 1:
        return continuing(case)
    return merged(case) if seed % 4 == 1 else case


def continuing(case: Case) -> Case:
    """The last unit is there in the last wave alone, and continues the first one."""
    first, *others, last = case.organisation.units
    renamed = last.model_copy(update={"continues": first.id})
    *earlier, _ = case.organisation.waves
    waves = {wave.id for wave in earlier}
    return Case(
        changed(case.organisation, units=(first, *others, renamed)),
        tuple(p for p in case.people if p.atom.unit != last.id or p.wave not in waves),
    )


def merged(case: Case) -> Case:
    """The last unit is merged into the first one; its people state it as before."""
    first, *others, last = case.organisation.units
    gone = last.model_copy(update={"merged_into": first.id})
    return case._replace(organisation=changed(case.organisation, units=(first, *others, gone)))


def counted(case: Case) -> Case:
    """The same with everybody in the unit that they count in."""
    under = case.organisation.counted_under
    return case._replace(
        people=tuple(
            one._replace(atom=one.atom._replace(unit=under(one.atom.unit)))
            if one.atom.unit
            else one
            for one in case.people
        )
    )


def changed(organisation: Organisation, **fields: object) -> Organisation:
    """The same organisation but for these fields, checked anew."""
    same = {name: getattr(organisation, name) for name in Organisation.model_fields}
    return Organisation.model_validate(same | fields)
