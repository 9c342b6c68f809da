"""What leads up to a quotation: `X sacīja: "..."`, `Jānis: "..."`, `viņš teica "nē"`, `uzraksts "Nē"`."""

from itertools import takewhile

from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.quotations import Quotation
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.names.roles import names_person
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue
from hronika.reading.statements.transcripts import MAX_LABEL, label_kind

# Tokens between a cue and the quotation that follows it without a colon.
_REACH = 5


def read_after_colon(
    context: StatementContext, span: tuple[int, int], before: list[int], sentence_like: bool
) -> StatementCandidate | None:
    """Read a quotation after a colon by what leads up to it: `X sacīja: "..."`, `Jānis: "..."`."""
    words = context.words
    colons = [position for position, index in enumerate(before[:-1]) if words.tokens[index].text == ":"]
    before = before[colons[-1] + 1 :] if colons else before  # `RT @zinas: Kārlis Zirnis: "..."`
    cues = [cue for index in reversed(before) if (cue := context.cues.get(index)) and not cue.negated]
    verb = next((cue for cue in cues if cue.kind == "verb"), None)
    lead = verb or next((cue for cue in cues if _leads(context, cue)), None)
    if lead is None:  # how somebody was: `Ministre bija skarba: "..."`
        clause = set(takewhile(lambda i: words.tokens[i].text != ",", reversed(before)))
        manner = (cue for cue in cues if cue.kind == "predicative" and cue.token in clause)
        lead = next((cue for cue in manner if cue.takes("d")), None)
    named = verb is None and not sentence_like and " " not in context.text[slice(*span)]
    if lead is not None and not named:
        return StatementCandidate([span], "lead", lead.act, lead, anchor=lead.token)
    predicates = [i for i in before if context.grammar.is_predicate(words.tokens[i])]
    label = [i for i in before[:-1] if not words.is_punctuation(i)]
    if not predicates and label and len(label) <= MAX_LABEL and words.tokens[label[0]].text[0].isupper():
        who = label_of(context, label)
        if _can_speak(context, label, who.head) or (sentence_like and _is_power(context, who.head)):
            return StatementCandidate([span], "label", speaker=who, anchor=label[0])
        if not sentence_like:
            return None  # `Sensācija Tallinā: "VEF Rīga" zaudē`
    if sentence_like:
        anchor = predicates[-1] if predicates else before[0]
        subject = words.child(anchor, "nsubj")
        speaker = noun_phrase(context, subject, anchor) if subject is not None else None
        return StatementCandidate([span], "colon", speaker=speaker, anchor=anchor)
    return None


def _leads(context: StatementContext, cue: Cue) -> bool:
    """Whether a noun of saying announces a quotation, and not what that answers: `uz [jautājumu]`."""
    asked = cue.act == "ask" and context.grammar.adposition(context.words, cue.token) is not None
    return cue.kind == "noun" and not cue.takes("l") and not asked


def _can_speak(context: StatementContext, label: list[int], head: int) -> bool:
    """Whether the words before a colon can be somebody's name or office, or an institution."""
    if label_kind(context, label) in ("person", "office", "part", "word"):
        return True
    token, lexicon = context.words.tokens[head], context.lexicon
    somebody = names_person(lexicon, token.lemma) or token.lemma in lexicon.organizations
    return somebody and context.grammar.role(context.words, head) in (None, "subject")


def _is_power(context: StatementContext, head: int) -> bool:
    """Whether a word is the name of an institution, a country or a seat of power: `Krievija: "..."`."""
    token, place = context.words.tokens[head], context.lexicon.places.get(context.words.tokens[head].lemma)
    institution = token.name.endswith("organization") and place is None  # `Liepāja: "..."` may tell where
    power = institution or place == "country" or context.seat(head) is not None
    return power and context.grammar.role(context.words, head) in (None, "subject")


def label_of(context: StatementContext, tokens: list[int]) -> TokenSpan:
    """The phrase of a label, of which all tokens are given."""
    head = next((i for i in tokens if context.words.head[i] not in tokens), tokens[0])
    return TokenSpan(tokens[0], tokens[-1], head)


def cue_before(
    context: StatementContext, quotation: Quotation, before: list[int], sentence_like: bool
) -> Cue | None:
    """A cue that directly precedes the quotation, without a colon: `viņš teica "Nē"`, `uzraksts "Nē"`.

    Of words that are no sentence those in lower case are somebody's (`teica vien "pietiek"`), not a name.
    """
    words = context.words
    if sentence_like and before and words.tokens[before[-1]].text == ",":
        return _cue_of_as(context, before)
    words_quoted = context.text[quotation.inner_start].islower() and not _modifies(context, quotation)
    opening = words.at(quotation.inner_start)
    if words_quoted and words.tokens[opening].upos == "ADP" and not sentence_like:
        return None  # when or how it is done, in somebody's words: `runās "pēc jūnija"`
    passed = ("PRON", "ADV", "PART", "ADP", "ADJ", "NUM") if words_quoted else ("PRON",)
    for index in reversed(before[-_REACH:]):
        cue = context.cues.get(index)
        if cue is not None and cue.takes("q") and (cue.kind != "verb" or _written_on(context, cue)):
            return cue
        if cue is not None:
            reports = cue.kind == "verb" and cue.takes("d") and not cue.negated
            return cue if reports and (sentence_like or (words_quoted and not cue.own)) else None
        naming = context.function(index) == "judged"  # `ko sauc par "hanami"`
        worded = words_quoted and words.tokens[index].lemma in context.lexicon.information_nouns
        if naming or not (words.tokens[index].upos in passed or worded or words.is_punctuation(index)):
            return None
    return None


def _cue_of_as(context: StatementContext, before: list[int]) -> Cue | None:
    """The cue of a clause with `as` that leads up to the quotation: `kā norādīja X, "..."`."""
    opening = next((i for i in before if not context.words.is_punctuation(i)), None)
    if opening is None or context.function(opening) != "as":
        return None
    cue = next((context.cues[i] for i in before if i in context.cues), None)
    return cue if cue is not None and cue.kind == "verb" and cue.takes("d") and not cue.negated else None


def _written_on(context: StatementContext, cue: Cue) -> bool:
    """Whether a passive of writing tells where the words stand: `plakātā rakstīts "..."`, `uz tā lasāms`."""
    words = context.words
    return cue.impersonal and any(
        context.grammar.role(words, child) == "place"
        or (words.relation[child] == "obl" and context.grammar.adposition(words, child) is not None)
        for child in words.children[cue.token]
    )


def _modifies(context: StatementContext, quotation: Quotation) -> bool:
    """Whether quoted words belong to the noun after them: `runā "tīrā" valodā`."""
    words = context.words
    after = words.at(quotation.end)
    return after < len(words) and words.tokens[after].upos in ("NOUN", "ADJ", "PROPN")
