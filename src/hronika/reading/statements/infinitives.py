"""Infinitives as content: `solīja sagatavot skaidrojumu`, `komisiju aicināja pārejas periodu pagarināt`."""

from hronika.language.analysis import Token
from hronika.reading.document.syntax import unbroken
from hronika.reading.statements.candidates import Construction, StatementCandidate
from hronika.reading.statements.complements import JOINS
from hronika.reading.statements.content import content_span
from hronika.reading.statements.content_ends import content_end
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import OPENERS, Cue
from hronika.reading.statements.infinitive_objects import (
    can_be_asked,
    has_form_of_object,
    is_actor,
    is_infinitive,
    is_object,
    is_own,
    is_somebody,
    lacks_object,
    needs_object,
    takes_no_object,
)

_RELATIONS = frozenset({"xcomp", "ccomp", "obj", "acl", "nmod", "advcl", "csubj"})
# How far before the cue the fronted part of an infinitive phrase may end, in tokens.
_FRONTED = 3
# How far after the cue a clause between it and its infinitive may end, in tokens.
_ASIDE = 20


def read_infinitive(context: StatementContext, cue: Cue) -> bool:
    """Read an infinitive after a verb or noun of asking or promising; False where there is none."""
    words = context.words
    found = _target(context, cue)
    if found is None or words.tokens[cue.token].features.get("VerbForm") == "Inf":
        return False
    holder, target = found
    hinting = words.tokens[cue.token].lemma in context.lexicon.hinting_verbs
    hinted = context.cues.get(target) if hinting else None
    if hinted is not None and hinted.takes("o"):
        return False
    if cue.takes("e") and _is_made_to(context, cue):
        return False
    first, stop = context.limits(cue.token)
    inside = [i for i in words.subtree(target) if first <= i < stop]
    left = [i for i in inside if i < cue.token and not words.is_punctuation(i)]
    right = [i for i in inside if i > cue.token]
    spans = []
    if left and target < cue.token:
        spans.append(content_span(context, left[0], left[-1] + 1))
    else:
        opening = _fronted(context, cue, left, target)
        if opening:
            spans.append(content_span(context, opening[0], opening[-1] + 1))
    if right:
        start = _after_addressee(context, cue, holder, target) if target > cue.token else right[0]
        end = (
            content_end(context, cue, start, target)
            if cue.kind == "verb"
            else _before_predicate(context, cue, target, right[-1] + 1)
        )
        asked = _asked_after(context, cue, target, end)
        if asked is None and cue.kind == "verb":
            asked = _subject_after(context, cue, target, end)
        spans.append(content_span(context, start, end if asked is None else asked))
        if asked is not None and (way := _way_after(context, asked, end)) is not None:
            spans.append(content_span(context, way, end))
    content = [span for span in spans if span is not None]
    if content:
        kind: Construction = "infinitive" if cue.kind == "verb" else "noun-infinitive"
        context.add(StatementCandidate(content, kind, cue.act, cue, anchor=cue.token))
    return bool(content)


def _before_predicate(context: StatementContext, cue: Cue, target: int, end: int) -> int:
    """Where what is said of the noun itself begins: `lūgums atlikt maksu [noraidīts]`."""
    words, grammar = context.words, context.grammar
    noun = words.tokens[cue.token]
    if grammar.role(words, cue.token) != "subject":
        return end
    for index in range(target + 1, end):
        token = words.tokens[index]
        passive = token.features.get("Voice") == "Pass" and grammar.role(words, index) == "subject"
        if passive and grammar.is_predicate(token) and grammar.agree(token, noun):
            return index
    return end


def _fronted(context: StatementContext, cue: Cue, left: list[int], target: int) -> list[int]:
    """What stands before the cue of an infinitive after it: its object, its topic, or its condition.

    `[Nodokļus] valdība sola celt`, `[Par zagļiem] banka lūdz ziņot`, `[Ja snieg], dienests aicina gaidīt`.
    """
    words = context.words
    if left and not _is_second_object(context, cue, left[-1], target):
        between = set(range(left[-1] + 1, cue.token))
        before = [i for i in words.children[cue.token] if left[-1] < i < cue.token]
        passed = {i for child in before for i in words.subtree(child)}
        if left[-1] >= cue.token - _FRONTED or between <= passed:
            return unbroken(left, left[-1])
    if cue.kind != "verb" or cue.act not in ("demand", "promise", "warn", "opine"):
        return []
    first = _clause_start(context, cue)
    if cue.token < target:
        misread = _misread_object(context, cue, target, first)
        if misread:
            return misread
    for child in words.children[cue.token]:
        own = [i for i in words.subtree(child) if first <= i]
        if not own or own[0] != first or own[-1] >= cue.token or context.function(first) in OPENERS:
            continue
        if (
            _is_object_of(context, cue, child, target)
            or is_condition(context, child)
            or _is_topic(context, child)
            or _is_where(context, cue, child)
        ):
            while words.is_punctuation(own[-1]):
                own.pop()
            return own
    return []


