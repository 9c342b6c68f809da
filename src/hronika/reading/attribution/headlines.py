"""Who speaks by the headline: `Inga Kalna: Algas celsies` above a text that says `ministre` only."""

from itertools import takewhile

from hronika.reading.document.syntax import gender_of
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext

# Characters of the longest name, with an office, before the colon of a headline.
_LONGEST = 60


def named_in_headline(context: StatementContext, candidate: StatementCandidate) -> str | None:
    """The name that only the headline gives to an office that speaks in the text; None where it gives none.

    The office must be one person's, and the gender of the name must not contradict it.
    """
    if candidate.resolved_by != "description" or candidate.speaker is None:
        return None
    head = context.words.tokens[candidate.speaker.head]
    if head.lemma not in context.lexicon.roles or head.features.get("Number") == "Plur":
        return None
    title = context.document.article.title or ""
    if not 0 < title.find(":") <= _LONGEST:
        return None
    analysis = context.document.language.analyser.analyse(title)
    words = (token for sentence in analysis.sentences for token in sentence.tokens)
    tokens = list(takewhile(lambda token: token.text != ":", words))
    named = list(takewhile(lambda token: token.name.endswith("person"), reversed(tokens)))[::-1]
    agree = all(gender_of(token) in (None, gender_of(head)) for token in named)
    return " ".join(token.text for token in named) if named and agree else None
