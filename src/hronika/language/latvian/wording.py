"""What wordings are compared by: stems of content, negations, opposites, number words, hedges.

Two wordings of one thing differ in forms, in small words, and in how a noun is made of a verb; they share the
stems of what they speak of. What they may never differ in is whether something is negated, which of two
opposites is meant, and how many it is.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from hronika.language.latvian.lexicon_files import rows

Hedge = Literal["possible", "hearsay", "about", "condition"]
"""How somebody does not vouch wholly: it may be, others say so, about so much, only if."""
Negates = Literal["itself", "after", "around"]
"""What a word negates: itself, the content word after it, the one after or else before it."""

# Endings of lemmas and of nouns made of verbs, the longest first.
_ENDINGS = (
    "šanās", "šana", "jums", "ējs", "ēja", "tājs", "tāja", "ties", "ums", "t", "is",
    "us", "s", "š", "a", "e", "i", "o", "u",
)  # fmt: skip
_SHORTEST_STEM = 3
_NEGATION = "ne"
# The beginning of these is no negation, or what they negate is no word that stands for the opposite.
_WHOLE = frozenset(
    (
        "nedēļa", "nesen", "nepieciešams", "nepieciešamība", "neatkarīgs", "neatkarība", "nemiers", "nemieri",
        "negadījums", "nelaime", "nekustams", "nest", "nešana", "nemt", "nervs", "neirologs", "netto",
        "nelegāls",
        "nevalstisks", "negaiss", "neganti", "nedaudz", "neliels", "neskaitāms", "nekavējoties", "nereti",
    )
)  # fmt: skip
_BEFORE_NEGATED = frozenset(("ne", "nevis", "bez", "nedz"))
# `viens` may be `some`, `puse` a side.
_NO_NUMBERS = frozenset(("viens", "puse"))
_COUNTING = frozenset(("n1", "nteen", "nteen10", "ntens"))  # kinds of number words
_PLURAL = ("i", "as", "u", "us", "iem", "ām", "os", "ās")
_NEGATED_COPULA = frozenset(("nav", "neesot"))


# The ends of participles, and of present reflexive forms.
_NO_FUTURES = ("is", "as", "es", "us", "ts", "ams", "āms", "šs")


class WordReading(NamedTuple):
    """What a word is compared by: a stem or a number, or nothing; whether it negates something.

    `negates` is `itself` of a verb or adjective (`neslēgs`), `after` of what negates the content word behind
    it (`nevis`, `bez`), `around` of an auxiliary or modal verb that negates the one behind it or, where there
    is none, the one before it (`nav`). `sides` are the sides of opposites that it stands on, as numbers: that
    of the other side is the negative.
    """

    stem: str | None
    number: str | None
    negates: Negates | None
    sides: tuple[int, ...]


def read_word(form: str, lemma: str) -> WordReading:
    """Read a word by its form and its lemma.

    >>> read_word("neslēgs", "slēgt").negates
    'itself'
    >>> read_word("samazināsies", "samazināties").sides, read_word("aug", "augt").sides
    ((-1,), (1,))
    """
    low, base = form.casefold(), lemma.casefold()
    number = _number(form, base)
    stem = None if number else content_stem(base)
    negates: Negates | None = None
    if low in _BEFORE_NEGATED:
        negates = "after"
    elif low in _NEGATED_COPULA or _is_negated(low, base):
        negates = "around" if stem is None else "itself"
    return WordReading(stem, number, negates, _sides().get(base, ()) if stem else ())


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


def negated(
    content: Sequence[object | None], negating: Mapping[int, Negates], parted: Collection[int]
) -> set[int]:
    """Give the places of the content words that are negated; twice negated is not.

    `content` has None for each word without, `negating` what words negate by their places; before those in
    `parted` stands a mark, over which nothing reaches.

    >>> sorted(negated(["tilt", None, "droš"], {1: "around"}, ()))
    [2]
    >>> sorted(negated(["tilt", None, "droš"], {1: "around"}, {2}))
    [0]
    """
    found: set[int] = set()
    for place, negates in negating.items():
        target: int | None = place
        if negates != "itself" or content[place] is None:
            target = _content_after(content, parted, place)
            if target is None and negates != "after":
                target = _content_before(content, parted, place)
        if target is not None:
            found ^= {target}
    return found


def _content_after(content: Sequence[object | None], parted: Collection[int], place: int) -> int | None:
    for after in range(place + 1, len(content)):
        if after in parted:
            return None
        if content[after] is not None:
            return after
    return None


def _content_before(content: Sequence[object | None], parted: Collection[int], place: int) -> int | None:
    for before in range(place - 1, -1, -1):
        if before + 1 in parted:
            return None
        if content[before] is not None:
            return before
    return None


def _is_negated(form: str, lemma: str) -> bool:
    return form.startswith(_NEGATION) and (has_negation(lemma) or not lemma.startswith(_NEGATION))


def _number(form: str, lemma: str) -> str | None:
    """Give what number a word is: `3` of `trīs`, `3.` of `trešais`; None where it is none or `viens`."""
    if not form.isalpha() and any(letter.isdecimal() for letter in form):
        return form.rstrip(".").replace(",", ".")
    return _number_words().get(lemma)


def is_future(form: str, lemma: str) -> bool:
    """Say whether a form of a verb is of the future, the quotative one too, as far as its ending tells.

    Those of the second person are not told from others.

    >>> [is_future(*word) for word in [("pabeigs", "pabeigt"), ("klāšot", "klāt"), ("ies", "iet")]]
    [True, True, True]
    >>> [is_future(*word) for word in [("pabeidzis", "pabeigt"), ("pabeigts", "pabeigt"), ("nes", "nest")]]
    [False, False, False]
    """
    low, base = form.casefold(), lemma.casefold()
    if not base.endswith(("t", "ties")) or low == base[:-1]:
        return False
    if low.endswith(("šu", "šos", "šot", "šoties", "sim", "simies")):
        return True
    if base.endswith("ties"):
        return low.endswith("sies")
    return low.endswith("s") and (
        not low.endswith(_NO_FUTURES) or (low.endswith("ies") and base.endswith("iet"))
    )


def number_of_form(form: str) -> str | None:
    """Give what number from 2 to 90 a word in any case is, without its lemma.

    >>> number_of_form("divām"), number_of_form("trīs"), number_of_form("desmit"), number_of_form("divīzija")
    ('2', '3', '10', None)
    """
    return _forms_of_numbers().get(form.casefold())


def hedges(words: Sequence[tuple[str, str]]) -> dict[int, Hedge]:
    """Give the places of the words, pairs of form and lemma, that hedge: small words, modal verbs, forms.

    >>> hedges([("tiltu", "tilts"), ("varētu", "varēt"), ("pabeigt", "pabeigt")])
    {1: 'possible'}
    """
    known = _hedges()
    found: dict[int, Hedge] = {}
    for place, (written, base) in enumerate(words):
        form, lemma = written.casefold(), base.casefold()
        two = f"{form} {words[place + 1][0].casefold()}" if place + 1 < len(words) else ""
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
def _forms_of_numbers() -> dict[str, str]:
    found = {}
    for row in rows("grammar/numerals"):
        word, paradigm, kind = row[:3]
        if kind in _COUNTING and word not in _NO_NUMBERS:
            forms = [word[:-1] + ending for ending in _PLURAL] if paradigm == "adjpl" else [word]
            found.update(dict.fromkeys(forms, row[3]))
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