def _clause_start(context: StatementContext, cue: Cue) -> int:
    """The first word of the cue's clause, after a conjunction: `Skolu slēdz, taču [bērnus] sola vadāt`."""
    first, _ = context.limits(cue.token)
    start = cue.token
    while start > first and context.words.tokens[start - 1].text != ",":
        start -= 1
    return start + 1 if start > first and context.function(start) in JOINS else first


def _has_object_before(context: StatementContext, cue: Cue, infinitive: int) -> bool:
    """Whether an object stands between a cue and its infinitive: `apsolījis [epizodi] izvērtēt`."""
    return any(has_form_of_object(context, i) for i in range(cue.token + 1, infinitive))


def _is_object_of(context: StatementContext, cue: Cue, index: int, infinitive: int) -> bool:
    """Whether what the parse makes an object of the cue is its infinitive's: `[Datus] sola publiskot`."""
    asked = context.words.tokens[cue.token].lemma in context.lexicon.verbs_of_address
    return (
        cue.token < infinitive
        and can_be_asked(context, index)
        and not (asked and is_somebody(context, index))
        and lacks_object(context, infinitive)
        and not _has_object_before(context, cue, infinitive)
    )


def _is_made_to(context: StatementContext, cue: Cue) -> bool:
    """Whether a thing is made to do what an infinitive says, and nobody told to: `lika [cenai] kristies`."""
    words = context.words
    recipients = [
        i
        for i in words.dependents(cue.token, "iobj", "obl", "obj")
        if words.tokens[i].upos == "NOUN"
        and context.grammar.role(words, i) == "recipient"
        and context.grammar.adposition(words, i) is None
    ]
    return bool(recipients) and not any(
        is_somebody(context, i) or words.tokens[i].name != "O" for i in recipients
    )


def _misread_object(context: StatementContext, cue: Cue, infinitive: int, first: int) -> list[int]:
    """The object that opens a clause, which the parse hangs on the subject as a plural of possession.

    `[Tukšo ēku] novada dome cer pārdot`, of an infinitive that needs an object.
    """
    words = context.words
    subject = words.child(cue.token, "nsubj")
    if (
        subject is None
        or not needs_object(context, infinitive)
        or _has_object_before(context, cue, infinitive)
    ):
        return []
    for index in words.subtree(subject):
        own = words.subtree(index)
        plural = words.tokens[index].features.get("Number") == "Plur" and words.tokens[index].upos == "NOUN"
        if plural and own[0] == first and own[-1] == index < subject < cue.token:
            return own if context.grammar.role(words, index) == "possessor" else []
    return []


def is_condition(context: StatementContext, clause: int) -> bool:
    """Whether a word heads a clause of condition."""
    words, kinds = context.words, context.lexicon.complementisers
    marks = words.dependents(clause, "mark")
    conditional = any(kinds.get(words.lower[i]) == "condition" for i in marks)
    return conditional and words.relation[clause] == "advcl"


def _is_topic(context: StatementContext, index: int) -> bool:
    """Whether a word is what an infinitive of saying is about, which the parse hangs on the cue: `par to`."""
    adposition = context.grammar.adposition(context.words, index)
    return adposition is not None and context.function(adposition) == "judged"


def _is_where(context: StatementContext, cue: Cue, index: int) -> bool:
    """Whether a word is where one is asked to do something, by a passive: `[Talkā] aicināts piedalīties`."""
    words, lexicon = context.words, context.lexicon
    token = words.tokens[index]
    said = token.lemma in lexicon.media_nouns or token.lemma in lexicon.source_documents
    return (
        cue.impersonal
        and cue.document is None
        and not said
        and token.upos == "NOUN"
        and token.name == "O"
        and token.lemma not in lexicon.organizations
        and context.grammar.role(words, index) == "place"
    )


