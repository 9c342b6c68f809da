"""Indirect speech: what stands under a cue as a clause, an infinitive or a predicative."""

from collections.abc import Mapping

from hronika.reading.document.negation import is_negative
from hronika.reading.statements.candidates import Construction, StatementCandidate
from hronika.reading.statements.complements import Join, behind_colon, complement_start, is_object_by_form
from hronika.reading.statements.content import content_span, has_predicate, trim
from hronika.reading.statements.content_ends import content_end
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue, CueKind
from hronika.reading.statements.documents import is_laid_down
from hronika.reading.statements.fronted import fronted_complement
from hronika.reading.statements.infinitive_objects import is_actor
from hronika.reading.statements.infinitives import (
    infinitive_first,
    is_condition,
    nouns_voiced,
    read_infinitive,
)
from hronika.reading.statements.notices import notices
from hronika.reading.statements.parentheticals import read_parenthetical, read_source_phrase

_PREDICATIVES = frozenset({"NOUN", "ADJ", "VERB", "PROPN"})
# How far after its verb a predicative may open, in tokens.
_REACH = 12

_CONSTRUCTIONS: Mapping[tuple[CueKind, Join], Construction] = {
    ("verb", "that"): "clause-that",
    ("verb", "wh"): "clause-wh",
    ("verb", "colon"): "clause-colon",
    ("verb", "dash"): "clause-dash",
    ("verb", "quotative"): "clause-quotative",
    ("noun", "that"): "noun-that",
    ("noun", "colon"): "noun-that",
    ("noun", "wh"): "noun-wh",
    ("predicative", "that"): "predicative-that",
    ("predicative", "colon"): "predicative-that",
}


def read_indirect(context: StatementContext) -> None:
    """Read every statement in indirect speech into the context's candidates."""
    headings = {notice.word for notice in notices(context)}  # `Precizēts 12.05: …` reports nothing
    for cue in context.cues.values():
        context.document.check_time()
        if cue.token in headings or _is_only_asked(context, cue):
            continue
        if cue.kind in ("source", "word", "adposition", "condition"):
            read_source_phrase(context, cue)
        elif cue.kind != "verb":
            if cue.token not in context.used and not (cue.kind == "noun" and _is_no_cue(context, cue)):
                _under(context, cue)
        elif not cue.own or _reports_own(context, cue):
            _under(context, cue)


def _is_only_asked(context: StatementContext, cue: Cue) -> bool:
    """Whether it is asked whether somebody says it: `Vai birojs [prasīs] atmaksāt avansu, nav zināms`."""
    words, index = context.words, cue.token
    if cue.kind != "verb":
        return False
    while words.tokens[index].features.get("VerbForm") == "Inf" and words.relation[index] == "xcomp":
        index = words.head[index]
    kinds = context.lexicon.complementisers
    return any(
        kinds.get(words.lower[i]) == "whether" and i < index
        for i in words.dependents(index, "mark", "discourse")
    )


def _under(context: StatementContext, cue: Cue) -> None:
    """Read what one cue governs, by the first of its frames that fits."""
    words = context.words
    passive = cue.impersonal and cue.document is None
    if passive and is_laid_down(words, context.document.language, cue.token):
        return
    plain = not (cue.negated or _is_hearsay(context, cue))
    if plain and cue.takes("i") and infinitive_first(context, cue) and read_infinitive(context, cue):
        return
    clausal = cue.takes("k") or cue.takes("t")
    if clausal and _clause(context, cue):
        return
    if not plain or (clausal and cue.kind == "verb" and _participle(context, cue)):
        return
    voices = cue.kind == "verb" and bool(nouns_voiced(context, cue))
    if (cue.takes("i") or voices) and read_infinitive(context, cue):
        return
    if cue.takes("p") and not cue.impersonal and _judgement(context, cue):
        return
    in_document = cue.impersonal and cue.document is not None
    of_what = cue.kind == "predicative" and words.child(cue.token, "iobj", "obl") is not None
    if ((cue.takes("d") and not of_what) or in_document) and cue.token not in context.used:
        read_parenthetical(context, cue)


