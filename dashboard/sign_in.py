"""How people sign in to a shared dashboard, and who may: the two files that say it."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from assessment.definition import Definition, problem
from assessment.definition_files import read_definition

Role = Literal["consultant", "leadership"]

CALLBACK = "/oauth2callback"
SHORTEST_SECRET = 32
OWN = {"localhost", "127.0.0.1"}
"""Names of this computer, from which plain HTTP goes nowhere else."""


class Provider(Definition):
    """Streamlit's `[auth]`: the identity provider, and what it knows this dashboard by."""

    redirect_uri: str
    cookie_secret: str
    client_id: str
    client_secret: str
    server_metadata_url: str
    client_kwargs: dict[str, str] = Field(default_factory=dict)

    @field_validator("redirect_uri", "server_metadata_url")
    @classmethod
    def _is_encrypted(cls, address: str) -> str:
        parts = urlsplit(address)
        if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in OWN):
            return address
        raise problem("not_https", found=address)

    @field_validator("redirect_uri")
    @classmethod
    def _is_the_callback(cls, address: str) -> str:
        if urlsplit(address).path == CALLBACK:
            return address
        raise problem("not_callback", found=address, expected=CALLBACK)

    @field_validator("cookie_secret")
    @classmethod
    def _is_long(cls, secret: str) -> str:
        if len(secret) >= SHORTEST_SECRET:
            return secret
        # What was found isn't said: it is a secret.
        raise problem("secret_too_short", expected=SHORTEST_SECRET)


class SignIn(Definition):
    """The file of `--sign-in`: the provider, and where the table of people lies."""

    roles: str
    auth: Provider

    @property
    def host(self) -> str:
        """The name that people know the dashboard by."""
        return urlsplit(self.auth.redirect_uri).hostname or ""

    @property
    def address(self) -> str:
        """Where people come in."""
        return self.auth.redirect_uri.removesuffix(CALLBACK)

    @property
    def is_encrypted(self) -> bool:
        """Whether people come over HTTPS."""
        return self.auth.redirect_uri.startswith("https:")


class Roles(Definition):
    """Who may come in, as what, by e-mail address. Nobody else may."""

    people: dict[str, Role]

    @field_validator("people")
    @classmethod
    def _are_distinct(cls, people: dict[str, Role]) -> dict[str, Role]:
        by_address: dict[str, Role] = {}
        for email, role in people.items():
            address = address_of(email)
            if address is None or by_address.setdefault(address, role) != role:
                raise problem("not_one_person", found=email)
        return by_address


def address_of(email: str) -> str | None:
    """An e-mail address as it is compared; None when it is none that can be compared safely.

    Letters beyond ASCII can become an ASCII address when case is ignored.
    """
    address = email.strip().lower()
    is_plain = email.isascii() and address.count("@") == 1 and not address.startswith("@")
    return address if is_plain else None


def read_sign_in(path: Path) -> SignIn:
    """How people sign in. Raises Refused with every problem of the file."""
    return read_definition(path, SignIn)


def read_roles(path: Path) -> Roles:
    """Who may come in. Raises Refused with every problem of the file."""
    return read_definition(path, Roles)