def _asked_after(context: StatementContext, cue: Cue, target: int, end: int) -> int | None:
    """Where who is asked begins after the infinitive: `lūdz atsaukties [visus, kas to redzējuši]`.

    That is an object of the cue, or of an infinitive that can have none, a reflexive one or one of saying.
    """
    words = context.words
    if cue.kind != "verb" or words.tokens[cue.token].lemma not in context.lexicon.verbs_of_address:
        return None
    if cue.impersonal:
        asked = [i for i in words.dependents(cue.token, "nsubj") if target < i < end]
        return min(words.subtree(asked[0])) if asked else None  # `aicināts piedalīties [ikviens]`
    if any(_is_told(context, cue, i) for i in words.children[cue.token] if i < target):
        return None
    last = target
    for index in range(target, end):
        if words.tokens[index].features.get("VerbForm") == "Inf" and words.governs(target, index):
            last = index
    for index in (*words.children[cue.token], *words.children[last]):
        if not last < index < end or not has_form_of_object(context, index, pronouns=True):
            continue
        verb = words.tokens[words.head[index]]
        reflexive = context.grammar.is_reflexive(verb)
        says = _only_says(context, verb) or (
            verb.lemma in context.lexicon.cues and words.tokens[index].upos == "DET"
        )
        if words.head[index] == cue.token or ((reflexive or says) and is_actor(context, index)):
            start = min(i for i in words.subtree(index) if i > last)
            while start - 1 > last and context.function(start - 1) == "connective":
                start -= 1
            return start
    return None


def _way_after(context: StatementContext, asked: int, end: int) -> int | None:
    """Where it is told how to do it, behind who is asked: `lūdz atsaukties aculieciniekus, [zvanot] 110`."""
    words = context.words
    commas = (i for i in range(asked, end - 1) if words.tokens[i].text == ",")
    return next((i + 1 for i in commas if context.grammar.is_converb(words.tokens[i + 1])), None)


def _subject_after(context: StatementContext, cue: Cue, target: int, end: int) -> int | None:
    """Where the subject of the cue begins after the infinitive: `Mēru lūdz atkāpties [deputāti]`."""
    words, grammar = context.words, context.grammar
    subject = words.child(cue.token, "nsubj")
    if subject is not None and not target < subject < end:
        return None
    if any(i < cue.token and grammar.role(words, i) == "place" for i in words.children[cue.token]):
        return None  # an institution that asks
    if grammar.is_copula(words.tokens[target]):
        return None
    for index in range(target + 1, end):
        token = words.tokens[index]
        if token.text in ",;:":
            return None
        noun = token.upos in ("NOUN", "PROPN") and grammar.role(words, index) == "subject"
        if noun and words.head[index] in (cue.token, target) and is_actor(context, index):
            return min(i for i in words.subtree(index) if i > target)
    return None


def _is_second_object(context: StatementContext, cue: Cue, before: int, infinitive: int) -> bool:
    """Whether an object before the cue is one too many for the infinitive: then it is who is asked.

    So is somebody with an infinitive that can have none: `[Cietušos] lūdz zvanīt`.
    """
    words = context.words
    if words.head[before] != infinitive or not can_be_asked(context, before):
        return False
    addressed = words.tokens[cue.token].lemma in context.lexicon.verbs_of_address
    if addressed and is_somebody(context, before) and not lacks_object(context, infinitive):
        return True
    after = [i for i in words.children[infinitive] if cue.token < i and has_form_of_object(context, i)]
    return has_form_of_object(context, before) and bool(after)


def _only_says(context: StatementContext, verb: Token) -> bool:
    """Whether it is a verb of saying whose object is what is said, and never a person."""
    governance = context.lexicon.cues.get(verb.lemma)
    if governance is None or verb.lemma in context.lexicon.verbs_of_telling:
        return False
    return governance.act in ("say", "report", "answer") and "k" in governance.frames