def _is_hearsay(context: StatementContext, cue: Cue) -> bool:
    """Whether the cue is itself told by somebody: `Galīgo ainu viņš cerot redzēt vēlāk`."""
    token = context.words.tokens[cue.token]
    if context.grammar.mood(token) == "quotative":
        return True
    return context.grammar.is_converb(token) and context.words.head[cue.token] < 0


def _reports_own(context: StatementContext, cue: Cue) -> bool:
    """First and second persons report only with another's words around: `Es teicu, ka` in a quotation."""
    return (
        context.innermost(context.words.tokens[cue.token].start) is not None
        and context.words.tokens[cue.token].features.get("Tense") == "Past"
        and context.words.tokens[cue.token].features.get("Person") == "1"
        and cue.act != "opine"
    )


def _is_no_cue(context: StatementContext, cue: Cue) -> bool:
    """Whether a noun reports nothing itself: its verb does, or takes it back (`atsauca solījumu`)."""
    words = context.words
    head = words.head[cue.token]
    effect = context.effects[head] if head >= 0 else None
    withdrawn = effect is not None and effect.averted and (cue.act == "promise" or not effect.refused)
    acts = words.relation[cue.token] == "nsubj" and words.tokens[head].features.get("Voice") != "Pass"
    return _under_verb(context, cue) or (withdrawn and not acts)


def _under_verb(context: StatementContext, cue: Cue) -> bool:
    """Whether a noun is the object of a verb that reports, which is then the cue, or counts only there."""
    head = context.words.head[cue.token]
    other = context.cues.get(head)
    clausal = other is not None and other.kind == "verb" and (other.takes("k") or other.takes("t"))
    governed = clausal and head < cue.token
    if clausal and other is not None and not other.takes("i") and _has_infinitive(context, cue):
        # The verb is the cue only where it voices the noun: `noraidīja prasību [piedzīt parādu]`.
        governed = cue.token in nouns_voiced(context, other)
    if governed and other is not None and cue.takes("w"):
        governed = complement_start(context, other) is not None  # `publicēja skaidrojumu, kāpēc`
    if governed and is_object_by_form(context, cue.token):
        return True
    return cue.takes("l") and not _is_voiced(context, cue)


def _has_infinitive(context: StatementContext, cue: Cue) -> bool:
    """Whether an infinitive hangs on a noun."""
    words = context.words
    return cue.takes("i") and any(
        words.tokens[i].features.get("VerbForm") == "Inf" for i in words.children[cue.token]
    )


def _is_voiced(context: StatementContext, cue: Cue) -> bool:
    """Whether a participle of a light verb stands before a noun: `arodbiedrības paustās šaubas`."""
    words = context.words
    return any(
        words.tokens[i].lemma in context.lexicon.light_verbs for i in words.dependents(cue.token, "amod")
    )


def _clause(context: StatementContext, cue: Cue) -> bool:
    """Read a clause under a cue: `norādīja, ka ...`."""
    words = context.words
    joined = complement_start(context, cue)
    fronted = fronted_complement(context, cue) if joined is None and cue.kind == "verb" else None
    join: Join = "that"
    named = behind_colon(context, cue) if joined is None and cue.kind == "noun" else None
    if joined is not None:
        start, join = joined
    elif fronted is not None:
        start = fronted[0]
    elif named is not None:
        start, join = named, "colon"
    else:
        return False
    believes = cue.act == "opine" or cue.takes("b")  # `neatzīst, ka` denies it
    if cue.negated and (join == "wh" or not believes):
        return True
    if join == "wh" and (cue.kind == "predicative" or cue.act in ("opine", "predict")):
        return True  # what is only wondered about: `nav pārliecināts, kas notiks`
    if join == "wh" and any(one.cue is cue and one.how == "tag" for one in context.near(cue.token)):
        return True  # when it was said: `"Te dzīvojam," viņš saka, [kad paceļu fotoaparātu]`
    if join == "quotative" and not cue.takes("d"):
        return False
    if join in ("colon", "dash") and not (cue.takes("d") or cue.kind != "verb"):
        return False
    if join == "colon" and context.function(start) == "as" and _speaks_next(context, start):
        return True  # `Dome to noliedz: [kā uzsvēra mērs], ...` is what that one says
    if _unreal(context, cue) or context.grammar.is_future(words.tokens[cue.token]):
        return True
    stop = fronted[1] if fronted is not None else content_end(context, cue, start)
    span = content_span(context, start, stop)
    if span is None:
        return False
    # Who demands a clause with a question word asks: `prasīja, kāpēc`.
    act = "ask" if join == "wh" and cue.kind == "verb" and cue.act == "demand" else cue.act
    context.add(StatementCandidate([span], _CONSTRUCTIONS[cue.kind, join], act, cue, anchor=cue.token))
    return True


