"""Which words name the source: the noun phrase beside a cue.

By the kind of cue that is the genitive before a source noun (`pēc Putina teiktā`) or noun of saying, the
subject of a verb, its own or that of the verb it hangs on, a nominative or caseless name beside it, or an
institution in the locative (`informēja prokuratūrā`).
"""

from hronika.language.quotation_marks import MARKS
from hronika.reading.attribution.actors import names_organization
from hronika.reading.document.phrases import noun_phrase, phrase_head, without_bracket
from hronika.reading.document.quotations import LONGEST_NAME
from hronika.reading.document.tokens import DASHES, TokenSpan
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM", "VERB", "ADV"})
_NAMED = frozenset({"NOUN", "PROPN", "PRON"})
_TAGS = frozenset({"tag", "trailing", "as", "dash"})
# Constructions through which a verb shares the subject of the one above it.
_CLIMB = frozenset({"conj", "advcl", "xcomp", "ccomp", "parataxis", "obj", "acl", "nmod", "obl"})
_REACH = 16


def find_source_phrase(context: StatementContext, candidate: StatementCandidate) -> TokenSpan | None:
    """The phrase that names the source of a candidate, by its cue; None where the sentence names none."""
    cue = candidate.cue
    if cue is None:
        return candidate.speaker
    if cue.kind == "word":
        return None
    if cue.kind == "adposition":
        return noun_phrase(context, context.words.head[cue.token], cue.token)
    if cue.kind == "source":
        return _before_source(context, cue)
    if cue.kind == "noun":
        return _possessor(context, cue.token)
    object_ = _object_that_speaks(context, cue)
    if object_ is not None:
        return noun_phrase(context, object_, cue.token)
    if cue.impersonal:
        # The subject of a passive is who was told or asked, never who did.
        ways = [_institution]
    else:
        ways = [_subject, _right_of, _left_of, _caseless_name, _institution]
        if candidate.how in _TAGS:
            ways.insert(0, _right_of)
    found = (way(context, candidate, cue) for way in ways)
    head = next((index for index in found if index is not None), None)
    return noun_phrase(context, head, cue.token) if head is not None else None


def _object_that_speaks(context: StatementContext, cue: Cue) -> int | None:
    """Who is quoted or heard: the object of `citēja Ozolu`, of the verb above in `dzirdēja viņu saucam`."""
    words = context.words
    if cue.takes("o"):
        return words.child(cue.token, "obj")
    above = words.head[cue.token]
    if above < 0 or words.tokens[above].lemma not in context.lexicon.verbs_of_perception:
        return None
    heard = words.child(above, "obj")
    return heard if heard is not None and above < heard < cue.token else None