def _target(context: StatementContext, cue: Cue) -> tuple[int, int] | None:
    """What governs an infinitive, the cue or the noun of a light verb, and the infinitive."""
    words = context.words
    first, stop = context.limits(cue.token)
    holders = [*nouns_voiced(context, cue), cue.token] if cue.kind == "verb" else [cue.token]
    objects = [i for i in words.children[cue.token] if i > cue.token and is_object(words.tokens[i])]
    if any(_is_told(context, cue, i) for i in words.children[cue.token]):
        # The parse may hang it on who is asked, or on its own object: `komisiju aicināja periodu pagarināt`.
        holders += objects
    elif cue.kind == "verb":
        owned = [x for i in objects for x in words.children[i] if first <= x < stop and is_own(context, i, x)]
        if owned:
            return cue.token, owned[0]
        phrases = context.lexicon.phrases_by_verb.get(words.tokens[cue.token].lemma, ())
        # `pieļauj [iespēju] apvienot`
        holders += [i for i in objects if any(words.tokens[i].lemma in others for others, _ in phrases)]
    for holder in holders:
        for child in words.children[holder]:
            token = words.tokens[child]
            governed = token.base_relation in _RELATIONS
            copula = words.child(child, "cop")  # `aicina gājējus [būt uzmanīgiem]`
            verb = token if copula is None or copula < cue.token else words.tokens[copula]
            if governed and is_infinitive(words, child, verb) and first <= child < stop:
                return holder, child
    beside = cue.token + 1
    if cue.kind == "noun" and beside < stop and words.tokens[beside].features.get("VerbForm") == "Inf":
        # The parse may hang it on the verb: `Iniciatīvu [aizliegt] petardes parakstījuši daudzi`.
        return (cue.token, beside) if words.head[beside] == words.head[cue.token] else None
    aside = _after_aside(context, cue, stop) if cue.kind == "verb" else None
    return (cue.token, aside) if aside is not None else None


def _after_aside(context: StatementContext, cue: Cue, stop: int) -> int | None:
    """The infinitive after a clause between it and its cue, which the parse may hang on that clause.

    `aicina ikvienu, kas to redzējis, [zvanīt]`; `sola, ja nauda būs, [piešķirt]`.
    """
    words = context.words
    commas = [i for i in range(cue.token + 1, min(stop, cue.token + _ASIDE)) if words.tokens[i].text == ","]
    if len(commas) < 2 or not _opens_aside(context, commas[0] + 1):
        return None
    for comma in commas[1:]:
        for index in range(comma + 1, stop):
            token = words.tokens[index]
            if token.features.get("VerbForm") == "Inf":
                return index if cue.token <= words.head[index] < comma else None
            if token.upos == "SCONJ" or context.function(index) == "wh" or words.is_punctuation(index):
                break
            if context.grammar.is_predicate(token):
                return None
    return None


def _opens_aside(context: StatementContext, index: int) -> bool:
    """Whether a relative clause or one of condition begins."""
    conditional = context.lexicon.complementisers.get(context.words.lower[index]) == "condition"
    return conditional or context.function(index) == "wh"


def nouns_voiced(context: StatementContext, cue: Cue) -> list[int]:
    """The nouns of asking or promising under a verb of voicing: `atkārtoja [solījumu] neatlaist`.

    Some report under a light verb only: `pauž [gatavību] segt`.
    """
    words, lexicon = context.words, context.lexicon
    lemma = words.tokens[cue.token].lemma
    light = lemma in lexicon.light_verbs
    if not light and lemma not in lexicon.verbs_of_voicing:
        return []
    governed = [(i, lexicon.cue_nouns.get(words.tokens[i].lemma)) for i in words.dependents(cue.token, "obj")]
    return [
        i
        for i, noun in governed
        if noun is not None and "i" in noun.frames and (light or "l" not in noun.frames)
    ]


def infinitive_first(context: StatementContext, cue: Cue) -> bool:
    """Whether the cue governs an infinitive first: `solīja izvērtēt, vai`, `lūdz tos, kas var, zvanīt`."""
    words = context.words
    _, stop = context.limits(cue.token)
    if _after_aside(context, cue, stop) is not None:
        return True
    for index in range(cue.token + 1, stop):
        if words.tokens[index].text in ",;:":
            return False
        if is_infinitive(words, index, words.tokens[index]):
            return words.head[index] == cue.token
    return False


