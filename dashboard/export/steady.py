"""Files of Office as they come out the same each time: a zip without the time of day."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def steady(content: bytes, at: datetime) -> bytes:
    """The same file with every part of it dated `at`, in the order of its parts."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            dated = ZipInfo(part.filename, at.timetuple()[:6])
            dated.compress_type = ZIP_DEFLATED
            target.writestr(dated, source.read(part))
    return made.getvalue()


def zipped(files: Mapping[str, bytes], at: datetime) -> bytes:
    """Files as a zip, in their order, each dated `at`."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name, content in files.items():
            dated = ZipInfo(name, at.timetuple()[:6])
            dated.compress_type = ZIP_DEFLATED
            target.writestr(dated, content)
    return made.getvalue()
