"""The way from respondents' ids to persons: keyed hashes, the key in a file of its own."""

import hashlib
import hmac
import secrets

import polars as pl

from assessment.checked_file import CheckedFile
from assessment.store import AssessmentFile
from queries.runner import insert, query


class Links:
    """The way from respondents' ids to persons: keyed hashes, the key in a file of its own."""

    def __init__(self, file: AssessmentFile) -> None:
        self._connection = file.connection
        self._key = file.key
        rows = query(file.connection, "results/links").rows()
        self._persons: dict[str, int] = {digest: person for digest, person, _ in rows}
        self._answered = {(digest, wave) for digest, _, wave in rows if wave}

    def without_answered_before(self, file: CheckedFile) -> CheckedFile:
        """The file without rows of respondents who are loaded in that wave already."""
        named = file.respondents.drop_nulls("respondent").select("respondent", "wave").rows()
        known = {row: "" for row in named if (self._hash(row[0]), row[1]) in self._answered}
        return file.without_known(known, "answered_before")

    def answered(self, respondent: str) -> tuple[int, int] | None:
        """The number of a person, and in how many waves they answered; None when in none."""
        digest = self._hash(respondent)
        waves = [wave for one, wave in self._answered if one == digest]
        return (self._persons[digest], len(waves)) if waves else None

    def persons(self, file: CheckedFile) -> pl.DataFrame:
        """Each row's key with the person's random number and the wave; new persons are linked."""
        rows: list[tuple[int, int, str]] = []
        new: list[tuple[str, int]] = []
        for key, respondent, wave in file.respondents.select("key", "respondent", "wave").rows():
            digest = self._hash(respondent) if respondent is not None else None
            person = self._persons.get(digest) if digest else None
            if person is None:
                person = secrets.randbits(62)
                if digest:
                    self._persons[digest] = person
                    new.append((digest, person))
            rows.append((key, person, wave))
        links = pl.DataFrame(new, schema=["respondent_hash", "person"], orient="row")
        insert(self._connection, "links", links.sort("respondent_hash"))
        schema = {"key": pl.Int64, "person": pl.Int64, "wave": pl.String}
        return pl.DataFrame(rows, schema=schema, orient="row")

    def _hash(self, respondent: str) -> str:
        return hmac.new(self._key, respondent.encode(), hashlib.sha256).hexdigest()
