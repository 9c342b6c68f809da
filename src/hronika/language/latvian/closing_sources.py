"""Whose word a sentence is, told behind it without a verb: `Nodokļi nemainīsies, [tā Bērziņš]`."""

from collections.abc import Sequence

from hronika.language.analysis import Token
from hronika.language.latvian.tree_rules import governs

_THUS = "tā"
_IDIOM = "tiesa"  # `Viegli nav, tā tiesa`: that is true
_TRUE_NAME = ("person", "organization", "GPE")
_ENDS = (",", ";", "(", ".", "!", "?", "–", "—")


def attach_closing_sources(tokens: Sequence[Token]) -> None:
    """Hang, in place, who speaks behind `, tā` on the predicate before it, as an aside.

    The parse takes `tā` for the genitive of a pronoun or an article, and who speaks for one more subject. A
    noun of the feminine that describes one right before it keeps its article: `uzvarēja Anna, tā meitene`.
    """
    for thus in range(2, len(tokens) - 1):
        if tokens[thus].text != _THUS or tokens[thus - 1].text != ",":
            continue
        end = next((i for i in range(thus + 1, len(tokens)) if tokens[i].text in _ENDS), len(tokens))
        tail = range(thus + 1, end)
        root = next((i for i, token in enumerate(tokens) if token.head < 0), thus)
        if root >= thus or any(tokens[i].features.get("VerbForm") == "Fin" for i in tail):
            continue
        if tokens[thus].head >= end:
            continue
        source = next((i for i in tail if tokens[i].head not in tail), None)
        if source is None or not _speaks(tokens, thus, source) or governs(tokens, source, root):
            continue
        for index in range(thus - 1):
            if tokens[index].head in tail:
                tokens[index].head = root
        for index in tail:
            if tokens[index].head not in tail:
                tokens[index].head = source
            elif tokens[index].head == source and tokens[index].relation == "orphan":
                tokens[index].head, tokens[index].relation = root, "obl"  # where: `intervijā`
        tokens[source].head, tokens[source].relation = root, "parataxis"
        tokens[thus].head, tokens[thus].relation = source, "advmod"
        tokens[thus].upos, tokens[thus].lemma, tokens[thus].features = "ADV", _THUS, {"PronType": "Dem"}


def _speaks(tokens: Sequence[Token], thus: int, source: int) -> bool:
    """Whether a word can name who speaks by its form, and is none that `tā` is the article of."""
    token, before = tokens[source], tokens[thus - 2]
    if token.upos not in ("NOUN", "PROPN", "X", "PRON") or token.features.get("Case", "Nom") != "Nom":
        return False
    if token.lemma == _IDIOM and source == thus + 1:
        return False
    if token.name[2:] in _TRUE_NAME or token.features.get("Gender") != "Fem":
        return True
    described = before.upos in ("NOUN", "PROPN") and before.features.get("Case") == "Nom"
    return not (described and before.features.get("Gender") == "Fem")
