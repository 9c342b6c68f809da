"""Clauses that stand before the verb which reports them: `Ka naudas nepietiks, paziņoja ministre`."""

from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue


def fronted_complement(context: StatementContext, cue: Cue) -> tuple[int, int] | None:
    """The reported clause that opens the sentence of its verb: its first token, and the one after its last.

    `Ka [naudas nepietiks], paziņoja ministre`, `Par to, ka [tilts slēgts], informēja policija`, `Vai [līs],
    jautāja bērni`; not one that is itself the subject (`Tas, ka līst, liecina par rudeni`).
    """
    words = context.words
    start, _ = context.limits(cue.token)
    first = start
    start += words.tokens[start].upos == "ADP"
    if start >= cue.token:
        return None
    if words.tokens[start].features.get("PronType") == "Dem":
        if context.grammar.role(words, start) == "subject" or words.tokens[start + 1].text != ",":
            return None
        start += 2
    elif start > first:
        return None
    asked = cue.act == "ask" and start == first and context.function(start) == "wh"
    if asked and words.tokens[start].upos == "ADV":
        return _up_to_cue(context, cue, start)
    kinds = ("that", "whether") if cue.act == "ask" else ("that",)
    if start >= cue.token or context.lexicon.complementisers.get(words.lower[start]) not in kinds:
        return None
    return _up_to_cue(context, cue, start + 1)


def _up_to_cue(context: StatementContext, cue: Cue, start: int) -> tuple[int, int] | None:
    """The clause that begins at `start`, up to the last comma before the cue."""
    stop = cue.token
    while stop > start and context.words.tokens[stop].text != ",":
        stop -= 1
    return (start, stop) if stop > start else None