def _speaks_next(context: StatementContext, opening: int) -> bool:
    """Whether a verb of saying follows a word at once: `kā [uzsvēra] mērs`."""
    cue = context.cues.get(opening + 1)
    return cue is not None and cue.kind == "verb"


def _participle(context: StatementContext, cue: Cue) -> bool:
    """Read an active participle that tells what the subject of a cue has done: `apgalvo notriekusi dronu`.

    Beside verbs of asking and answering it is the state of who speaks (`atbildēja piecēlies`).
    """
    words = context.words
    if cue.act in ("ask", "answer", "demand") or cue.impersonal or _unreal(context, cue):
        return False
    for target in words.children[cue.token]:
        features = words.tokens[target].features
        if (
            target > cue.token
            and words.relation[target] in ("xcomp", "ccomp")
            and features.get("VerbForm") == "Part"
            and features.get("Voice") == "Act"
            and context.grammar.role(words, target) == "subject"
            and words.child(target, "mark", "nsubj", "aux", "cop") is None
        ):
            own = words.subtree(target)
            objects = (*own, *words.dependents(cue.token, "obj"))
            start = min(i for i in objects if cue.token < i <= target)
            if any(words.is_punctuation(i) for i in range(cue.token + 1, target)):
                return False
            span = content_span(context, start, content_end(context, cue, start, target))
            if span is not None:
                context.add(StatementCandidate([span], "clause-quotative", cue.act, cue, anchor=cue.token))
            return span is not None
    return False


def _unreal(context: StatementContext, cue: Cue) -> bool:
    """Whether the cue is only what can, must or may happen to be said: an infinitive, or in a condition."""
    words = context.words
    token = words.tokens[cue.token]
    if is_condition(context, cue.token):
        return True
    if token.features.get("VerbForm") != "Inf" or cue.document is not None:
        return False
    head = words.head[cue.token]
    if head >= 0 and cue.takes("o") and words.tokens[head].lemma in context.lexicon.hinting_verbs:
        return False
    while head >= 0 and words.tokens[head].features.get("VerbForm") == "Inf":
        head = words.head[head]
    if head < 0:
        return True
    governing = words.tokens[head]
    if governing.features.get("Person") in ("1", "2"):
        return True
    negative = is_negative(words, head, context.lexicon.negations)
    if governing.lemma in context.lexicon.verbs_of_ceasing:
        return not negative  # `nebeidz atgādināt`
    return negative or governing.lemma not in context.lexicon.phase_verbs


def _is_given_name(context: StatementContext, cue: Cue, start: int, end: int) -> bool:
    """Whether quoted words are what something is called, by a capital of their own: `sauc par "Krastu"`."""
    words, declension = context.words, context.document.language.declension
    if words.tokens[cue.token].lemma not in context.lexicon.naming_words:
        return False
    if all(word[:1].isupper() for word in context.text[start:end].split()):
        return True
    first = words.tokens[words.at(start)]
    place = any(name in context.lexicon.places for name in declension.candidates(first)[:2])
    return first.text[:1].isupper() and not place


