"""Files of Office as they come out the same each time: a zip without the time of day."""

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
