"""Which agency an article comes from, where it says so itself."""

import re

from hronika.record import Record

AGENCIES = (
    "LETA", "BNS", "ELTA", "AFP", "Reuters", "AP", "Associated Press", "DPA", "Interfax", "TASS",
    "RIA Novosti", "Ukrinform", "UNIAN", "Interfaks", "PAP", "ANSA", "EFE", "Xinhua", "Sjiņhua", "TT",
    "NTB", "STT", "BELTA",
)  # fmt: skip
"""News agencies as Latvian papers name them."""

_CALLED = {name.casefold(): name for name in AGENCIES}
# In small letters some are words: `ap`, `pap`.
_WRITTEN = {
    written
    for name in AGENCIES
    for written in (name, name.upper(), name.title())
    if len(name) > 3 or written.isupper()
}
_NAME = "|".join(map(re.escape, sorted(_WRITTEN, key=len, reverse=True)))
# The first of several: `LETA–AFP`, `LETA/REUTERS`.
_NAMES = rf"(?<!\w)({_NAME})(?:\s*(?:[-–—/,]+|\bun\b)\s*(?:{_NAME}))*(?!\w)"
# `RĪGA, 7. maijs, LETA.`, `KIJIVA, 3. febr., LETA–AFP —`, `RĪGA (BNS) –`.
_DATELINE = re.compile(
    rf"^(?:[^\n.!?]{{0,40}}\d{{1,2}}\.\s*\w+\.?|[^\W\d_a-zāčēģīķļņšūž]{{3,}})[^\n\w]{{1,6}}{_NAMES}\s*[.:)–—-]"
)
_CREDITS = (
    # `/LETA/`, `(BNS)` behind a text or above it.
    re.compile(rf"[/(\[]\s*{_NAMES}\s*[/)\]]\s*\.?$"),
    # A line of its own.
    re.compile(rf"^\W*{_NAMES}\W*$"),
    # `Avots: ziņu aģentūra LETA`, `Autore: Anna Roze, LETA`.
    re.compile(
        r"\b(?i:avots|informācijas avots|autor[se]|autori|teksts|sagatavoja|žurnālist[se])\s*:"
        rf"[^\n.!?:]{{0,40}}?{_NAMES}\s*(?:[.,;|)]|$)"
    ),
    re.compile(rf"(?:©|\([cC]\)|\b(?i:autortiesības)\b)[^\n.!?\w]*(?:\d{{4}}\W*)?{_NAMES}"),
)
# Whose the photograph is says nothing of the words.
_OF_PICTURE = re.compile(r"^\W*(?:foto|attēl|video|ilustr|titulfoto|titulbild|bild|infograf)", re.IGNORECASE)
_EDGE = 2  # lines above and below a text in which it is said


def agency_of(record: Record, text: str) -> str | None:
    """Give the agency that an article is of: its outlet, or the one in its dateline or credit; else None.

    An agency that is only named as a source (`LETA ziņo`), or whose the photograph is, did not write the
    article.
    """
    outlet = (record.article.outlet or "").strip().casefold()
    if outlet in _CALLED:
        return _CALLED[outlet]
    found = [_DATELINE.search(text[:120])]
    found += [credit.search(line) for line in _edges(text) for credit in _CREDITS]
    return next((_CALLED[each[1].casefold()] for each in found if each), None)


def _edges(text: str) -> list[str]:
    """Give the ends of the first and last lines, but those of pictures."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    edges = [*lines[:_EDGE], *lines[_EDGE:][-_EDGE:]]
    return [line[-80:] for line in edges if not _OF_PICTURE.match(line)]
