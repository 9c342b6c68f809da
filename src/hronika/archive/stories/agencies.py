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
_NAMES = "|".join(map(re.escape, sorted(AGENCIES, key=len, reverse=True)))
# A dateline (`RĪGA, 7. maijs, LETA.`, `KIJIVA, 3. febr., LETA–AFP —`), and what stands under a text or behind
# its last sentence (`/LETA/`, `(BNS)`, `Avots: LETA`).
_DATELINE = re.compile(
    rf"^(?:[^\n.!?]{{0,40}}\d{{1,2}}\.\s*\w+\.?|[^\W\d_a-zāčēģīķļņšūž]{{3,}})[^\n\w]{{1,6}}({_NAMES})\b[^\n]{{0,20}}?[.:)–—-]"
)
_BYLINE = re.compile(
    rf"(?:[/(\[]\s*|\b(?:Avots|Ziņu avots|Teksts)\s*:\s*)({_NAMES})\b[^\n]{{0,20}}$", re.IGNORECASE
)


def agency_of(record: Record, text: str) -> str | None:
    """Give the agency that an article is of: its outlet, or the one in its dateline or byline; else None.

    An agency that is only named as a source (`LETA ziņo`) did not write the article.
    """
    outlet = (record.article.outlet or "").strip().casefold()
    if outlet in _CALLED:
        return _CALLED[outlet]
    for found in (_DATELINE.search(text[:120]), *(_BYLINE.search(line.strip()) for line in _edges(text))):
        if found:
            return _CALLED.get(found[1].casefold(), found[1])
    return None


def _edges(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    return [line[-80:] for line in (*lines[:1], *lines[-1:])]
