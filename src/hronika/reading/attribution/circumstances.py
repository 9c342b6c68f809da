"""To whom, where and when something was said: the words around a cue."""

from typing import NamedTuple

from hronika.language.quotation_marks import MARKS
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue
from hronika.reading.statements.documents import is_document
from hronika.record import Span
from hronika.timex import REFERENCES


class Circumstances(NamedTuple):
    """Addressee, medium and time of a statement, each a span or None."""

    addressee: Span | None
    medium: Span | None
    said_at: Span | None


def find_circumstances(context: StatementContext, candidate: StatementCandidate) -> Circumstances:
    """Find to whom, where and when a statement was said, among the dependents of its cue."""
    if candidate.cue is None or candidate.cue.kind != "verb":
        return Circumstances(None, None, None)
    words, document = context.words, context.document
    addressee: Span | None = None
    medium = _document(context, candidate, candidate.cue)
    for child in words.children[candidate.cue.token]:
        token = words.tokens[child]
        if candidate.holds(token.start):
            continue
        if candidate.speaker is not None and candidate.speaker.first <= child <= candidate.speaker.last:
            continue
        if token.upos not in ("NOUN", "PROPN", "PRON", "X") or context.is_time(child, child):
            continue
        role = context.grammar.role(words, child)
        relation = token.base_relation
        phrase = noun_phrase(context, child, candidate.cue.token)
        if candidate.speaker is not None and phrase.first <= candidate.speaker.last < child:
            phrase = _after_speaker(context, candidate.speaker.last + 1, phrase)
        span = document.span(*words.span(phrase.first, phrase.last))
        # `aģentūrai LETA`, `Latvijas Radio`
        name = token.upos in ("PROPN", "X") or token.lemma in context.lexicon.media_nouns
        undeclined = role is None and relation == "iobj" and name and not _is_medium(context, child)
        if addressee is None and (
            undeclined
            or (
                role == "recipient"
                and relation in ("iobj", "obl", "obj")
                and context.grammar.adposition(words, child) is None
            )
            or (
                (role == "object" or (role is None and name))  # `aģentūru LETA`
                and relation == "obj"
                and _takes_addressee(context, candidate.cue.token)
            )
        ):
            addressee = span
        elif medium is None and role == "place" and token.lemma in context.lexicon.media_nouns:
            medium = span
    addressee = addressee or _asked(context, candidate, candidate.cue)
    medium = _named_medium(context, candidate, candidate.cue) or medium
    addressee = addressee or _named_addressee(context, candidate, candidate.cue)
    return Circumstances(addressee, medium, _said_at(context, candidate))


def _is_medium(context: StatementContext, name: int) -> bool:
    """Whether a name without a case is that of where something is written: `platformā ["Telegram"]`."""
    words, lexicon = context.words, context.lexicon
    titles = [i for i in words.dependents(name, "nmod") if i < name]
    placed = any(context.grammar.role(words, title) == "place" for title in titles)
    site = words.tokens[name].lemma.casefold() in lexicon.media_nouns
    # `Latvijas Radio` is called so, `"Facebook"` is one of those nouns by itself.
    return placed or (site and words.tokens[name].upos != "NOUN")