def _judgement(context: StatementContext, cue: Cue) -> bool:
    """Read a judgement: `uzskata par Trojas zirgu`, `raksturoja kā pieminekli`.

    The content is the predicative without what is judged; of quoted words, those alone. A verb that says a
    clause too says the whole of it: `[pārmetumus] atzina [par nepamatotiem]`.
    """
    words = context.words
    _, stop = context.limits(cue.token)
    opening = _fronted_predicative(context, cue)
    if opening is not None:
        stop = words.head[opening] + 1
    else:
        opening = _predicative(context, cue, stop)
    if opening is None:
        return False
    if _unreal(context, cue) or _is_commonly_named(context, cue) or _is_verdict(context, cue, opening):
        return True
    start = words.tokens[opening + 1].start
    quotation = next(iter(context.quotations_from(start, start + 1)), None)
    if quotation is not None:
        inner = trim(context.text, quotation.inner_start, quotation.inner_end)
        if inner[0] >= inner[1] or _is_given_name(context, cue, *inner):
            return False
        spans = [inner]
    else:
        end = opening + 1
        head = _head_of_phrase(context, opening)
        while end < stop and not (
            (
                end > opening + 1
                and _ends_phrase(context, end)
                and not (end < head and words.tokens[end].text == ",")
            )
            or (context.function(end) == "and" and has_predicate(context, end, stop))
        ):
            end += 1
        span = content_span(context, opening, end)
        if span is None:
            return False
        spans = [span]
        judged = words.child(cue.token, "obj")
        named = judged is not None and words.tokens[judged].upos in ("NOUN", "PROPN")
        if cue.act == "say" and cue.takes("k") and judged is not None and named and judged < cue.token:
            spans.insert(0, words.span(min(words.subtree(judged)), judged))
    context.add(StatementCandidate(spans, "judgement", cue.act, cue, anchor=cue.token))
    return True


def _is_verdict(context: StatementContext, cue: Cue, opening: int) -> bool:
    """Whether a verb of finding tells what a court did, whoever is named: `atzina [par vainīgu]`."""
    finds = cue.act != "opine" and cue.takes("k")
    return finds and context.words.tokens[_head_of_phrase(context, opening)].lemma in context.lexicon.verdicts


def _is_commonly_named(context: StatementContext, cue: Cue) -> bool:
    """Whether a verb of naming without somebody as its subject tells a common name: `to dēvē par sirdi`."""
    words = context.words
    if cue.act != "say" or words.tokens[cue.token].features.get("Tense") != "Pres":
        return False
    subject = words.child(cue.token, "nsubj")
    return subject is None or not (is_actor(context, subject) or words.tokens[subject].name != "O")


def _predicative(context: StatementContext, cue: Cue, stop: int) -> int | None:
    """The preposition or conjunction that opens the predicative of a verb of judging, in its own clause."""
    words = context.words
    evaluates = words.tokens[cue.token].lemma in context.lexicon.verbs_of_evaluation
    for index in range(cue.token + 1, min(stop - 1, cue.token + _REACH)):
        if _ends_phrase(context, index):
            return None
        function = context.function(index)
        if function not in ("judged", "as") or (function == "judged" and evaluates):
            continue
        head = _head_of_phrase(context, index)
        named = function == "judged" and words.tokens[head].upos == "PROPN"
        if words.governs(cue.token, head) and words.tokens[head].upos in _PREDICATIVES and not named:
            return index
    return None


def _fronted_predicative(context: StatementContext, cue: Cue) -> int | None:
    """The preposition of a predicative before a verb of judging: `[par muļķībām] nosauca runas`.

    What is judged follows the verb; between both stands at most who judges.
    """
    words = context.words
    judged = words.child(cue.token, "obj")
    evaluates = words.tokens[cue.token].lemma in context.lexicon.verbs_of_evaluation
    finds = cue.act != "opine" and cue.takes("k")  # as a court does: `par likumīgiem atzina pierādījumus`
    if judged is None or judged < cue.token or evaluates or finds:
        return None
    for head in words.children[cue.token]:
        opening = context.grammar.adposition(words, head)
        if opening is None or not opening < head < cue.token or context.function(opening) != "judged":
            continue
        subject = words.child(cue.token, "nsubj")
        beside = set(words.subtree(subject)) if subject is not None else ()
        if words.tokens[head].upos in ("NOUN", "ADJ", "VERB") and all(
            words.is_punctuation(i) or i in beside for i in range(head + 1, cue.token)
        ):
            return opening
    return None


def _head_of_phrase(context: StatementContext, opening: int) -> int:
    """The word after an opening one that heads its phrase: `kā stūrgalvīgu, bet godīgu [cilvēku]`."""
    head = opening
    while context.words.head[head] > opening:
        head = context.words.head[head]
    return head


def _ends_phrase(context: StatementContext, index: int) -> bool:
    return context.words.tokens[index].text in (",", ";", ":", ".") or context.grammar.is_predicate(
        context.words.tokens[index]
    )
