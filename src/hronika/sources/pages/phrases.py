"""Sentences that papers put around their articles, by their words, in Latvian, Russian and English."""

import re

_I = re.IGNORECASE


def words(text: str) -> frozenset[str]:
    """Give the words of a list, which white space stands between."""
    return frozenset(text.split())


RELATED = re.compile(
    r"(?:(?:vairāk|plašāk)\s+(?:par\s+to\s+)?lasi(?:et)?|"
    r"(?:lasi|lasiet|skaties|skatieties|noskaties|uzzini|klausies)\s+(?:arī|vēl|vairāk|citus|tālāk)|"
    r"saistīt(?:ie|ās|ais)\s+(?:raksti|ziņas|temati|tēmas|raksts)|citi\s+lasa|"
    r"(?:lasītāk|populārāk)(?:ie|ās)|jaunāk(?:ie\s+raksti|ās\s+ziņas)|par\s+(?:šo\s+)?tēmu|iesakām|"
    r"vairāk\s+par\s+tēmu|"
    r"читайте\s+(?:также|ещё|еще)|read\s+(?:also|more)|related(?:\s+(?:stories|articles|news))?|see\s+also)\b",
    _I,
)
"""What announces other articles, at the beginning of a block."""

CREDIT = re.compile(r"©|(?:foto|fotogrāfija|attēls|video|photo|фото|galerija)\s*(?:autors)?\s*[:–—/-]", _I)
"""What names the author of a picture, or the owner of the page, at the beginning of a block."""

_NAME = r"(?-i:[^\W\d_a-zāčēģīķļņšūž][\w.-]*)"
CAPTION = re.compile(
    r"(?:^|[.!?]\s+)(?:(?:foto|фото|photo)\s*[:–—/-]\s*[^.!?]{2,60}|"
    rf"(?:{_NAME}\s){{1,3}}(?:foto|arhīvs)|"
    rf"{_NAME}(?:\s{_NAME}){{1,2}}\s?[/,]\s?(?:LETA|BNS|AFP|Reuters|EPA|AP|Scanpix))\.?$",
    _I,
)
"""What names the author of a picture at the end of a caption: `Foto: …`, `Harija Dzilnas foto`."""

APPEAL = re.compile(
    r"(?:pieraksties|pierakstieties|piesakies|piesakieties|reģistrējies|saņem|saņemiet)\b[^.!?]{0,80}"
    r"\b(?:jaunum|vēstkop|vēstul|e-past|ziņu\s+izlas)|"
    r"(?:sign\s+up|subscribe)\b[^.!?]{0,60}\b(?:newsletter|e?mail)|"
    r"seko(?:jiet)?\s+(?:mums|līdzi\s+mums)\b|pamanīj(?:i|āt)\s+kļūdu\b|ziņo(?:jiet)?\s+par\s+kļūdu\b|"
    r"dalies\s+ar\s+(?:šo|rakstu|draugiem)|jūsu\s+e-pasta\s+adrese\s+netiks",
    _I,
)
"""What asks the reader to subscribe to news, to follow or to share, at the beginning of a block."""

CONSENT = re.compile(
    r"(?:šī|šajā|mūsu|mēs)\b[^.]{0,80}\b(?:izmanto|lieto)\w*\b[^.]{0,80}\b(?:sīkdat|sīkfail)|"
    r"\b(?:piekrīt|piekrist|apstiprin)\w*\b[^.]{0,100}\b(?:sīkdat|sīkfail)|"
    r"\b(?:sīkdat|sīkfail)\w*\b[^.]{0,100}\b(?:piekrīt|piekrist|piekrišan)|"
    r"\bmūsu\b[^.]{0,30}\bpartneri\b[^.]{0,150}\b(?:ierīc|sīkdat|sīkfail|personas\s+dat)|"
    r"\bwe\b[^.]{0,60}\buse\b[^.]{0,40}\bcookies|мы используем (?:файлы )?cookie",
    _I,
)
"""What asks for consent to cookies."""

PAYWALL = re.compile(
    r"\blai\s+(?:turpinātu|varētu\s+turpināt|lasītu|izlasītu|piekļūtu)\b[^.]{0,80}"
    r"\b(?:abon|pieslēdz|ielogo|pērc|iegādā|reģistrē|noformē|autoriz)|"
    r"\b(?:abonē|pieslēdzies|ielogojies|noformē\s+abonementu|iegādājies)\b[^.]{0,60}\blai\b[^.]{0,30}\blas|"
    r"\b(?:raksts|saturs|turpinājums|pilna?is?\s+(?:raksts|teksts))\b[^.]{0,40}"
    r"\b(?:pieejams|lasāms)\b[^.]{0,30}\b(?:abonent|abonē|reģistrēt)|"
    r"\b(?:kļūsti|kļūstiet)\s+par\s+(?:mūsu\s+)?abonent|"
    r"\bturpini(?:et)?\s+lasīt\b[^.]{0,40}\b(?:abon|pieslēdz|ielogo)|"
    r"\b(?:piln|atlikuš|pārēj|viss|visu)\w*\s+(?:rakst|tekst|interv|stāst|versij|satur)\w*[^.]{0,60}\babon|"
    r"\b(?:raksta|teksta|intervijas)\s+(?:turpinājum|daļ)\w*[^.]{0,60}\babon|"
    r"\bpilnu\s+(?:rakstu|tekstu|interviju)\s+(?:lasi|var)|\batlicis\s+(?:vēl\s+)?(?:iz)?lasīt\b|"
    r"\b(?:iegādājies|iegādājieties|nopērc|pērc|izvēlies|izvēlieties|noformē|noformējiet)\b[^.]{0,30}\babonement|"
    r"\bšis\s+(?:ir\s+)?(?:maksas|abonentu)\s+(?:raksts|saturs)|"
    r"\bsubscribe\s+to\s+(?:continue|read)|чтобы\s+(?:продолжить|дочитать)",
    _I,
)
"""What asks to pay, subscribe or log in before the rest is shown."""

SENTENCE_END = re.compile(r"[.!?…:;]['\"”“»’)\]]*$")
"""The end of a block that is prose."""
