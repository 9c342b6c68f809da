"""Places that speak: institutions in the locative (`informēja prokuratūrā`) and seats of power (`Kremlī`)."""

from hronika.reading.attribution.actors import names_organization
from hronika.reading.document.phrases import phrase_text
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.statements.context import StatementContext


def is_speaking_place(context: StatementContext, index: int) -> bool:
    """Whether a word is an institution in the place of the verb, and no medium; a court is both."""
    words, lexicon = context.words, context.lexicon
    token = words.tokens[index]
    if token.upos not in ("NOUN", "PROPN") or context.grammar.role(words, index) != "place":
        return False
    if context.grammar.adposition(words, index) is not None or not names_organization(context, index):
        return False
    return token.lemma not in lexicon.media_nouns or lexicon.organizations.get(token.lemma) == "court"


def seat_of(context: StatementContext, phrase: TokenSpan) -> str | None:
    """The seat of power that a phrase names, in the nominative: `[Bogotā] paziņoja`; None of another."""
    if phrase.first < phrase.last:
        text = phrase_text(context.words, phrase)
        return text if text in context.lexicon.seats else None
    return context.seat(phrase.head)