def _after_addressee(context: StatementContext, cue: Cue, holder: int, target: int) -> int:
    """The first token of an infinitive phrase: after the cue, its noun, its subject and whom it addresses."""
    words = context.words
    start = max(cue.token, holder) + 1
    # `Aizstāve prasīja [klienti] attaisnot`: its subject stands before it
    before = any(i < cue.token for i in words.dependents(cue.token, "nsubj"))
    told = [i for i in words.children[holder] if _is_told(context, cue, i)]
    for child in words.children[holder]:
        if not cue.token < child < target:
            continue
        subject = words.tokens[child].relation.startswith("nsubj") and not before
        if subject or (told and child == told[0]):
            start = max(start, *(i + 1 for i in words.subtree(child) if i < target))
    asked = words.tokens[start]
    role = context.grammar.role
    if cue.kind == "noun" and role(words, start) == "recipient" and is_actor(context, start):
        start += 1  # `aicinājums [iedzīvotājiem] palikt`
    asks = ("recipient",) if cue.kind == "noun" else ("object", "recipient")
    needed = role(words, start) == "object" and needs_object(context, target)  # `lūdz [viņu atlaist]`
    if cue.act == "demand" and asked.upos == "PRON" and role(words, start) in asks and not needed:
        start += 1
    if cue.act == "demand" and _is_asked_acronym(context, start, target):
        start += 1  # `aicina [VID] pārbaudīt darījumus`
    if not told and start <= (asked_before := _asked_before(context, cue, target)):
        start = asked_before + 1
    for index in range(start, target):
        token = words.tokens[index]
        inner = any(words.tokens[i].text == "," for i in range(start, index))
        noun = token.upos in ("PRON", "NOUN", "PROPN")
        if noun and role(words, index) == "subject" and not inner and not before:
            start = index + 1
    while start < target and words.tokens[start].text in ",:":
        start += 1
    additive = context.function(start) == "connective" and start + 1 == target  # `mudina arī pieņemt`
    return start + 1 if additive else start


def _is_asked_acronym(context: StatementContext, index: int, infinitive: int) -> bool:
    """Whether a word without case, a name or abbreviation, is who is asked: the infinitive has an object."""
    words = context.words
    token = words.tokens[index]
    unmarked = token.upos == "PROPN" and context.grammar.role(words, index) is None
    without_case = unmarked or token.features.get("Abbr") == "Yes"
    if not without_case or words.head[index] > infinitive:
        return False
    objects = words.dependents(infinitive, "obj", "ccomp", "xcomp")
    return index < infinitive and any(i > infinitive for i in objects)


def _asked_before(context: StatementContext, cue: Cue, target: int) -> int:
    """Who is asked, where the parse makes it the object of an infinitive; -1 for nobody.

    The infinitive has another object or can have none (`lūdza [inspekciju] pārbaudīt, vai termiņi ievēroti`;
    `lūdza [ministru] atkāpties`), or several are asked (`lūdz [visus aculieciniekus] zvanīt`).
    """
    words = context.words
    if words.tokens[cue.token].lemma not in context.lexicon.verbs_of_address:
        return -1
    asked = [i for i in words.children[target] if cue.token < i < target and can_be_asked(context, i)]
    other = not lacks_object(context, target) or len(asked) > 1
    other = other or any(_is_many(context, i) for i in asked)
    return asked[0] if asked and other and is_somebody(context, asked[0]) else -1


def _is_many(context: StatementContext, index: int) -> bool:
    """Whether a plural of people stands with a word for all or others: `visus aculieciniekus`."""
    words = context.words
    plural = words.tokens[index].features.get("Number") == "Plur"
    return plural and any(words.tokens[i].upos == "DET" for i in words.children[index])


def _is_told(context: StatementContext, cue: Cue, index: int) -> bool:
    """Whether a dependent of a verb of asking is who is asked: a recipient, or an object with some verbs."""
    words = context.words
    token = words.tokens[index]
    participle = token.features.get("VerbForm") == "Part" or token.upos in ("ADJ", "DET")
    if not (participle or token.upos in ("NOUN", "PROPN", "PRON")):
        return False
    if cue.act not in ("demand", "warn") or context.grammar.adposition(words, index) is not None:
        return False
    relation = token.base_relation
    role = context.grammar.role(words, index)
    addresses = words.tokens[cue.token].lemma in context.lexicon.verbs_of_address
    if role == "recipient":
        if addresses and cue.kind == "verb" and not cue.impersonal:
            return False  # `lūdza [apsūdzētajam] piemērot sodu`
        return relation in ("iobj", "obl", "obj") or (relation == "nmod" and cue.kind == "noun")
    if role != "object" or relation != "obj" or not addresses:
        return False
    if is_actor(context, index):
        return True
    governed = [*words.children[index], *words.children[cue.token]]
    wanting = [i for i in governed if index < i and words.tokens[i].features.get("VerbForm") == "Inf"]
    if token.features.get("Number") == "Plur":
        return not any(lacks_object(context, i) for i in wanting)
    return bool(wanting) and all(takes_no_object(context, words.tokens[i]) for i in wanting)
