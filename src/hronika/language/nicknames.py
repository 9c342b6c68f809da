"""Persons with a nickname in quotation marks inside their name: `Andrejs "Lācis" Gulbis` is one name."""

from collections.abc import Sequence

from hronika.language.analysis import Token
from hronika.language.quotation_marks import CLOSING, MARKS

_LONGEST = 3  # words of a nickname
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X"})


def join_nicknames(tokens: Sequence[Token]) -> None:
    """Make one tagged name of a given name, a nickname in marks and the surname in the case of the first.

    The parts, which an analyser takes for a person, a product and another person, hang on the given name.
    """
    for opening in range(1, len(tokens) - 3):
        if tokens[opening].text in MARKS and tokens[opening - 1].name.endswith("person"):
            closing = _closing(tokens, opening)
            if closing is not None and _is_surname(tokens, opening, closing + 1):
                _join(tokens, opening - 1, closing + 1)


def _closing(tokens: Sequence[Token], opening: int) -> int | None:
    """The mark that ends a nickname, all of whose words have a capital."""
    for place in range(opening + 1, min(opening + _LONGEST + 2, len(tokens) - 1)):
        if tokens[place].text in CLOSING:
            return place if place > opening + 1 else None
        if not tokens[place].text[:1].isupper():
            return None
    return None


def _is_surname(tokens: Sequence[Token], opening: int, place: int) -> bool:
    """Whether the word after a nickname agrees with the given name, or with the nickname where that is alone.

    A given name may be taken for a form of another: `Andra "Lāsma" Kalniņa`.
    """
    token, given, nickname = tokens[place], tokens[opening - 1], tokens[place - 2]
    alone = given.name == "B-person" == token.name
    agreeing = (given, nickname) if alone else (given,)
    cases = [word.features.get("Case") for word in agreeing]
    return token.features.get("Case") in cases and token.text.istitle() and token.upos in _NAMES


def _join(tokens: Sequence[Token], given: int, surname: int) -> None:
    parts = range(given, surname + 1)
    top = next(place for place in reversed(parts) if not _hangs_on(tokens, place, parts))
    governor, relation = tokens[top].head, tokens[top].relation
    for place in parts[1:]:
        token = tokens[place]
        token.head, token.name = given, "I-person"
        if token.text not in MARKS:
            token.relation = "flat:name"
    name, last = tokens[given], tokens[surname]
    name.head, name.relation = governor, relation
    if name.features.get("Case") != last.features.get("Case"):
        name.features = last.features


def _hangs_on(tokens: Sequence[Token], place: int, parts: range) -> bool:
    """Whether a token is governed, directly or not, by one of the parts."""
    while (place := tokens[place].head) >= 0:
        if place in parts:
            return True
    return False
