"""The door of a shared dashboard: who may come in for what this process serves.

Whoever isn't let in is told why by a word, and gets nothing else.
"""

import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, cast

from assessment.errors import Refused
from dashboard.server import ROLE, SIGN_IN
from dashboard.sign_in import Role, SignIn, address_of, read_roles, read_sign_in

LOGGER = logging.getLogger("keskmes")
HOURS = 12
"""A sign-in lasts a working day, whatever the cookie says."""
AHEAD_SECONDS = 300
"""The provider's clock may be ahead of ours."""

Turned = Literal["signed_out", "lapsed", "unverified", "unknown", "elsewhere"]
"""Why somebody isn't let in."""


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in, by a table that is read anew each time; and who has signed out."""

    sign_in: SignIn
    roles: Path
    serves: Role
    _left: set[tuple[object, ...]] = field(default_factory=set[tuple[object, ...]])

    def turns_away(self, claims: Mapping[str, object]) -> Turned | None:
        """Why the person of a provider's claims may not come in; None lets them in."""
        if not claims.get("is_logged_in") or _sign_in_of(claims) in self._left:
            return "signed_out"
        issued = claims.get("iat")
        age = time.time() - issued if isinstance(issued, int | float) else HOURS * 3600
        if not -AHEAD_SECONDS <= age < HOURS * 3600:
            return "lapsed"
        if claims.get("email_verified") is not True:
            return "unverified"
        role = self._role_of(str(claims.get("email") or ""))
        if role is None:
            return "unknown"
        # The consultant may see what the leadership sees; never the other way round.
        return None if role in {self.serves, "consultant"} else "elsewhere"

    def sign_out(self, claims: Mapping[str, object]) -> None:
        """This sign-in is over, in every window and with every copy of its cookie."""
        self._left.add(_sign_in_of(claims))

    def _role_of(self, email: str) -> Role | None:
        try:
            people = read_roles(self.roles).people
        except Refused as refusal:
            LOGGER.error("Nobody is let in: %s", refusal)  # noqa: TRY400 -- it says where and what
            return None
        return people.get(address_of(email) or "")


@cache
def door() -> Door | None:
    """The door of this process; None where nobody is asked who they are."""
    path = os.environ.get(SIGN_IN)
    return door_of(Path(path), served_role()) if path else None


def door_of(path: Path, serves: Role) -> Door:
    """The door that a sign-in file describes.

    Raises Refused with every problem of that file and of the table of people.
    """
    sign_in = read_sign_in(path)
    roles = path.parent / sign_in.roles
    read_roles(roles)
    return Door(sign_in, roles, serves)


def served_role() -> Role:
    """Whom this process serves: the leadership only where it was told so."""
    return cast("Role", os.environ.get(ROLE, "consultant"))


def _sign_in_of(claims: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(claims.get(name) for name in ("iss", "sub", "iat", "nonce"))
