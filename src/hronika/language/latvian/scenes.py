"""Where something was, told behind a name: `apmeklēja "Latvenergo" [Rīgā]`, `sacīja Anna Kalniņa [sēdē]`."""

from collections.abc import Sequence

from hronika.language.analysis import Token
from hronika.language.latvian.lexicon_files import listed
from hronika.language.latvian.tree_rules import governs

_WHO = ("person", "organization", "GPE")
_PARTS = ("nsubj", "obj", "iobj", "obl")


def attach_stations(tokens: Sequence[Token]) -> None:
    """Hang, in place, an acronym behind who speaks on the programme that it is of: `Ozols [TV3] raidījumā`.

    An acronym alone may be who speaks there: `VUGD intervijā sacīja`.
    """
    for index in range(1, len(tokens) - 1):
        token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
        place = (
            after.upos == "NOUN"
            and after.features.get("Case") == "Loc"
            and after.lemma in listed("media_nouns")
        )
        if not place or "Case" in token.features or not token.text[:2].isupper() or token.name == "O":
            continue
        speaks = before.features.get("Case") == "Nom" and before.upos in ("NOUN", "PROPN")
        acronym = before.text.isupper() and before.name != "O" and len(before.text) > 1
        if not (speaks or acronym) or governs(tokens, index, index + 1):
            continue
        if token.name[0] == "I":
            token.name = "B-organization"
        for each in tokens[:index]:
            if each.head == index and each.upos != "ADP":
                each.head, each.relation = token.head, "nsubj"
        token.head, token.relation = index + 1, "nmod"


def attach_scenes(tokens: Sequence[Token]) -> None:
    """Hang, in place, a noun or name in the locative on the verb where the parse hung it on a name before it.

    Who or what is called by a name alone is not told from others by a place, as a school or a doctor is.
    """
    for index, token in enumerate(tokens):
        if token.features.get("Case") != "Loc" or token.upos not in ("NOUN", "PROPN"):
            continue
        name = token.head
        if not 0 <= name < index or token.base_relation != "nmod" or token.name[0] == "I":
            continue
        named = tokens[name].upos in ("PROPN", "X") and tokens[name].name[2:] in _WHO
        verb = tokens[name].head
        if not named or verb < 0 or tokens[verb].upos != "VERB" or tokens[name].base_relation not in _PARTS:
            continue
        if not governs(tokens, index, verb):
            token.head, token.relation = verb, "obl"
