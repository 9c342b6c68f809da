"""Places that speak: institutions in the locative (`informēja prokuratūrā`) and seats of power (`Kremlī`)."""

from hronika.reading.attribution.actors import names_organization
from hronika.reading.document.phrases import phrase_text
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.statements.context import StatementContext

# Nominatives of a form among which a seat of power is looked for.
_READINGS = 4


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
    token, seats = context.words.tokens[phrase.head], context.lexicon.seats
    if phrase.first < phrase.last:
        text = phrase_text(context.words, phrase)
        return text if text in seats else None
    if not token.text[:1].isupper():
        return None
    names = context.document.language.declension.candidates(token)
    return next((name for name in names[:_READINGS] if name in seats), None)