def can_report(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether a source can say something, for verbs that also take things as evidence (`pušums liecina`)."""
    if candidate.cue is None or not candidate.cue.takes("e"):
        return True
    if candidate.speaker is None:
        return candidate.how in _TAGS or candidate.cue.impersonal
    head = candidate.speaker.head
    token = context.words.tokens[head]
    if any(context.words.tokens[i].name != "O" for i in range(head, candidate.speaker.last + 1)):
        return True
    if token.upos in ("PRON", "DET"):
        return token.features.get("PronType") != "Dem"
    lexicon = context.lexicon
    return token.upos == "PROPN" or token.lemma in lexicon.actors or token.lemma in lexicon.source_documents


def _in_content(context: StatementContext, candidate: StatementCandidate, index: int) -> bool:
    """Whether a token is part of what is said, or stands in another quotation than the cue."""
    assert candidate.cue is not None
    tokens = context.words.tokens
    start = tokens[index].start
    if candidate.holds(start):
        return True
    here = context.innermost(start)
    cue = tokens[candidate.cue.token].start
    for other in context.near(index):
        if other is not candidate and any(s <= start < e and not s <= cue < e for s, e in other.spans):
            return True
    if here is context.innermost(cue):
        return False
    return here is None or here.inner_end - here.inner_start > LONGEST_NAME


def _subject(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """The subject of a verb, or that of the verb it depends on or is coordinated with."""
    words, index = context.words, cue.token
    for _ in range(5):
        subjects = [
            child
            for child in words.children[index]
            if words.tokens[child].relation.startswith("nsubj")
            and context.grammar.role(words, child) in (None, "subject")
            and words.tokens[child].upos in _NOMINAL
            and not _in_content(context, candidate, child)
            and not _attribute_name(context, child)
        ]
        if subjects:
            return _antecedent(context, min(subjects, key=lambda child: abs(child - index)), index)
        token = words.tokens[index]
        head = words.head[index]
        relation = token.base_relation
        if relation == "acl" and head >= 0 and token.features.get("VerbForm") == "Part":
            return head
        finite = token.features.get("VerbForm") == "Fin"
        if head < 0 or relation not in _CLIMB or (finite and relation != "conj"):
            return None
        if relation == "conj" and not _same_person(context, index, head):
            return None
        index = head
    return None


def _same_person(context: StatementContext, index: int, other: int) -> bool:
    """Whether two coordinated verbs can share a subject: the same person, if both have one."""
    words = context.words
    one = words.tokens[index].features.get("Person")
    two = words.tokens[other].features.get("Person")
    return one is None or two is None or one == two


def _antecedent(context: StatementContext, subject: int, verb: int) -> int:
    """The noun that a relative pronoun stands for; the subject itself where it is none."""
    words = context.words
    if context.function(subject) == "wh" and words.tokens[verb].relation.startswith("acl"):
        head = words.head[verb]
        if 0 <= head < subject:
            return _subject_of_predicative(context, head)
    return subject


def _subject_of_predicative(context: StatementContext, index: int) -> int:
    """Who a predicative is said of: `Viņš bija vienīgais, kas teica`."""
    words = context.words
    while context.grammar.adposition(words, index) is not None and words.head[index] >= 0:
        index = words.head[index]
    subject = words.child(index, "nsubj")
    return subject if subject is not None and words.child(index, "cop") is not None else index


def _right_of(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """A nominative after the cue, as in tags: `aģentūrai LETA sacīja ēstuves kasiere`."""
    words = context.words
    if _without_subject(context, cue.token):
        return None
    _, stop = context.limits(cue.token)
    for index in range(cue.token + 1, min(stop, cue.token + _REACH)):
        token = words.tokens[index]
        if (
            token.text in ",;:."
            or token.text in DASHES
            or token.upos == "SCONJ"
            or context.grammar.is_predicate(token)
        ):
            return None
        if token.upos not in _NAMED and not (token.upos == "DET" and words.head[index] == cue.token):
            continue
        if context.grammar.role(words, index) == "subject" and not _attribute_name(context, index):
            return None if _in_content(context, candidate, index) else phrase_head(context, index, cue.token)
    return None


def _attribute_name(context: StatementContext, index: int) -> bool:
    """Whether a name without case belongs to the noun before it: `aģentūrai LETA`, `portālam «Delfi»`."""
    words = context.words
    token = words.tokens[index]
    if token.upos not in ("PROPN", "X", "NOUN", "SYM"):
        return False
    name = index
    while words.tokens[name].name.startswith("I-") and name > 0:
        name -= 1
    start = words.tokens[name].start
    quotation = context.innermost(start)
    if quotation is not None and quotation.inner_end - quotation.inner_start <= LONGEST_NAME:
        start = quotation.start
    before = words.at(start) - 1
    first, _ = words.bounds(index)
    if before < first or words.tokens[before].upos != "NOUN":
        return False
    noun, role = words.tokens[before], context.grammar.role
    if role(words, before) in (None, "subject", "address"):
        return False
    outlet = noun.lemma in context.lexicon.media_nouns or noun.lemma in context.lexicon.organizations
    return start < token.start or role(words, index) is None or (outlet and token.upos != "NOUN")


def _caseless_name(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """A name that shows no case beside the cue: `kā norāda DVI`, `LETA ziņo`."""
    words = context.words
    if _without_subject(context, cue.token):
        return None
    first, stop = context.limits(cue.token)
    right = range(cue.token + 1, min(stop, cue.token + _REACH))
    left = range(cue.token - 1, max(first, cue.token - _REACH) - 1, -1)
    for indices in (right, left):
        for index in indices:
            token = words.tokens[index]
            if token.text in ",;:." or context.grammar.is_predicate(token):
                break
            caseless = token.upos == "PROPN" and context.grammar.role(words, index) is None
            if caseless and not _attribute_name(context, index):
                return None if _in_content(context, candidate, index) else index
    return None


def _left_of(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """A nominative in the clause before the cue."""
    words = context.words
    if _without_subject(context, cue.token):
        return None
    first, _ = context.limits(cue.token)
    for index in range(cue.token - 1, max(first, cue.token - _REACH) - 1, -1):
        token = words.tokens[index]
        if token.text in ",;:" or token.upos == "SCONJ" or context.grammar.is_predicate(token):
            return None
        named = token.upos in _NAMED or (token.upos == "DET" and words.head[index] == cue.token)
        if named and context.grammar.role(words, index) == "subject" and not _attribute_name(context, index):
            return None if _in_content(context, candidate, index) else phrase_head(context, index, cue.token)
    return None


def _without_subject(context: StatementContext, verb: int) -> bool:
    """Whether a form of the verb has no subject of its own beside it."""
    token = context.words.tokens[verb]
    if token.features.get("VerbForm") == "Inf" or context.grammar.is_converb(token):
        return True
    return token.features.get("Person") in ("1", "2")


def _institution(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """A place that speaks: `informēja prokuratūrā`, `Uzņēmumā norāda`."""
    words = context.words
    for child in words.children[cue.token]:
        token = words.tokens[child]
        if token.upos not in ("NOUN", "PROPN") or context.grammar.role(words, child) != "place":
            continue
        if context.grammar.adposition(words, child) is not None or token.lemma in context.lexicon.media_nouns:
            continue
        if names_organization(context, child):
            return child
    return None


def _before_source(context: StatementContext, cue: Cue) -> TokenSpan | None:
    """Whose a source noun is, before it: `pēc [Putina] teiktā`."""
    words = context.words
    first, _ = context.limits(cue.token)
    start = cue.token
    while start > first and context.function(start - 1) != "according":
        token = words.tokens[start - 1]
        if token.text in ",;:" or token.features.get("VerbForm") == "Fin":
            break
        start -= 1
    last = cue.token - 1
    while last >= start and _outside_possessor(context, last, cue):
        last -= 1
    if last < start:
        return None
    head = last
    while words.is_punctuation(head) and head > start:
        head -= 1
    while start <= words.head[head] < cue.token:
        head = words.head[head]
    return without_bracket(context, start, last, head)


def _outside_possessor(context: StatementContext, index: int, cue: Cue) -> bool:
    """Whether a token before a source noun is its own adjective, or a stray mark, and not of the source."""
    words = context.words
    token = words.tokens[index]
    if words.is_punctuation(index):
        return token.text not in MARKS and token.text != ")"
    if token.upos != "ADJ" or context.grammar.role(words, index) in ("possessor", "part"):
        return False
    return context.grammar.agree(token, words.tokens[cue.token])


def _possessor(context: StatementContext, index: int) -> TokenSpan | None:
    """Whose words a noun of saying names: `[Kirova Lipmana] apgalvojumi`."""
    words = context.words
    for child in words.children[index]:
        token = words.tokens[child]
        if token.upos not in _NAMED or "Poss" in token.features:
            continue
        role = context.grammar.role(words, child)
        if role == "possessor" or (role is None and child == index - 1):
            return noun_phrase(context, child, index)
    return None
