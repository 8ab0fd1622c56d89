"""A small identity provider on this computer: OpenID Connect's code flow, with PKCE and a nonce."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "keskmes", "the secret of the client"
SECONDS = 300


@dataclass
class Provider:
    """Who signs in next, and what the dashboard did."""

    redirect_uri: str
    address: str = ""
    person: dict[str, object] = field(default_factory=dict[str, object])
    issued: float = field(default_factory=time.time)
    codes: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    signed_out: list[str] = field(default_factory=list[str])
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))

    def signs_in(self, email: str, *, verified: object = True, hours_ago: float = 0) -> None:
        """Whoever comes next is this person, who signed in then."""
        self.person = {"sub": email, "email": email, "email_verified": verified}
        self.issued = time.time() - hours_ago * 3600

    @property
    def metadata(self) -> dict[str, object]:
        """What the provider says about itself."""
        ways = ("authorization", "token", "end_session")
        return {
            "issuer": self.address,
            "jwks_uri": f"{self.address}/keys",
            **{f"{way}_endpoint": f"{self.address}/{way}" for way in ways},
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """A code for whoever signs in; the address that they are sent back to."""
        assert asked["client_id"] == CLIENT
        assert asked["redirect_uri"] == self.redirect_uri
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert asked["nonce"]
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return f"{self.redirect_uri}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked: dict[str, str], credentials: str) -> dict[str, object]:
        """The tokens for a code: once, for the client whose verifier fits its challenge."""
        assert credentials == "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        begun = self.codes.pop(asked["code"])
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        assert challenge == begun["code_challenge"]
        claims: dict[str, Any] = {
            **self.person,
            "iss": self.address,
            "aud": CLIENT,
            "iat": int(self.issued),
            "exp": int(time.time()) + SECONDS,
            "nonce": begun["nonce"],
        }
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        opaque = secrets.token_urlsafe()
        return {"access_token": opaque, "token_type": "Bearer", "id_token": signed}


class Answers(BaseHTTPRequestHandler):
    """The provider's four addresses."""

    def __init__(self, provider: Provider, *connection: Any) -> None:
        """Answer one connection."""
        self.provider = provider
        super().__init__(*connection)

    def do_GET(self) -> None:
        """Metadata, keys, and the two ways that a browser is sent."""
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self._say(self.provider.metadata)
        elif parts.path == "/keys":
            self._say({"keys": [self.provider.key.as_dict(private=False)]})
        elif parts.path == "/authorization":
            self._send_on(self.provider.authorize(asked))
        else:
            assert parts.path == "/end_session"
            self.provider.signed_out.append(asked["id_token_hint"])
            self._send_on(asked["post_logout_redirect_uri"])

    def do_POST(self) -> None:
        """A code for tokens."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        self._say(self.provider.token(asked, self.headers["Authorization"]))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name there
        """Say nothing."""

    def _say(self, value: object) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def _send_on(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()


@contextmanager
def provider(redirect_uri: str) -> Generator[Provider]:
    """A running provider that knows this one client."""
    told = Provider(redirect_uri)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Answers, told)) as server:
        told.address = f"http://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield told
        server.shutdown()
