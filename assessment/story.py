"""A story: the exhibits of one readout in their order, with the consultant's words."""

from collections.abc import Callable, Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from assessment.definition import Definition, first_repeated, problem
from assessment.signs import visible

StoryId = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\n\r\t]+$"),
]

Words = Annotated[
    str,
    AfterValidator(visible),
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
]

USUAL = "readout"
"""The id of the story that stands for itself until others are saved."""


class Headline(Definition):
    """A headline in place of the computed one, for as long as that one says the same.

    In a release, `waves` are those where it did: `instead_of` may hold numbers that were never
    published, and stays behind.
    """

    text: Words
    instead_of: str = ""
    waves: tuple[str, ...] = ()


class Entry(Definition):
    """An exhibit of a story: its name, what was chosen for it, and what is said to it.

    Words are kept by language. `choices` are those of the address: `group`, `theme`, `wave` …
    """

    exhibit: str
    choices: dict[str, str] = Field(default_factory=dict[str, str])
    headlines: dict[str, Headline] = Field(default_factory=dict[str, Headline])
    notes: dict[str, Words] = Field(default_factory=dict[str, Words])
    sections: dict[str, Words] = Field(default_factory=dict[str, Words])

    @property
    def key(self) -> str:
        """What tells it from the other entries: exhibit and choices, as in an address."""
        return "|".join(
            [self.exhibit, *(f"{key}:{one}" for key, one in sorted(self.choices.items()))]
        )

    def headline(self, language: str, wave: str, computed: str) -> str:
        """The consultant's headline while the computed one is what it was, else that one."""
        own = self.headlines.get(language)
        stands = own is not None and (wave in own.waves or own.instead_of == computed)
        return own.text if own and stands else computed

    def saying(
        self, language: str, *, headline: str | None, instead_of: str, note: str, section: str
    ) -> "Entry":
        """The entry with these words in a language; what is empty is taken out.

        A headline is one line; None leaves it as it is. `instead_of` is the computed headline that
        theirs stands for.
        """
        former = self.model_dump()
        line = " ".join(visible(headline or "").split("\n")).strip()
        said = {
            "headlines": line and {"text": line, "instead_of": instead_of},
            "notes": visible(note).strip(),
            "sections": visible(section).strip(),
        }
        if headline is None:
            del said["headlines"]
        for field, words in said.items():
            of_all = former[field] | {language: words}
            former[field] = {one: text for one, text in of_all.items() if text}
        return Entry.model_validate(former)


class Story(Definition):
    """Exhibits in their order, each once; `language` is the one that it is exported in."""

    id: StoryId
    language: str
    entries: tuple[Entry, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if repeated := first_repeated(entry.key for entry in self.entries):
            raise problem("id_repeated", found=repeated)
        return self

    def named(self, name: str) -> "Story":
        """The same story under another name; raises ValidationError for one that is none."""
        return Story.model_validate({**self.model_dump(), "id": name, "entries": self.entries})

    def has(self, key: str) -> bool:
        """Whether an entry of this key is in it."""
        return any(entry.key == key for entry in self.entries)

    def adding(self, entry: Entry) -> "Story":
        """The story with an entry at its end; the same when it has it."""
        if self.has(entry.key):
            return self
        return self.model_copy(update={"entries": (*self.entries, entry)})

    def without(self, key: str) -> "Story":
        """The story without an entry."""
        kept = tuple(entry for entry in self.entries if entry.key != key)
        return self.model_copy(update={"entries": kept})

    def moving(self, key: str, steps: int) -> "Story":
        """The story with an entry so many steps further down, up when negative; ends hold.

        The same when it has no such entry.
        """
        if not self.has(key):
            return self
        entries = list(self.entries)
        place = next(n for n, entry in enumerate(entries) if entry.key == key)
        entries.insert(max(0, place + steps), entries.pop(place))
        return self.model_copy(update={"entries": tuple(entries)})

    def settling(self, headlines: Callable[[Entry], Mapping[str, Headline]]) -> "Story":
        """The story with other headlines by language, told for each entry."""
        entries = tuple(
            entry.model_copy(update={"headlines": dict(headlines(entry))}) for entry in self.entries
        )
        return self.model_copy(update={"entries": entries})

    def replacing(self, entry: Entry) -> "Story":
        """The story with an entry in the place of the one of its key."""
        entries = tuple(entry if one.key == entry.key else one for one in self.entries)
        return self.model_copy(update={"entries": entries})
