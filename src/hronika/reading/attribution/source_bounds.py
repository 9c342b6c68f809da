"""Where the phrase of a source ends: before whom somebody told, and before where that was."""

from hronika.language.acronyms import is_acronym
from hronika.language.quotation_marks import MARKS
from hronika.reading.attribution.actors import names_organization
from hronika.reading.attribution.speaking_places import is_speaking_place
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.names.roles import names_person
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue

_PLACED = frozenset(("NOUN", "PROPN"))
_OFFICES = frozenset(("public", "court", "military"))


def before_outlet(context: StatementContext, phrase: TokenSpan, cue: Cue) -> TokenSpan | None:
    """Who speaks, of a phrase that ends in the undeclined name of whom he told: `ministrs Kalns ["Delfi"]`.

    After a person that can be no part of a name, nor an agency after an institution in the place of the verb
    (`dienestā [LETA]`), unless a noun before it says what it names.
    """
    words, grammar = context.words, context.grammar
    name = phrase.last
    while name >= phrase.first and words.tokens[name].text in MARKS:
        name -= 1
    while (
        name > phrase.first
        and words.tokens[name].name.startswith("I-")
        and words.tokens[name].text not in context.lexicon.news_agencies
        and words.tokens[name - 1].text not in MARKS
    ):
        name -= 1
    outlet = words.tokens[name]
    quoted = name > 0 and words.tokens[name - 1].text in MARKS
    forms = (None, "recipient") if quoted else (None,)
    if not (quoted or is_acronym(outlet.text)) or grammar.role(words, name) not in forms or cue.token < name:
        return None
    if outlet.name.endswith("person") and outlet.text not in context.lexicon.news_agencies:
        return None
    first, _ = context.limits(cue.token)
    before = name - 2 if quoted else name - 1
    if before < first or words.is_punctuation(before):
        return None
    token, role = words.tokens[before], grammar.role(words, before)
    told = token.lemma in context.lexicon.media_nouns or token.lemma in context.lexicon.organizations
    informed = role == "object" and told and grammar.adposition(words, before) is None
    if (role == "recipient" or informed) and token.upos == "NOUN" and token.name == "O":
        return _before_recipient(context, phrase, before)
    head = before
    if token.name.endswith("person"):
        while words.tokens[head].name.startswith("I-"):
            head -= 1
        told = role in (None, "subject")
    elif role == "place":
        # No office or court has a name in quotation marks.
        office = quoted and context.lexicon.organizations.get(token.lemma) in _OFFICES
        told = office or (not quoted and outlet.text in context.lexicon.news_agencies)
        told = told and is_speaking_place(context, before)
    elif outlet.text in context.lexicon.news_agencies and names_organization(context, before):
        # `ministrija [LETA] apstiprināja`, but `aģentūra LETA`
        told = role == "subject" and token.lemma not in context.lexicon.agency_nouns
        while head > phrase.first and words.tokens[head].name.startswith("I-"):
            head -= 1
    else:
        person = token.name == "O" and token.lemma not in context.lexicon.company_words
        told = person and role == "subject" and names_person(context.lexicon, token.lemma)
    if not told:
        return None
    opening = phrase.first if phrase.first <= head else noun_phrase(context, head, cue.token).first
    return TokenSpan(min(opening, head), before, head)


def _before_recipient(context: StatementContext, phrase: TokenSpan, recipient: int) -> TokenSpan | None:
    """Who speaks, of a phrase that goes on to whom: `[pārstāve Anna Roze] intervijā raidsabiedrībai BBC`."""
    words, role = context.words, context.grammar.role
    nouns = (i for i in range(recipient - 1, phrase.first - 1, -1) if words.tokens[i].upos == "NOUN")
    head = next((i for i in nouns if role(words, i) == "subject"), None)
    last = recipient - 1
    while head is not None and last > head and role(words, last) == "place":
        last -= 1
    return TokenSpan(phrase.first, last, head) if head is not None else None


def without_occasion(context: StatementContext, phrase: TokenSpan, cue: Cue) -> TokenSpan:
    """A person without the place where it was said: `māte [sapulcē] teica`, `teica Anna Roze [Rīgā]`.

    Before the verb that of any person is left out, behind it that of who has a name: a `skolotājs Rīgā` is
    one who teaches there.
    """
    words, last = context.words, phrase.last
    token = words.tokens[last]
    if phrase.head >= last or context.grammar.role(words, last) != "place" or token.upos not in _PLACED:
        return phrase
    named = words.tokens[phrase.head].name.endswith("person")
    person = named or names_person(context.lexicon, words.tokens[phrase.head].lemma)
    before = last + 1 == cue.token and words.head[last] == phrase.head
    if (
        not person
        or words.tokens[last].name.endswith("person")
        or not (named or (before and token.name == "O"))
    ):
        return phrase
    if names_organization(context, last) and context.lexicon.organizations.get(token.lemma) != "court":
        return phrase
    first = min((*words.subtree(last), last))
    return TokenSpan(phrase.first, max(first - 1, phrase.head), phrase.head)
