"""What cells and heads look like: datetimes, addresses, heads that ask who somebody is."""

import re
from collections.abc import Iterable
from html import unescape

DATETIME = re.compile(
    r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"
    r"[T ,]+\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?\s*([AP]M)?\s*(Z|(GMT|UTC|EE[S]?T)?[+-]?[\d:]*)",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}|\d{1,3}(\.\d{1,3}){3}")
"""An e-mail address or an address of the internet."""

DASH = " - "
BLOCK = re.compile(r"</?(?:br|p|div|li|ul|ol|td|tr|h\d)\b[^<>]*>", re.IGNORECASE)
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
LONGEST_LABEL = 45
"""A longer head is a sentence, and asks about something else."""

PERSONAL = re.compile(
    r"""(?<!\w)(
    # internet, place, device
    ip([ -]?(address|aadress|osoite))?|ipaddr(ess)?|refurl|referrer(\ url)?|user[ -]?agent|browser
    |brauser|network\ id|location\ ?(latitude|longitude|accuracy)|latitude|longitude|laius(kraad)?
    |pikkus(kraad)?|breitengrad.*|längengrad.*
    # name
    |(recipient\ ?)?((full|first|last|given|family|sur)[ -]?name|name)|names|vorname.*|nachname.*
    |nimi|ees-?\ ?(ja\ perekonna)?nimi|eesnimi|perekonnanimi|etunimi|sukunimi|teie\ nimi|nimesi
    |your\ name|name\ of\ the\ respondent|vastaja\ nimi|vastaajan\ nimi
    # e-mail, telephone
    |(recipient\ ?)?e-?mail([ -]?(address|aadress|osoite))?|e-?post(i\ ?aadress)?|meili?aadress|meil
    |sähköposti(osoite)?|e-mail-adresse.*|username|user\ name|kasutajanimi|käyttäjänimi
    |(tele)?phone(\ number)?|mobile(\ number|\ phone)?|telefon(inumber)?|mobiil|puhelin(numero)?
    # address, person
    |(street|home|postal|mailing)?\ ?address|(home|post)?aadress|(koti|posti)?osoite
    |street|tänav|katu
    |postal\ code|zip([ /]?(postal)?\ ?code)?|postiindeks|sihtnumber|postinumero|city(/town)?|linn
    |kaupunki|city|isikukood|henkilötunnus|personal\ (id|code)|national\ id|date\ of\ birth
    |sünni(aeg|päev)|syntymä(aika|päivä)|token|(external\ ?(data\ ?)?reference)|ip-adresse
    |externe\ datenreferenz|custom\ data(\ \d+)?|töötaja\ (number|id)|employee\ (number|id)
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


CONTACT = re.compile(
    r"""(?<!\w)(e-?mail\w*|e-?posti?|meiliaadress|sähköposti\w*|telefon\w*|kontakttelefon|mobiil\w*
    |(matka)?puhelin\w*|(tele)?phone|tel|ip|aadress|address|osoite|nimesi|perenimi
    |(sinu|teie|your|vastaja|full)\ (\w+\ )?(nimi|name)
    |(nimi|name)\ \((vabatahtlik|optional|vapaaehtoinen)\))(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that in a short head ask how to reach somebody."""


def plain(head: str) -> str:
    """A head without tags, entities and invisible signs, its white space single spaces."""
    text = BLOCK.sub(" ", unescape(head))
    return " ".join(INVISIBLE.sub("", TAG.sub("", text)).split())


def is_personal(head: str, cells: Iterable[str]) -> bool:
    """Whether a column says who somebody is: by a short head, or by addresses in every cell."""
    label = plain(head).strip(" :*?")
    stem, _, part = label.rstrip("]").rpartition("[")
    if any(len(one) <= LONGEST_LABEL and PERSONAL.fullmatch(one) for one in (label, part.strip())):
        return True
    if len(label) <= LONGEST_LABEL and CONTACT.search(label):
        return True
    if len(stem) <= LONGEST_LABEL and CONTACT.search(stem):
        return True
    filled = list(cells)
    return bool(filled) and all(map(ADDRESS.fullmatch, filled))


def cuts_of(label: str) -> list[tuple[str, str]]:
    """Where `Question - option` may be cut: either may have a dash of its own."""
    parts = label.split(DASH)
    return [(DASH.join(parts[:n]), DASH.join(parts[n:])) for n in range(1, len(parts))]


def is_ours(heads: Iterable[str]) -> bool:
    """Whether heads are those of the plain form: then it isn't a tool's, whatever stands there."""
    return bool({"respondent", "wave"} & {plain(head).casefold() for head in heads})


def are_datetimes(cells: Iterable[str]) -> bool:
    """Whether there is a cell, and every one is a date with a time of day."""
    filled = list(cells)
    return bool(filled) and all(map(DATETIME.fullmatch, filled))


def are_numbers(cells: Iterable[str]) -> bool:
    """Whether there is a cell, and every one is a whole number."""
    filled = list(cells)
    return bool(filled) and all(cell.isdigit() for cell in filled)
