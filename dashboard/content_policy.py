"""What a page of the dashboard may load, run and show: its Content-Security-Policy.

Nothing from any other host. docs/deploy.md says why each thing is allowed.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256


def language_script(language: str) -> str:
    """Says which language the page is in; Streamlit itself always says English."""
    return f'document.documentElement.lang = "{language}";'


def content_policy(scripts: Iterable[str]) -> str:
    """The policy under which only Streamlit's own files and these inline scripts run."""
    hashes = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *(f"'sha256-{one}'" for one in hashes)],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in allowed.items())