def _asked(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> Span | None:
    """Who is asked, where the parse makes it one more object of what is asked for.

    `aicina [pircējus] preci nelietot`
    """
    words = context.words
    if candidate.how != "infinitive" or words.tokens[cue.token].lemma not in context.lexicon.verbs_of_address:
        return None
    infinitives = [i for i in words.children[cue.token] if words.tokens[i].features.get("VerbForm") == "Inf"]
    for infinitive in infinitives:
        for index in words.dependents(infinitive, "obj"):
            beside = cue.token < index < infinitive and not candidate.holds(words.tokens[index].start)
            if beside and context.grammar.role(words, index) == "object":
                phrase = noun_phrase(context, index, cue.token)
                return context.document.span(*words.span(phrase.first, phrase.last))
    return None


def _after_speaker(context: StatementContext, first: int, phrase: TokenSpan) -> TokenSpan:
    """A phrase without the speaker before it, which the parse hung on it: `Ozols ["Dienai"] sacīja`."""
    while first < phrase.head and context.words.tokens[first].text in ",)":
        first += 1
    return phrase._replace(first=first)


def _named_medium(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> Span | None:
    """Where something was said by the noun and the name in marks, on which the parse may hang it."""
    words = context.words
    around = context.innermost(words.tokens[cue.token].start)
    first, stop = words.bounds(cue.token)
    for index in range(first, stop - 2):
        token = words.tokens[index]
        if token.lemma not in context.lexicon.media_nouns or words.tokens[index + 1].text not in MARKS:
            continue
        if context.grammar.role(words, index) != "place" or candidate.holds(token.start):
            continue
        if _is_of_other(context, index, cue.token):
            continue
        name = next(iter(context.quotations_from(words.tokens[index + 1].start, token.end + 2)), None)
        if name is not None and context.innermost(token.start) is around:
            opening = index  # `[Latvijas Televīzijas] raidījumā "Panorāma"`
            speaker = candidate.speaker.last if candidate.speaker is not None else index
            start = speaker + 1 if speaker < index else first
            while opening > start and _is_attribute(context, opening - 1, opening, index):
                opening -= 1
            return context.document.span(words.tokens[opening].start, name.end)
    return None


def _is_attribute(context: StatementContext, index: int, first: int, noun: int) -> bool:
    """Whether a noun hangs on one of the words from `first` to a noun behind it."""
    return context.words.relation[index] == "nmod" and first <= context.words.head[index] <= noun


def _is_of_other(context: StatementContext, index: int, cue: int) -> bool:
    """Whether a word is of another clause with a verb of saying: `Roze tīklā "X" sola, bet Ozols domā`.

    That of the cue has a subject of its own, between the two.
    """
    words = context.words
    subject = words.child(cue, "nsubj")
    if subject is None or not index < subject < cue:
        return False
    verb = words.head[index]
    while verb >= 0 and words.tokens[verb].upos != "VERB":
        verb = words.head[verb]
    return verb >= 0 and verb != cue and verb < subject


def _named_addressee(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> Span | None:
    """A newspaper in marks right before its cue, who was told: `amatpersona, kas …, "Alfa" teica`.

    What stands before the name is a noun in the dative (`laikrakstam "Diena"`) or the end of a clause about
    the speaker, to whom the name then cannot belong.
    """
    words, speaker = context.words, candidate.speaker
    first = words.bounds(cue.token)[0]
    if cue.token - 3 < first or words.tokens[cue.token - 1].text not in MARKS or speaker is None:
        return None
    opening = next((i for i in range(cue.token - 3, first, -1) if words.tokens[i].text in MARKS), None)
    if opening is None or speaker.last >= opening - 1 or candidate.holds(words.tokens[opening].start):
        return None
    before = words.tokens[opening - 1]
    if before.text == ",":
        return context.document.span(*words.span(opening, cue.token - 1))
    if before.upos == "NOUN" and context.grammar.role(words, opening - 1) == "recipient":
        return context.document.span(*words.span(opening - 1, cue.token - 1))
    return None


def _document(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> Span | None:
    """The document that the content stands in, without whose it is: `domes [paziņojumā]`."""
    words, speaker = context.words, candidate.speaker
    if cue.document is None or (speaker is not None and speaker.head == cue.document):
        return None
    phrase = noun_phrase(context, cue.document, cue.token)
    first = phrase.first
    if speaker is not None and first <= speaker.last < cue.document:
        first = speaker.last + 1
    return context.document.span(*words.span(first, phrase.last))


def _takes_addressee(context: StatementContext, cue: int) -> bool:
    """Whether the object of a verb is whom it is told to (`informēja deputātus`) and not what."""
    lists = context.lexicon
    lemma = context.words.tokens[cue].lemma
    return lemma in lists.verbs_of_telling or lemma in lists.verbs_of_address


def _said_at(context: StatementContext, candidate: StatementCandidate) -> Span | None:
    """A time expression in the clause of the cue, outside of what is said."""
    assert candidate.cue is not None
    words = context.words
    first, stop = words.bounds(candidate.cue.token)
    start, end = words.span(first, stop - 1)
    cue = words.tokens[candidate.cue.token].start
    best: tuple[int, Span] | None = None
    for time in context.times_from(start, end):
        is_point = time.type in ("DATE", "TIME") and time.value not in REFERENCES
        if not is_point or candidate.holds(time.span.start) or _is_said(context, time.span.start, cue):
            continue
        if ":" in context.text[candidate.end : time.span.start]:
            continue  # `noliedza, ka kase bijusi pilna: nauda pazudusi [pērn]`
        token = words.at(time.span.start)
        last = words.at(time.span.end - 1)
        if not any(_dates(context, index, candidate.cue.token) for index in (token, last)):
            continue
        if _is_of_speaker(context, candidate, token):
            continue
        distance = abs(time.span.start - cue)
        if best is None or distance < best[0]:
            best = distance, time.span
    return best[1] if best else None


def _is_of_speaker(context: StatementContext, candidate: StatementCandidate, time: int) -> bool:
    """Whether a time tells of the speaker: `[1951. gadā] dzimusi sieviete ziņoja`.

    Of a document it is when that says something.
    """
    words, speaker = context.words, candidate.speaker
    if speaker is None or not speaker.first <= time < speaker.head:
        return False
    return not is_document(words, context.document.language, speaker.head)


def _is_said(context: StatementContext, offset: int, cue: int) -> bool:
    """Whether a place in the text is part of what another cue reports: `viņš teica, piebilstot, ka [rudenī]`.

    `cue` is the place of the verb of saying, which may be part of it, too.
    """
    near = context.near(context.words.at(offset))
    return any(other.holds(offset) and not other.holds(cue) for other in near)


def _dates(context: StatementContext, time: int, cue: int) -> bool:
    """Whether a word of a time hangs on a cue and not on the verb of a clause under it or beside it.

    `Baranovs, kuru atstādināja [pērn], noliedza, ka`; `sacīja Roze, atgādinot, ka [pērn] bijis citādi`. When
    a document was issued is when it says it.
    """
    words, index = context.words, time
    while 0 <= index != cue:
        noun = words.head[index]
        relative = words.relation[index] == "acl" and words.child(index, "nsubj") is not None
        of_somebody = relative and not is_document(words, context.document.language, noun)
        says = index in context.cues and context.grammar.is_converb(words.tokens[index])
        if of_somebody or says or words.tokens[index].features.get("VerbForm") == "Fin":
            return False
        index = words.head[index]
    return index == cue
