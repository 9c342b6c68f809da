"""Which words may play a role in the frame of a verb: those near it in the tree."""

from typing import NamedTuple

from hronika.language.analysis import Sentence

MOST = 22
"""How many of them are looked at."""

# Relations of words that play no role by themselves.
_EMPTY = frozenset(("punct", "aux", "cop", "mark", "cc", "case", "flat", "fixed", "goeswith"))
# Relations by which a verb hangs on a word whose dependents it may share.
_SHARING = frozenset(
    "conj xcomp ccomp advcl parataxis csubj acl amod cop aux nmod obl obj".split()  # noqa: SIM905
)
# Of these the governor itself may play a role: the noun that a participle describes.
_GOVERNED = frozenset(("acl", "amod", "cop", "parataxis", "ccomp", "aux"))
# Of these the governor is a noun, and what hangs above it is none of the verb's.
_LAST = frozenset(("nmod", "obl", "obj"))
_DESCRIBING = frozenset(("acl", "amod", "det", "nummod"))
_FARTHEST = 3


class Argument(NamedTuple):
    """A word that may play a role, and the path to it: relations up from the verb, `|`, relations down."""

    word: int
    path: str


def arguments(sentence: Sentence, verb: int) -> list[Argument]:
    """The words that may play a role in the frame of a verb, its own dependents first."""
    tokens, children, relations = sentence.tokens, sentence.children, sentence.relation
    found: list[Argument] = []
    for child in children[verb]:
        base = relations[child]
        if base in _EMPTY:
            continue
        found.append(Argument(child, "|" + tokens[child].relation))
        if base == "conj":
            # A subject of both verbs is often given to the second alone.
            for below in children[child]:
                relation = relations[below]
                if relation in ("nsubj", "nmod"):
                    found.append(Argument(below, "|conj/" + relation))
    word, up = verb, ""
    for _ in range(_FARTHEST):
        base, head = relations[word], tokens[word].head
        if head < 0 or base not in _SHARING:
            break
        up += "^" + base
        if base in _GOVERNED:
            found.append(Argument(head, up + "|"))
        for child in children[head]:
            relation = relations[child]
            if child != word and relation not in _EMPTY and relation not in _DESCRIBING:
                found.append(Argument(child, f"{up}|{relation}"))
        if base in _LAST:
            break
        word = head
    return found[:MOST]
