"""What the definition files are made of: frozen models, ids, and texts in several languages."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Annotated, LiteralString
from unicodedata import normalize

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=64)]


Number = Annotated[float, Field(allow_inf_nan=False)]


def paragraph(text: str) -> str:
    """A text with its letters composed, on one line: how a file breaks it says nothing."""
    return " ".join(re.split(r"[ \t]*[\t\n\r]\s*", normalize("NFC", text)))


Phrase = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(paragraph)
]


Text = Annotated[dict[str, Phrase], Field(min_length=1)]


def problem(code: LiteralString, **values: str | int) -> PydanticCustomError:
    """A validation error whose sentence the catalogues hold under `code`."""
    return PydanticCustomError(code, "{found}", {"found": "", **values})


class Definition(BaseModel):
    """A frozen part of a definition file; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def folded(text: str) -> str:
    """A word as it is compared: in any case, composed or not, any apostrophe, single spaces."""
    return " ".join(normalize("NFC", text).casefold().replace("’", "'").split())


LONGEST_CODE, LONGEST_ANSWER_CODE = 20, 5
"""Of a question and of an answer in LimeSurvey, which takes the shortest codes of all tools."""


def short_code(name: str, longest: int) -> str:
    """A name as the code that a survey tool takes: letters and digits alone, and only so many.

    One that is too long ends in four signs of its hash, so that alike names stay apart.
    """
    letters = re.sub(r"[^A-Za-z0-9]", "", name)
    if letters and len(letters) <= longest:
        return letters
    return letters[: longest - 4] + sha256(name.encode()).hexdigest()[:4]


def first_repeated(ids: Iterable[str]) -> str | None:
    """The first id that stands more than once."""
    return next((one for one, times in Counter(ids).items() if times > 1), None)


def unambiguous(words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Ids by word, folded; a word that two ids share names neither of them."""
    ids: dict[str, set[str]] = {}
    for word, one in words:
        ids.setdefault(folded(word), set()).add(one)
    return {word: of_word.pop() for word, of_word in ids.items() if len(of_word) == 1}


def text_in(text: Mapping[str, str], language: str) -> str:
    """A text in a language, or in the first language it has when it lacks that one."""
    return text.get(language) or next(iter(text.values()))
