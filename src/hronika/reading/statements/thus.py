"""Whose word a sentence is, told behind it without a verb: `Nodokļi nemainīsies, [tā Bērziņš]`."""

from hronika.reading.document.phrases import noun_phrase
from hronika.reading.names.roles import names_person
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.content import content_span, has_predicate
from hronika.reading.statements.context import StatementContext


def read_thus(context: StatementContext) -> None:
    """Add the sentences that end with `, tā X`; quotations with it have been read before."""
    words = context.words
    for index in range(2, len(words) - 1):
        source = words.head[index]
        if context.function(index) != "thus" or words.tokens[index - 1].text != "," or source <= index:
            continue
        if words.relation[source] != "parataxis" or not _can_speak(context, source):
            continue
        first, _ = context.limits(index)
        if any(candidate.how == "thus" for candidate in context.near(index)):
            continue
        span = content_span(context, first, index - 1) if has_predicate(context, first, index - 1) else None
        if span is not None:
            speaker = noun_phrase(context, source, index)
            context.add(StatementCandidate([span], "thus-trailing", speaker=speaker, anchor=source))


def _can_speak(context: StatementContext, index: int) -> bool:
    """Whether a word, or a noun before it, names a person, an institution or a medium, or stands for one."""
    token, lexicon = context.words.tokens[index], context.lexicon
    if any(_can_speak(context, i) for i in context.words.dependents(index, "nmod", "appos") if i < index):
        return context.grammar.role(context.words, index) in ("subject", None)
    if token.upos in ("PROPN", "PRON", "X") or token.name != "O":
        return token.name[2:] in ("person", "organization", "GPE", "")
    listed = token.lemma in lexicon.actors or token.lemma in lexicon.media_nouns
    return listed or names_person(lexicon, token.lemma)
