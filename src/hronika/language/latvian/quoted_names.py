"""Names in quotation marks that are phrases: `partija "Latvija pirmajā vietā"`, `"Stabilitātei!"`."""

from collections.abc import Mapping, Sequence

from hronika.language.analysis import Token
from hronika.language.latvian.lexicon_files import listed
from hronika.language.latvian.tree_rules import governs
from hronika.language.quotation_marks import MARKS

_LONGEST = 6  # words of a name
_RELATIONS: Mapping[str | None, str] = {"Nom": "nsubj", "Acc": "obj", "Dat": "iobj"}


def attach_quoted_names(tokens: Sequence[Token]) -> None:
    """Hang, in place, the words of a quoted name on the noun of an organisation right before it.

    In the clause around it a name has the part of its noun, whatever its own words would be by their cases:
    of `Partija "Stabilitātei!" pieprasīja` nothing is the recipient. A name that is a nominative, or stands
    in the case of its noun, is left as the parse has it, and so is all that is no phrase or clause.
    """
    for opening in range(1, len(tokens) - 2):
        if tokens[opening].text in MARKS and tokens[opening - 1].lemma in listed("organizations"):
            closing = _closing(tokens, opening)
            if closing is not None and _is_phrase(tokens, opening, closing):
                _attach(tokens, opening - 1, closing)


def _closing(tokens: Sequence[Token], opening: int) -> int | None:
    """The mark that closes a name: a few words between marks that begin with a capital."""
    apart = tokens[opening - 1].end < tokens[opening].start
    if not apart or not tokens[opening + 1].text[:1].isupper():
        return None
    for index in range(opening + 1, min(opening + _LONGEST + 2, len(tokens))):
        token = tokens[index]
        if token.text in MARKS:
            return index
        if token.text in ",;:":
            return None
    return None


def _is_phrase(tokens: Sequence[Token], opening: int, closing: int) -> bool:
    """Whether the parse gives the words of a name a part in the clause that their noun has not."""
    inside = range(opening, closing + 1)
    tops = [i for i in inside if tokens[i].head not in inside and tokens[i].upos != "PUNCT"]
    own = tokens[opening - 1].features.get("Case")
    return any(
        tokens[i].features.get("Case") not in (None, "Nom", own)
        or tokens[i].features.get("VerbForm") == "Fin"
        or tokens[i].upos in ("ADV", "ADP")  # `partija "Kopā Latvijai"`, `kustība "Par!"`
        for i in tops
    )


def _attach(tokens: Sequence[Token], noun: int, closing: int) -> None:
    """Give the noun the place of the name where it hangs on that, and what hangs on the name to the noun."""
    name = range(noun + 1, closing + 1)
    # The highest of them, or a word between two of the name would hang on the noun and the noun on it.
    top = next(
        (
            i
            for i in name
            if governs(tokens, i, noun) and not any(governs(tokens, j, tokens[i].head) for j in name)
        ),
        None,
    )
    if top is not None:
        tokens[noun].head = tokens[top].head
    for index, token in enumerate(tokens):
        if (index in name) != (token.head in name) and index != noun:
            token.head = noun
            if index in name and token.text not in MARKS:
                token.relation = "appos"
    for index in name:
        tokens[index].name = "I-organization" if index > noun + 1 else "B-organization"
    if top is not None:
        tokens[noun].relation = _relation(tokens, noun)


def _relation(tokens: Sequence[Token], noun: int) -> str:
    """What a noun is to the word it hangs on, by its case, that word, and whether a preposition stands by."""
    head, case = tokens[noun].head, tokens[noun].features.get("Case")
    if head < 0:
        return "root"
    if tokens[head].upos not in ("VERB", "ADJ"):
        return "nmod"
    prepositional = any(token.head == noun and token.relation == "case" for token in tokens)
    return "obl" if prepositional else _RELATIONS.get(case, "obl")
