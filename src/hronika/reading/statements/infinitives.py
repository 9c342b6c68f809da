"""Infinitives as content: `solīja sagatavot skaidrojumu`, `komisiju aicināja pārejas periodu pagarināt`."""

from hronika.language.analysis import Token
from hronika.reading.document.syntax import unbroken
from hronika.reading.statements.candidates import Construction, StatementCandidate
from hronika.reading.statements.complements import content_end
from hronika.reading.statements.content import content_span
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue

_RELATIONS = frozenset({"xcomp", "ccomp", "obj", "acl", "nmod", "advcl", "csubj"})
# How far before the cue the fronted part of an infinitive phrase may end, in tokens.
_FRONTED = 3


def read_infinitive(context: StatementContext, cue: Cue) -> bool:
    """Read an infinitive after a verb or noun of asking or promising; False where there is none."""
    words = context.words
    target = _target(context, cue)
    if target is None or words.tokens[cue.token].features.get("VerbForm") == "Inf":
        return False
    hinted = (
        context.cues.get(target) if words.tokens[cue.token].lemma in context.lexicon.hinting_verbs else None
    )
    if hinted is not None and hinted.takes("o"):
        return False
    first, stop = context.limits(cue.token)
    inside = [i for i in words.subtree(target) if first <= i < stop]
    left = [i for i in inside if i < cue.token and not words.is_punctuation(i)]
    right = [i for i in inside if i > cue.token]
    spans = []
    if left and target < cue.token:
        spans.append(content_span(context, left[0], left[-1] + 1))
    elif left and left[-1] >= cue.token - _FRONTED and not _is_second_object(context, cue, left[-1], target):
        run = unbroken(left, left[-1])
        spans.append(content_span(context, run[0], run[-1] + 1))
    if right:
        start = _after_addressee(context, cue, target) if target > cue.token else right[0]
        end = content_end(context, cue, start, infinitive=True) if cue.kind == "verb" else right[-1] + 1
        spans.append(content_span(context, start, end))
    found = [span for span in spans if span is not None]
    if found:
        kind: Construction = "infinitive" if cue.kind == "verb" else "noun-infinitive"
        context.add(StatementCandidate(found, kind, cue.act, cue, anchor=cue.token))
    return bool(found)


def _is_second_object(context: StatementContext, cue: Cue, before: int, infinitive: int) -> bool:
    """Whether an object before the cue is one too many for the infinitive: then it is who is asked."""
    words = context.words
    after = [i for i in words.children[infinitive] if cue.token < i and _has_form_of_object(context, i)]
    return words.head[before] == infinitive and _has_form_of_object(context, before) and bool(after)


def _has_form_of_object(context: StatementContext, index: int) -> bool:
    return _is_object(context.words.tokens[index]) and context.grammar.role(context.words, index) == "object"


def _target(context: StatementContext, cue: Cue) -> int | None:
    """The infinitive that a cue governs, itself or through the noun of a light verb."""
    words = context.words
    first, stop = context.limits(cue.token)
    holders = [cue.token]
    if words.tokens[cue.token].lemma in context.lexicon.light_verbs:
        nouns = context.lexicon.cue_nouns
        holders += [i for i in words.children[cue.token] if words.tokens[i].lemma in nouns]
    if any(_is_told(context, cue, i) for i in words.children[cue.token]):
        # The parse may hang it on who is asked, or on its own object: `komisiju aicināja periodu pagarināt`.
        holders += [i for i in words.children[cue.token] if i > cue.token and _is_object(words.tokens[i])]
    for holder in holders:
        for child in words.children[holder]:
            token = words.tokens[child]
            governed = token.base_relation in _RELATIONS
            if governed and token.features.get("VerbForm") == "Inf" and first <= child < stop:
                return child
    return None


def _is_object(token: Token) -> bool:
    return token.base_relation in ("obj", "iobj") and token.upos in ("NOUN", "PROPN", "PRON")


def infinitive_first(context: StatementContext, cue: Cue) -> bool:
    """Whether an infinitive stands between the cue and the next comma: `solīja izvērtēt, vai ...`."""
    words = context.words
    _, stop = context.limits(cue.token)
    for index in range(cue.token + 1, stop):
        if words.tokens[index].text in ",;:":
            return False
        if words.tokens[index].features.get("VerbForm") == "Inf":
            return words.head[index] == cue.token
    return False


def _after_addressee(context: StatementContext, cue: Cue, target: int) -> int:
    """The first token of an infinitive phrase: after the cue, its subject and whom it addresses."""
    words = context.words
    start = cue.token + 1
    told = [i for i in words.children[cue.token] if _is_told(context, cue, i)]
    for child in words.children[cue.token]:
        if not cue.token < child < target:
            continue
        subject = words.tokens[child].relation.startswith("nsubj")
        if subject or (told and child == told[0]):
            start = max(start, *(i + 1 for i in words.subtree(child) if i < target))
    asked = words.tokens[start]
    role = context.grammar.role
    if cue.act == "demand" and asked.upos == "PRON" and role(words, start) in ("object", "recipient"):
        start += 1
    for index in range(start, target):
        token = words.tokens[index]
        if token.upos in ("PRON", "NOUN", "PROPN") and role(words, index) == "subject":
            start = index + 1
    return start


def _is_told(context: StatementContext, cue: Cue, index: int) -> bool:
    """Whether a dependent of a verb of asking is who is asked: a recipient, or an object with some verbs."""
    words = context.words
    token = words.tokens[index]
    participle = token.features.get("VerbForm") == "Part" or token.upos == "ADJ"
    if not (participle or token.upos in ("NOUN", "PROPN", "PRON")):
        return False
    if cue.act not in ("demand", "warn") or context.grammar.adposition(words, index) is not None:
        return False
    relation = token.base_relation
    role = context.grammar.role(words, index)
    if role == "recipient":
        return relation in ("iobj", "obl", "obj")
    if (
        role != "object"
        or relation != "obj"
        or words.tokens[cue.token].lemma not in context.lexicon.verbs_of_address
    ):
        return False
    actor = token.upos in ("PROPN", "PRON") or token.features.get("Number") == "Plur"
    return actor or token.lemma in context.lexicon.actors
