"""What wordings are compared by: stems of content, negations, opposites, number words, hedges.

Two wordings of one thing differ in forms, in small words, and in how a noun is made of a verb; they share the
stems of what they speak of. What they may never differ in is whether something is negated, which of two
opposites is meant, and how many it is.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from hronika.language.latvian.lexicon_files import rows

Hedge = Literal["possible", "hearsay", "about", "condition"]
"""How somebody does not vouch wholly: it may be, others say so, about so much, only if."""

# Endings of lemmas and of nouns made of verbs, the longest first.
_ENDINGS = (
    "šanās", "šana", "jums", "ējs", "ēja", "tājs", "tāja", "ties", "ums", "t", "is", "us", "s", "š", "a", "e", "i", "o", "u",
)  # fmt: skip
_SHORTEST_STEM = 3
_NEGATION = "ne"
# The beginning of these is no negation, or what they negate is no word that stands for the opposite.
_WHOLE = frozenset(
    (
        "nedēļa", "nesen", "nepieciešams", "nepieciešamība", "neatkarīgs", "neatkarība", "nemiers", "nemieri",
        "negadījums", "nelaime", "nekustams", "nest", "nešana", "nemt", "nervs", "neirologs", "netto", "nelegāls",
        "nevalstisks", "negaiss", "neganti", "nedaudz", "neliels", "neskaitāms", "nekavējoties", "nereti",
    )
)  # fmt: skip
_BEFORE_NEGATED = frozenset(("ne", "nevis", "bez", "nedz"))
_UNDOES_NEGATION = frozenset(("tikai", "vien"))
# `viens` may be `some`, `puse` a side.
_NO_NUMBERS = frozenset(("viens", "puse"))
_NEGATED_COPULA = frozenset(("nav", "neesot"))


class Word(NamedTuple):
    """A word of a wording: as it is read, with its lemma; `parted` from the one before by a mark.

    `is_content` is false of what is compared by another thing than its stem: numbers, times.
    """

    form: str
    lemma: str
    parted: bool = False
    is_content: bool = True


@lru_cache(1 << 15)
def content_stem(lemma: str) -> str | None:
    """Give the stem that a word shares with those made of it; None of a word without content of its own.

    A negation that is part of the word is left out.

    >>> content_stem("slēgšana") == content_stem("slēgt") == "slēg"
    True
    >>> content_stem("nedrošs") == content_stem("drošs")
    True
    """
    word = lemma.casefold()
    if has_negation(word):
        word = word[len(_NEGATION) :]
    return None if word in _stop_words() else _stem(word)


@lru_cache(1 << 15)
def has_negation(lemma: str) -> bool:
    """Say whether a lemma begins with a negation: `nedrošs`, and not `nedēļa`."""
    word = lemma.casefold()
    return word.startswith(_NEGATION) and len(word) > 4 and word not in _WHOLE and word not in _stop_words()


def negated(words: Sequence[Word]) -> set[int]:
    """Give the places of the content words that are negated.

    A negated auxiliary or modal verb negates the content word after it, up to the next mark, or else the one
    before it: `tilts nav drošs`, `netiks slēgts`.

    >>> sorted(negated([Word("skolu", "skola"), Word("neslēgs", "slēgt")]))
    [1]
    >>> sorted(negated([Word("tilts", "tilts"), Word("nav", "būt"), Word("drošs", "drošs")]))
    [2]
    """
    found: set[int] = set()
    for place, word in enumerate(words):
        form, lemma = word.form.casefold(), word.lemma.casefold()
        if form in _BEFORE_NEGATED:
            following = words[place + 1].form.casefold() if place + 1 < len(words) else ""
            target = None if following in _UNDOES_NEGATION else _content_after(words, place)
        elif form in _NEGATED_COPULA or _is_negated(form, lemma):
            target = place
            if not _has_content(word):
                after = _content_after(words, place)
                target = _content_before(words, place) if after is None else after
        else:
            continue
        if target is not None:
            found ^= {target}
    return found


def _is_negated(form: str, lemma: str) -> bool:
    return form.startswith(_NEGATION) and (has_negation(lemma) or not lemma.startswith(_NEGATION))


def _has_content(word: Word) -> bool:
    return word.is_content and content_stem(word.lemma) is not None


def _content_after(words: Sequence[Word], place: int) -> int | None:
    for after in range(place + 1, len(words)):
        if words[after].parted:
            return None
        if _has_content(words[after]):
            return after
    return None


def _content_before(words: Sequence[Word], place: int) -> int | None:
    for before in range(place - 1, -1, -1):
        if words[before + 1].parted:
            return None
        if _has_content(words[before]):
            return before
    return None


def sides(lemma: str) -> tuple[int, ...]:
    """Give the sides of opposites that a word stands on, as numbers: that of the other side is the negative.

    >>> sides("palielināt") == tuple(-side for side in sides("samazināt"))
    True
    """
    return _sides().get(lemma.casefold(), ())


def number_word(lemma: str) -> str | None:
    """Give what number a word is: `3` of `trīs`, `3.` of `trešais`; None where it is none, or only `viens`.

    >>> number_word("četri"), number_word("otrais"), number_word("skola")
    ('4', '2.', None)
    """
    return _number_words().get(lemma.casefold())


def hedges(words: Sequence[Word]) -> dict[int, Hedge]:
    """Give the places of the words that hedge: small words, modal verbs, conditional and quotative forms."""
    known = _hedges()
    found: dict[int, Hedge] = {}
    for place, word in enumerate(words):
        form, lemma = word.form.casefold(), word.lemma.casefold()
        two = f"{form} {words[place + 1].form.casefold()}" if place + 1 < len(words) else ""
        hedge = known.get(two) or known.get(form) or known.get(lemma) or _by_form(form, lemma)
        if hedge:
            found[place] = hedge
    return found


def _by_form(form: str, lemma: str) -> Hedge | None:
    if not lemma.endswith(("t", "ties")):
        return None
    if form.endswith(("tu", "tos")):
        return "possible"
    # `braukšot`, `esot` are finite; `uzsverot` may as well tell what else somebody does.
    return "hearsay" if form.endswith(("šot", "šoties")) else None


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word for word, *_ in rows("stop_words"))


@cache
def _sides() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, (one, other) in enumerate(rows("opposites"), 1):
        for side, words in ((number, one), (-number, other)):
            for word in words.split():
                found[word] = (*found.get(word, ()), side)
    return found


@cache
def _number_words() -> dict[str, str]:
    found = {}
    for row in rows("grammar/numerals"):
        word, kind, value = row[0], row[2], row[3] if len(row) > 3 else ""
        if word not in _NO_NUMBERS:
            found[word] = f"{value}." if kind.startswith("ord") else value
    return found


@cache
def _hedges() -> dict[str, Hedge]:
    return {word: cast("Hedge", kind) for word, kind, *_ in rows("hedges")}
