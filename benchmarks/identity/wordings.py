"""Edits that make of a statement other wordings of it, as papers do, and look-alikes, as mistakes do.

Each edit is a rule that is stated here; none looks at the word lists that the archive compares by.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hronika.language.latvian.conjugation import third_persons
from hronika.lemmas import LemmatizedWord
from hronika.record import Record, Span, Statement


class Editable(NamedTuple):
    """A statement to be edited: its words with where they stand in `text`, its names by kind."""

    text: str
    words: tuple[LemmatizedWord, ...]
    names: tuple[tuple[int, int, str], ...]
    times: tuple[tuple[int, int], ...]
    speaker: str
    role: str


# Stems with others of the same meaning, or near enough to it in news, that take the same endings.
_STEMS = {
    "liel": "ievērojam", "svarīg": "būtisk", "nopietn": "smag", "sarežģīt": "grūt", "cilvēk": "iedzīvotāj",
    "problēm": "grūtīb", "iespēj": "izdevīb", "uzņēmum": "koncern", "automašīn": "mašīn", "sāk": "uzsāk",
    "palielin": "kāpin", "samazin": "mazin", "izmanto": "lieto", "pasākum": "notikum", "maksā": "izmaksā",
    "lēmum": "nolēmum", "darbiniek": "strādniek", "dokument": "papīr", "būvē": "uzbūvē",
    "remont": "uzlabojum",
    "pārbaud": "izmeklē", "rezultāt": "iznākum", "jautājum": "temat", "iepriekšēj": "agrāk",
    "speciālist": "ekspert",
    "pabalst": "atbalst", "pacient": "slimniek", "ātr": "strauj", "strādāj": "darboj",
    "prasīb": "nosacījum", "apjom": "daudzum", "novad": "apvid", "ieteik": "iesak",
    "atbilst": "atbild", "plāno": "ieplāno",
}  # fmt: skip
_WORDS = {
    "šobrīd": "pašlaik", "tagad": "šobrīd", "pašlaik": "patlaban", "tādēļ": "tāpēc", "tāpēc": "tādēļ",
    "taču": "tomēr",
    "tomēr": "taču", "ļoti": "īpaši", "arī": "tāpat", "aptuveni": "apmēram", "apmēram": "ap",
    "tikai": "vienīgi",
    "lai gan": "kaut gan", "jau": "nu jau", "kopumā": "pavisam", "noteikti": "patiešām",
    "bet": "taču", "vairs": "turpmāk",
}  # fmt: skip
_QUOTATIVE = {
    "ir": "esot", "bija": "bijis", "būs": "būšot", "nav": "neesot", "nebūs": "nebūšot", "tiek": "tiekot",
    "varēs": "varēšot",
    "var": "varot", "notiek": "notiekot", "notiks": "notikšot", "sāks": "sākšot",
}  # fmt: skip
_HEDGES = (
    "iespējams,",
    "iespējams",
    "varbūt",
    "acīmredzot",
    "visticamāk",
    "aptuveni",
    "apmēram",
    "vismaz",
    "droši vien",
)
_NUMBERS = ("divi", "trīs", "četri", "pieci", "seši", "septiņi", "astoņi", "deviņi")
_WEEKDAYS = ("pirmdien", "otrdien", "trešdien", "ceturtdien", "piektdien", "sestdien", "svētdien")
# Months by the declension of their names.
_MONTHS = (
    ("janvār", "februār", "septembr", "oktobr", "novembr", "decembr"),
    ("mart", "maij", "jūnij", "jūlij", "august"),
)
_RELATIVE = re.compile(r"^(?:ka|kas|kam|ko|kur|kurš|kura|kuru|kurā|lai|kā|jo|ja|nevis|un|bet|kad|vai)\b")

# Other wordings of the same


def cut(wording: Editable, chance: random.Random) -> Iterator[str]:
    """What is left if a clause at the end, or words up to the first mark, go: at least half of the words."""
    text = wording.text
    places = [match.start() for match in re.finditer(r",\s|\s(?=un\s|bet\s|jo\s|–\s)|(?<!\d)\.\s", text)]
    total = len(text.split())
    for place in reversed(places):
        if total > len(text[:place].split()) >= max(5, total / 2):
            yield text[:place]
            break
    for place in places:
        rest = re.sub(r"^[,.\s–]+(?:un|bet|jo)?\s*", "", text[place:])
        if total > len(rest.split()) >= max(5, total * 0.6) and not _RELATIVE.match(rest):
            yield rest
            break


def reworded(wording: Editable, chance: random.Random) -> Iterator[str]:
    """What comes of all edits that fit: synonyms, hearsay, clauses in another order, hedges dropped."""
    made = wording.text
    for edit in (without_hedges, synonyms, quotative, reordered):
        made = edit(made)
    if made != wording.text:
        yield made


def without_hedges(text: str) -> str:
    """`varētu pabeigt` becomes `pabeigs`; words that hedge go."""

    def future(match: re.Match[str]) -> str:
        forms = list(third_persons(match[1]))
        return forms[2] if len(forms) > 2 else match[0]

    text = re.sub(r"\bvarētu (\w+(?:t|ties))\b", future, text)
    for hedge in _HEDGES:
        text = re.sub(rf"(?:^|(?<=\s)){re.escape(hedge)}\s", "", text, flags=re.I)
    return text


def synonyms(text: str) -> str:
    """Stems and small words become others."""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        low = word.lower()
        if low in _WORDS:
            return _WORDS[low]
        if word[0].isupper():
            return word
        for stem, new in _STEMS.items():
            if low.startswith(stem) and 0 < len(low) - len(stem) <= 4:
                return new + low[len(stem) :]
        return word

    return re.sub(r"\w+", other, text)


def quotative(text: str) -> str:
    """The first verb that has one gets the form of hearsay."""
    return re.sub(rf"\b({'|'.join(_QUOTATIVE)})\b", lambda match: _QUOTATIVE[match[0]], text, count=1)


def reordered(text: str) -> str:
    """`A, jo B` becomes `tā kā B, A`; `A, bet B` becomes `B, bet A`."""
    for join, first in (("jo", "tā kā "), ("bet", ""), ("taču", ""), ("tomēr", ""), ("un", "")):
        parts = re.split(rf",?\s{join}\s", text)
        if len(parts) == 2 and all(len(part.split()) >= 4 and not set(",.") & set(part) for part in parts):
            between = ", " if join == "jo" else f", {join} " if join != "un" else " un "
            return first + parts[1] + between + parts[0]
    return text


# Look-alikes


def other_number(wording: Editable, chance: random.Random) -> Iterator[str]:
    """The first number is another one."""
    for word in wording.words:
        if any(word.start >= start and word.end <= end for start, end in wording.times):
            continue
        if re.fullmatch(r"\d+(?:,\d+)?", word.form):
            digit = str((int(word.form[0]) + chance.choice((1, 2, 3)) - 1) % 9 + 1)
            yield _replaced(wording.text, word, digit + word.form[1:])
            return
        for number in _NUMBERS:
            if word.lemma == number and word.form.lower().startswith(number[:-1]) and number != "trīs":
                other = chance.choice([each for each in _NUMBERS if each not in (number, "trīs")])
                yield _replaced(wording.text, word, other[:-1] + word.form[len(number) - 1 :])
                return


def other_time(wording: Editable, chance: random.Random) -> Iterator[str]:
    """The first day, month or year is another one."""
    for match in re.finditer(r"\w+", wording.text):
        word = match[0].lower()
        if word in _WEEKDAYS:
            new = chance.choice([each for each in _WEEKDAYS if each != word])
        elif months := [(month, alike) for alike in _MONTHS for month in alike if word.startswith(month)]:
            [(month, alike)] = months
            new = chance.choice([each for each in alike if each != month]) + word[len(month) :]
        elif re.fullmatch(r"(?:19|20)\d\d", word):
            new = str(int(word) + chance.choice((-3, -2, 1, 2)))
        else:
            continue
        yield wording.text[: match.start()] + new + wording.text[match.end() :]
        return


def other_name(
    names: Mapping[tuple[str, str], Sequence[str]],
) -> Callable[[Editable, random.Random], Iterator[str]]:
    """The first name is another of its kind, in a form with the same ending; `names` are such by both."""

    def edit(wording: Editable, chance: random.Random) -> Iterator[str]:
        for start, end, kind in wording.names:
            mention = wording.text[start:end]
            words = set(mention.split())
            others = [each for each in names.get((kind, mention[-2:]), ()) if not words & set(each.split())]
            if others:
                yield wording.text[:start] + chance.choice(others) + wording.text[end:]
                return

    return edit


def other_polarity(wording: Editable, chance: random.Random) -> Iterator[str]:
    """The first verb is negated, or is no more."""
    swaps = {"ir": "nav", "nav": "ir", "būs": "nebūs", "nebūs": "būs", "bija": "nebija", "nebija": "bija"}
    for word in wording.words:
        form = word.form
        if form.lower() in swaps:
            yield _replaced(wording.text, word, swaps[form.lower()])
            return
        is_verb = word.lemma.endswith(("t", "ties")) and form.lower() != word.lemma and form[0].islower()
        if (
            is_verb
            and not form.endswith(("ot", "oties", "am", "ām", "ais", "ā", "o", "t"))
            and not word.nominative
        ):
            yield _replaced(wording.text, word, form[2:] if form.startswith("ne") else f"ne{form}")
            return


def _replaced(text: str, word: LemmatizedWord, new: str) -> str:
    return text[: word.start] + new + text[word.end :]


def wording_of(statement: Statement, record: Record, words: Sequence[LemmatizedWord]) -> Editable:
    """Give a statement of one span as it can be edited."""
    [span] = statement.content
    roles = {person.id: person.roles for person in record.people}.get(statement.speaker_id or "", ())
    return Editable(
        span.text,
        tuple(word._replace(start=word.start - span.start, end=word.end - span.start)
              for word in words if span.start <= word.start and word.end <= span.end),
        tuple((*_inside(name.span, span), name.kind) for name in record.names if _within(name.span, span)),
        tuple(_inside(time.span, span) for time in record.times if _within(time.span, span)),
        statement.speaker_name or "",
        roles[0].text if roles else "",
    )  # fmt: skip


def _within(one: Span, span: Span) -> bool:
    return span.start <= one.start and one.end <= span.end


def _inside(one: Span, span: Span) -> tuple[int, int]:
    return one.start - span.start, one.end - span.start
