"""What a file is called that a page hands over."""

from secrets import token_hex

RANDOM_BYTES = 8


def download_name(stem: str, suffix: str) -> str:
    """The name with a random part.

    Streamlit keeps such files in its memory under a hash of content, kind and name. Of results
    the content can be guessed; with 64 random bits in the name, the address can't.
    """
    return f"{stem}-{token_hex(RANDOM_BYTES)}{suffix}"
