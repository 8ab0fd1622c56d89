"""The way from respondents' ids to persons: keyed hashes, the key in a file of its own."""

import hmac
import secrets

import numpy as np
import polars as pl

from assessment.checked_file import CheckedFile
from assessment.store import AssessmentFile
from queries.runner import insert, query

UNUSED_BITS = 2
"""Of eight random bytes: what is left is a positive number of any column."""


class Links:
    """The way from respondents' ids to persons: keyed hashes, the key in a file of its own."""

    def __init__(self, file: AssessmentFile) -> None:
        self._connection = file.connection
        self._key = file.key
        rows = query(file.connection, "results/links")
        self._persons = rows.select("respondent_hash", "person").unique()
        self._answered = rows.drop_nulls("wave")

    def without_answered_before(self, file: CheckedFile) -> CheckedFile:
        """The file without rows of respondents who are loaded in that wave already."""
        if self._answered.is_empty():
            return file
        before = self._hashed(file).join(self._answered, on=["respondent_hash", "wave"])
        known = before.select("respondent", "wave", where=pl.lit(""))
        return file.without_known(known, "answered_before")

    def answered(self, respondent: str) -> tuple[int, int] | None:
        """The number of a person, and in how many waves they answered; None when in none."""
        waves = self._answered.filter(respondent_hash=self._hash(respondent))
        return (waves["person"][0], waves.height) if waves.height else None

    def persons(self, file: CheckedFile) -> pl.DataFrame:
        """Each row's key with the person's random number and the wave; new persons are linked."""
        drawn = np.frombuffer(secrets.token_bytes(8 * file.accepted), np.uint64) >> UNUSED_BITS
        rows = self._hashed(file).with_columns(drawn=pl.Series(drawn, dtype=pl.Int64))
        named = rows.drop_nulls("respondent_hash").unique("respondent_hash")
        new = named.join(self._persons, on="respondent_hash", how="anti").select(
            "respondent_hash", person="drawn"
        )
        insert(self._connection, "links", new.sort("respondent_hash"))
        self._persons = self._persons.vstack(new)
        linked = rows.join(self._persons, on="respondent_hash", how="left")
        return linked.select("key", pl.col("person").fill_null(pl.col("drawn")), "wave")

    def _hashed(self, file: CheckedFile) -> pl.DataFrame:
        """The rows' `key`, `respondent` and `wave`, with the hash of who answered, if known."""
        hashes = [one and self._hash(one) for one in file.respondents["respondent"]]
        return file.respondents.select(
            "key", "respondent", "wave", respondent_hash=pl.Series(hashes, dtype=pl.String)
        )

    def _hash(self, respondent: str) -> str:
        return hmac.digest(self._key, respondent.encode(), "sha256").hex()
