"""Content beside its cue: tags (`..., prognozē X`), `kā` clauses (`kā norāda X, ...`) and source phrases."""

from dataclasses import dataclass

from hronika.language.quotation_marks import MARKS
from hronika.reading.document.negation import is_negative
from hronika.reading.document.syntax import unbroken
from hronika.reading.document.tokens import DASHES
from hronika.reading.statements.candidates import Construction, StatementCandidate
from hronika.reading.statements.complements import CONNECTIVES, JOINS, complement_start
from hronika.reading.statements.content import content_span, has_predicate, splits
from hronika.reading.statements.content_ends import beside_relatives, content_end, source_follows
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import OPENERS, Cue, condition_of_belief
from hronika.reading.statements.documents import relative_with_source

# A source phrase has at most this many tokens between its noun and the comma after it: an abbreviation.
_BRACKET = 6


@dataclass(frozen=True, slots=True)
class _Parenthetical:
    """Where a tag stands: tokens `left` to before `right`, in a sentence or quotation `first` to `stop`."""

    first: int
    left: int
    right: int
    stop: int
    as_clause: bool


def read_parenthetical(context: StatementContext, cue: Cue) -> bool:
    """Read a tag beside unmarked content; False where the cue is none."""
    tag = _find(context, cue)
    if tag is None or not _is_tag(context, cue, tag):
        return False
    before = tag.left - 1 if tag.left > tag.first else tag.first
    complete = has_predicate(context, tag.first, before) and _can_stand(context, tag.first, before)
    plain = not has_predicate(context, tag.first, before) or not _subordinate(context, tag.first)
    complete = complete or (plain and _has_predicative(context, tag.first, before))
    if _is_remark(context, tag.first, before) and not tag.as_clause:
        return False
    if tag.as_clause and cue.impersonal and cue.act in ("promise", "predict"):
        return False  # what came as was promised or expected: `kā solīts`
    if context.grammar.is_future(context.words.tokens[cue.token]):
        return False  # nothing is said yet: `Biļetes izpirktas, pārdošanu sāks rīt`
    if cue.act == "answer" and _is_asked(context, tag.first, before):
        return False
    if not tag.as_clause and _describes_source(context, cue, tag.first, before):
        return False
    complete = complete or _advises(context, cue, tag.first, before)
    complete = complete or _judges_doing(context, tag.first, before)
    goes_on = tag.right < tag.stop and splits(context, tag.right) and _goes_on(context, cue, tag)
    if not tag.as_clause and not goes_on and not complete:
        return False
    sourceless = cue.impersonal and cue.document is None
    how: Construction = "as-sourceless" if sourceless else "as" if tag.as_clause else "trailing"
    contrasted = _contrasted(context, tag)
    if contrasted is not None and not goes_on:
        context.add(StatementCandidate([contrasted], "as", cue.act, cue, anchor=cue.token))
        return True
    reported = None if goes_on else _reported_before(context, tag, before)
    if reported is not None:
        start, is_negated = reported
        span = None if is_negated else content_span(context, start, before)
        if span is not None:
            context.add(StatementCandidate([span], how, cue.act, cue, anchor=cue.token))
        return True
    spans = []
    opening = _own_clause(context, tag.first, tag.left) if goes_on else _under_no_predicate(context, tag)
    # A connective that the cue cuts off (Tomēr, kā norāda X, ...) is no part of what is said.
    cut_off = tag.as_clause and (
        _only_connects(context, tag.first, before) or _only_opens(context, tag.first, before)
    )
    if before > tag.first and not cut_off and not (goes_on and _is_set_off(context, tag)):
        spans.append(content_span(context, opening, before))
    if goes_on:
        spans.append(content_span(context, tag.right + 1, tag.stop))
    found = [span for span in spans if span is not None]
    if not found:
        return False
    context.add(StatementCandidate(found, how, cue.act, cue, anchor=cue.token))
    return True


def _is_set_off(context: StatementContext, tag: _Parenthetical) -> bool:
    """Whether a colon or dash before `kā` leads from the article's word to the source's.

    `Ūdens nav: kā skaidro vadītājs, plīsusi caurule`. Two dashes part no more than two commas do.
    """
    words = context.words
    mark = words.tokens[tag.left - 1].text if tag.as_clause and tag.left > tag.first else ""
    apart = mark == ":" or (mark in DASHES and words.tokens[tag.right].text == ",")
    return apart and has_predicate(context, tag.first, tag.left)


def _under_no_predicate(context: StatementContext, tag: _Parenthetical) -> int:
    """Where what a clause with `kā` closes on begins: behind words of the article's without a predicate.

    `Varbūt tāpēc, ka [ministrs pats tur dzīvo], kā rakstīja "Diena"`.
    """
    words = context.words
    for index in range(tag.first + 1, tag.left - 1) if tag.as_clause else ():
        if words.tokens[index].text == "," and context.function(index + 1) == "that":
            return tag.first if has_predicate(context, tag.first, index) else index + 2
    return tag.first


def _advises(context: StatementContext, cue: Cue, first: int, stop: int) -> bool:
    """Whether infinitives stand for what to do, beside a cue of advice: `Labāk [gulēt], iesaka ārste`."""
    tokens = context.words.tokens
    return cue.act in ("demand", "warn") and any(
        tokens[i].features.get("VerbForm") == "Inf" for i in range(first, stop)
    )


def _judges_doing(context: StatementContext, first: int, stop: int) -> bool:
    """Whether words without a verb say how it is to do something: `Svarīgi [atrast] vainīgos, sacīja X`."""
    words = context.words
    return any(
        words.tokens[i].features.get("VerbForm") == "Inf"
        and words.relation[i] in ("csubj", "ccomp", "xcomp")
        and first <= words.head[i] < stop
        and words.tokens[words.head[i]].upos in ("ADV", "ADJ")
        for i in range(first, stop)
    )


def _find(context: StatementContext, cue: Cue) -> _Parenthetical | None:
    """The clause of a cue between the marks around it, and whether `kā` opens it."""
    words = context.words
    if cue.own or not (context.grammar.is_predicate(words.tokens[cue.token]) or _concludes(context, cue)):
        return None
    first, stop = context.clause(cue.token)
    left = cue.token
    while left > first and not splits(context, left - 1):
        left -= 1
    first = _after_semicolon(context, first, left)
    if left > first and words.tokens[left - 1].text in MARKS and not _ends_in_quotation(context, first, left):
        return None
    opener = context.function(left)
    # `kā arī` adds something, but at the head of a sentence `kā savukārt` opens the clause of a source.
    as_clause = opener == "as" and (left == first or context.function(left + 1) not in CONNECTIVES)
    if opener in JOINS and left + 1 < cue.token:
        as_clause = context.function(left + 1) == "as"
    if as_clause and left > first and words.tokens[left - 1].text == ":":
        first = left  # `Dome to noliedz: kā uzsvēra mērs, ...`
    if not as_clause and not _may_open(context, left, first):
        return None
    before = [words.tokens[i].text for i in range(left, cue.token)]
    if before.count(")") > before.count("("):
        return None  # the subject closes on a bracket: `Autori (Zars, Liepa u. c.) norāda uz`
    if not as_clause and words.tokens[left - 1].text == ";":
        return None  # a clause of its own: `"Vilnis" atlaidīs simtu; [arodbiedrība draud ar streiku]`
    if as_clause and _is_perceived(context, left, first):
        return None
    if not as_clause:
        left = _with_asides(context, cue, left, first)
    right = _end(context, cue, stop)
    if as_clause and left == first and right == stop:
        right = _end_of_relative(context, cue, stop)
    return _Parenthetical(first, left, right, stop, as_clause)


def _end_of_relative(context: StatementContext, cue: Cue, stop: int) -> int:
    """Where a tag at the head of a sentence ends whose relative clause the parse takes for all the rest.

    `Kā pastāstīja diplomāts, kurš vēlējās palikt anonīms[, Portugāle iebilstot]`: the first comma behind the
    verb of that clause after which no clause hangs on it.
    """
    words = context.words
    relative = next((i for i in range(cue.token, stop) if context.function(i) == "wh"), stop)
    for index in range(relative, stop - 1):
        if words.tokens[index].text != "," or not has_predicate(context, relative, index):
            continue
        joined = context.function(index + 1) in JOINS or words.tokens[index + 1].upos in ("SCONJ", "CCONJ")
        if not joined and not _subordinate(context, index + 1):
            return index
    return stop


def _after_semicolon(context: StatementContext, first: int, left: int) -> int:
    """Where a clause under a tag begins that a semicolon sets off: `A; [vai B], juristi vērtē`."""
    marks = (i for i in range(left - 1, first, -1) if context.words.tokens[i].text == ";")
    mark = next(marks, None)
    return mark + 1 if mark is not None and _subordinate(context, mark + 1) else first


def _with_asides(context: StatementContext, cue: Cue, left: int, first: int) -> int:
    """Where a tag begins with what stands between commas before its verb: when, and by whose word.

    `Kuģis nogrimis[, otrdien, atsaucoties uz avotiem, vēsta X]`
    """
    words = context.words
    while left - 1 > first and words.tokens[left - 1].text == ",":
        start = left - 1
        while start > first and not splits(context, start - 1):
            start -= 1
        if start == first or not words.governs(cue.token, start):
            break
        cites = context.grammar.is_converb(words.tokens[start]) and start in context.cues
        dated = all(words.tokens[i].name.endswith("time") for i in range(start, left - 1))
        if not (cites or dated):
            break
        left = start
    return left


def _ends_in_quotation(context: StatementContext, first: int, left: int) -> bool:
    """Whether words and then quoted ones make one sentence before a tag: `Tas "nekam neder," sacīja X`."""
    words = context.words
    start, end = words.tokens[first].start, words.tokens[left - 1].end
    quoted = [each for each in context.quotations_from(start + 1, end) if each.end == end]
    if not quoted or words.tokens[left - 2].text != ",":
        return False
    opening = words.at(quoted[0].start)
    joined = words.tokens[opening - 1].text not in ":.!?" and not words.is_punctuation(first)
    return joined and words.tokens[opening + 1].text[0].islower()


def _concludes(context: StatementContext, cue: Cue) -> bool:
    """Whether the cue says what can be concluded from words or data: `varēja spriest pēc`, `noprotams no`."""
    form = context.words.tokens[cue.token].features
    possible = form.get("VerbForm") == "Part" and form.get("Tense") == "Pres"
    return cue.document is not None and (form.get("VerbForm") == "Inf" or possible)


def _contrasted(context: StatementContext, tag: _Parenthetical) -> tuple[int, int] | None:
    """What a source said where that is set against the article's word: `viens, nevis divi, kā X sacīja`."""
    words = context.words
    start = tag.left - 1
    while start > tag.first and words.tokens[start - 1].text != ",":
        start -= 1
    if not tag.as_clause or start <= tag.first or words.lower[start] not in context.lexicon.negations:
        return None
    if words.tokens[start].upos != "CCONJ":
        return None
    return content_span(context, start + 1, tag.left - 1)


def _reported_before(context: StatementContext, tag: _Parenthetical, before: int) -> tuple[int, bool] | None:
    """Where what another says begins, on which a clause with `kā` closes; and whether it says what is not so.

    `Ministrs noliedza, ka [ir rīkojums], kā apgalvoja biedrība`: the source says that, and not what the
    minister does. Of `ka skolu neslēgs, kā rakstīja "Diena"` nobody can tell which of both the paper wrote.
    """
    words = context.words
    if not tag.as_clause or tag.left <= tag.first:
        return None
    for index in range(before - 1, tag.first, -1):
        cue = context.cues.get(index)
        if cue is None or cue.kind != "verb" or not context.grammar.is_predicate(words.tokens[index]):
            continue
        complement = complement_start(context, cue)
        if complement is None or not index < complement[0] < before:
            continue
        predicates = [
            i for i in range(complement[0], before) if context.grammar.is_predicate(words.tokens[i])
        ]
        negations = context.lexicon.negations
        return complement[0], any(is_negative(words, i, negations) for i in predicates)
    return None


def _may_open(context: StatementContext, left: int, first: int) -> bool:
    """Whether a tag without `kā` can begin here: after a mark, and not with a conjunction."""
    opener = context.function(left)
    subordinate = opener == "as" or _subordinate(context, left)
    return left > first and not subordinate and opener != "and" and context.words.tokens[left - 1].text != ":"


def _is_perceived(context: StatementContext, left: int, first: int) -> bool:
    """Whether a clause with `kā` is what somebody saw or heard: `vēroja, kā liecina ministrs`."""
    before = context.words.tokens[left - 2] if left - 2 >= first else None
    return before is not None and before.lemma in context.lexicon.verbs_of_perception


def _is_tag(context: StatementContext, cue: Cue, tag: _Parenthetical) -> bool:
    """Whether the clause does nothing but report: one verb, a source, no object or infinitive of its own."""
    words = context.words
    inside = [
        i
        for i in range(tag.left, tag.right)
        if i != cue.token and context.grammar.is_predicate(words.tokens[i])
    ]
    if _concludes(context, cue):
        described = set(words.subtree(cue.document)) if cue.document is not None else set()
        return all(i == words.head[cue.token] or i in described for i in inside)
    if any(words.tokens[i].upos == "VERB" and (i < cue.token or words.head[i] == cue.token) for i in inside):
        return False
    if any(
        words.tokens[i].features.get("VerbForm") == "Inf" for i in words.children[cue.token] if tag.left <= i
    ):
        return False
    subject = words.child(cue.token, "nsubj")
    if context.function(tag.left) in CONNECTIVES and subject is not None and subject < cue.token:
        return False  # a clause of its own: `turpretim biedrība runā par divdesmit`
    if cue.document is not None and tag.left <= cue.document < tag.right:
        # `kā tas minēts ziņojumā` has one that means what is said.
        it = tag.as_clause and subject is not None and words.tokens[subject].upos in ("PRON", "DET")
        outside = subject is not None and subject < tag.left  # of what is said
        return subject is None or it or outside or cue.token < subject < cue.document
    if cue.impersonal:
        # `kā iemesls minēts tālrunis` tells what was said, `kā informēta policija` who was told.
        told = words.tokens[cue.token].lemma in context.lexicon.verbs_of_telling
        thing = subject is not None and words.tokens[subject].upos == "NOUN" and not told
        in_passing = cue.act == "report" and _stands_with_adverbs(context, cue, tag)
        return in_passing or (tag.as_clause and not thing)
    if tag.left > tag.first and words.tokens[tag.left - 1].text in DASHES and not tag.as_clause:
        return subject is not None and subject > cue.token
    # Who has a name is not said: one that is read as object belongs to another phrase (`ar Annu Ozolu
    # sacīja`, `sacīja firmā "Tilti un ceļi"`).
    objects = words.dependents(cue.token, "obj")
    said = any(not words.tokens[i].name.endswith(("person", "organization")) for i in objects)
    telling = words.tokens[cue.token].lemma in context.lexicon.verbs_of_telling
    if said and not (tag.as_clause or cue.act == "report" or telling):
        return False
    if subject is None and _goes_on_with_content(context, cue, tag):
        return False
    if not tag.as_clause and (_tells_of_its_own(context, cue, tag) or _has_its_object_before(context, tag)):
        return False
    if not tag.as_clause and _is_tag_itself(context, tag):
        return False
    return subject is not None or _speaks_without_subject(context, cue, tag.right)


def _tells_of_its_own(context: StatementContext, cue: Cue, tag: _Parenthetical) -> bool:
    """Whether a clause says itself what somebody speaks of, or how, behind its verb.

    `Viņš nerunā par jūru, [viņš runā par vainu]`; `Varonis ir lēns, [aktieris runā tā], it kā gulētu`; `Slimo
    tāpat, tikai [vecāki baidās vairāk]`.
    """
    words = context.words
    subject = words.child(cue.token, "nsubj")
    if subject is None or not tag.left <= subject < cue.token:
        return False
    behind = [i for i in range(cue.token + 1, tag.right) if not words.is_punctuation(i)]
    if len(behind) == 1 and words.tokens[behind[0]].upos == "ADV":
        how = words.tokens[behind[0]].features.get("Degree") == "Cmp"
        return how or context.function(behind[0]) == "thus"
    topics = (context.grammar.adposition(words, i) for i in words.children[cue.token] if cue.token < i)
    return any(i is not None and context.function(i) == "judged" for i in topics)


def _has_its_object_before(context: StatementContext, tag: _Parenthetical) -> bool:
    """Whether what is dealt with stands before: `bet [prasību], ko iesniedza, tiesa noraidīja`.

    The clause before, from its conjunction on, has an object and no predicate but that of a relative clause.
    """
    words = context.words
    joint = next((i for i in range(tag.left - 2, tag.first, -1) if context.function(i) in JOINS), tag.first)
    if joint == tag.first or words.tokens[joint - 1].text != ",":
        return False
    clause = [i for i in beside_relatives(context, joint, tag.left) if not words.is_punctuation(i)]
    if any(context.grammar.is_predicate(words.tokens[i]) for i in clause):
        return False
    return any(words.tokens[i].upos == "NOUN" and context.grammar.role(words, i) == "object" for i in clause)


def _is_tag_itself(context: StatementContext, tag: _Parenthetical) -> bool:
    """Whether nothing but another verb of saying with its subject stands before: `Jautā X, [atbild Y]`."""
    words = context.words
    cue = context.cues.get(tag.first)
    if cue is None or cue.kind != "verb" or not context.grammar.is_predicate(words.tokens[tag.first]):
        return False
    if cue.impersonal:
        return False  # `Sākta pārbaude, LETA informēja X`
    subject = words.child(tag.first, "nsubj")
    if subject is None or not tag.first < subject < tag.left:
        return False
    whole = {tag.first, *words.subtree(subject)}
    return all(i in whole or words.is_punctuation(i) for i in range(tag.first, tag.left))


def _goes_on_with_content(context: StatementContext, cue: Cue, tag: _Parenthetical) -> bool:
    """Whether a participle without a subject goes on with one of what is said: `iegājuši, [draudējuši]`."""
    words = context.words
    head = words.head[cue.token]
    if words.relation[cue.token] != "conj" or not tag.first <= head < tag.left:
        return False
    one, other = words.tokens[cue.token].features, words.tokens[head].features
    return one.get("VerbForm") == "Part" and all(
        one.get(name) == other.get(name) for name in ("VerbForm", "Voice", "Gender", "Number")
    )


def _stands_with_adverbs(context: StatementContext, cue: Cue, tag: _Parenthetical) -> bool:
    """Whether a report is told in passing at the end of a sentence: `..., vēstīts iepriekš`."""
    words = context.words
    beside = [i for i in range(tag.left, tag.right) if i != cue.token and not words.is_punctuation(i)]
    closes = all(words.is_punctuation(i) for i in range(tag.right, tag.stop))
    return closes and bool(beside) and all(words.tokens[i].upos in ("ADV", "PART") for i in beside)


def _speaks_without_subject(context: StatementContext, cue: Cue, right: int) -> bool:
    """Whether a place or a subject by form stands in for a subject that the parse did not find."""
    words, role = context.words, context.grammar.role
    if any(_is_place(context, child) for child in words.children[cue.token]):
        return True
    for index in range(cue.token + 1, right):
        token = words.tokens[index]
        named = token.upos == "X" and token.name.endswith(("person", "organization"))  # `secināja "Delfi"`
        if (named or token.upos in ("PROPN", "NOUN", "PRON")) and role(words, index) in (None, "subject"):
            return True
    return False


def _is_place(context: StatementContext, index: int) -> bool:
    """Whether a word is a place that can speak: no pronoun, no medium, but a court although it is both."""
    words, lexicon = context.words, context.lexicon
    token = words.tokens[index]
    if context.grammar.role(words, index) != "place" or token.upos == "PRON":
        return False
    court = lexicon.organizations.get(token.lemma) == "court"
    bare = context.grammar.adposition(words, index) is None
    return bare and (court or token.lemma not in lexicon.media_nouns)


def _end(context: StatementContext, cue: Cue, stop: int) -> int:
    """The mark after a tag: past its subject, or the document, with appositions and relative clauses."""
    words = context.words
    subject = words.child(cue.token, "nsubj")
    if subject is None and cue.document is not None:
        subject = cue.document  # `izriet no [dokumentiem, kas ir laikraksta rīcībā]`
    places = [i for i in words.children[cue.token] if cue.token < i < stop and _is_place(context, i)]
    reach = max(places, default=cue.token) if subject is None else cue.token
    if subject is not None and cue.token < subject < stop:
        phrase = unbroken([i for i in words.subtree(subject) if i < stop], subject)
        own = [
            i
            for child in words.children[subject]
            if subject < child <= phrase[-1] and _is_own(context, child)
            for i in words.subtree(child)
        ]
        reach = max([subject, *(i for i in own if i <= phrase[-1])])
        while words.is_punctuation(reach):
            reach -= 1  # the comma after a relative clause
    depth = 0
    for index in range(reach + 1, stop):
        text = words.tokens[index].text
        depth += text in ("(", "[")
        depth -= text in (")", "]")
        if depth <= 0 and splits(context, index):
            return index
    return stop


def _is_own(context: StatementContext, child: int) -> bool:
    """Whether a dependent of a noun is a name, an apposition or a relative clause of it."""
    relation = context.words.relation[child]
    return relation in ("flat", "appos") or _is_relative(context, child)


def _is_relative(context: StatementContext, child: int) -> bool:
    """Whether a dependent of a noun heads a relative clause: `projekts, [ar kuru iepazinusies LETA]`."""
    words = context.words
    opening = [i for i in words.subtree(child) if not words.is_punctuation(i)]
    relative = any(context.function(i) == "wh" for i in opening[:2])
    return relative and words.relation[child] == "acl"


def _can_stand(context: StatementContext, first: int, stop: int) -> bool:
    """Whether words before a tag are more than a clause under it: `Ja vainu pierādīs, draud sods`.

    Two clauses with one conjunction stand beside each other: `Jo ātrāk sāks, jo labāk`; `Vai A, vai arī B`.
    """
    start = first
    for index in range(first, stop + 1):
        if index < stop and context.words.tokens[index].text != ",":
            continue
        paired = start > first and context.words.lower[start] == context.words.lower[first]
        if has_predicate(context, start, index) and (paired or not _subordinate(context, start)):
            return True
        start = index + 1
    return False


def _describes_source(context: StatementContext, cue: Cue, first: int, stop: int) -> bool:
    """Whether words before a tag only say what was done to its subject: `Lūgts atbildēt, treneris pasmējās`.

    A passive participle opens them, agrees with that subject before the verb, and has none of its own.
    """
    words, opening = context.words, context.words.tokens[first]
    subject = words.child(cue.token, "nsubj")
    if subject is None or not stop <= subject < cue.token or opening.features.get("Voice") != "Pass":
        return False
    if not context.grammar.is_predicate(opening) or words.child(first, "nsubj", "aux") is not None:
        return False
    one, other = opening.features, words.tokens[subject].features
    finite = any(words.tokens[i].features.get("VerbForm") == "Fin" for i in range(first, stop))
    return not finite and all(one.get(name) == other.get(name) for name in ("Gender", "Number"))


def _is_asked(context: StatementContext, first: int, stop: int) -> bool:
    """Whether words before a tag tell what somebody was asked: `Jautāta, vai atkāpsies, X atbildēja`."""
    cues = (context.cues.get(index) for index in range(first, min(first + 2, stop)))
    return any(cue is not None and cue.act == "ask" and cue.impersonal for cue in cues)


def _subordinate(context: StatementContext, index: int) -> bool:
    """Whether a clause that begins here hangs on another."""
    words = context.words
    if words.tokens[index].upos == "ADP" and index + 1 < len(words):
        index += 1
        if context.function(index) == "as":
            return True  # `no kā baidījusies`: what, and not how
    if words.tokens[index].features.get("PronType") == "Ind":
        return False
    return context.function(index) in ("that", "wh", "if") or words.tokens[index].upos == "SCONJ"


def _only_opens(context: StatementContext, first: int, stop: int) -> bool:
    """Whether the clause that `kā` interrupts has only begun: `personu, kuru, kā daudzi uzskata, ...`."""
    words = context.words
    start = stop
    while start > first and words.tokens[start - 1].text != ",":
        start -= 1
    return all(
        context.function(i) in {"that", "wh", "if", *JOINS}
        or words.tokens[i].upos in ("SCONJ", "CCONJ", "ADP")
        for i in range(start, stop)
    )


def _only_connects(context: StatementContext, first: int, stop: int) -> bool:
    """Whether nothing but a connective stands before a tag: `Tomēr, kā norāda X, ...`."""
    words = context.words
    return all(
        words.tokens[i].upos in ("ADV", "CCONJ", "PART", "SCONJ") or words.is_punctuation(i)
        for i in range(first, stop)
    )


def _is_remark(context: StatementContext, first: int, stop: int) -> bool:
    """Whether a clause only says whose words it repeats, or that they are known: `Kā jau minēju, uz to`."""
    words = context.words
    inside = [i for i in range(first + 1, stop) if not words.is_punctuation(i)]
    return (
        context.function(first) == "as"
        and any(i in context.cues or context.grammar.is_property(words.tokens[i]) for i in inside)
        and all(words.tokens[i].upos in ("ADV", "PART", "VERB", "AUX") for i in inside)
    )


def _goes_on(context: StatementContext, cue: Cue, tag: _Parenthetical) -> bool:
    """Whether the content goes on after a tag in its middle."""
    words = context.words
    index = tag.right + 1
    while index < tag.stop and words.tokens[index].text in MARKS and not splits(context, index):
        index += 1  # the content opens with a quoted name
    if index >= tag.stop or words.is_punctuation(index):
        return False
    converb = context.grammar.is_converb(words.tokens[index])
    if context.function(index) == "wh" or (converb and index in context.cues):
        return False
    if not tag.as_clause and source_follows(context, index, tag.stop):
        return False  # `..., liecina dati, tomēr, pēc X teiktā, ...`
    if not tag.as_clause and _is_bare_tag(context, index, tag.stop):
        return False  # `To atzīst arī eksperti, norāda X`
    return tag.as_clause or converb or has_predicate(context, index, tag.stop)


def _is_bare_tag(context: StatementContext, first: int, stop: int) -> bool:
    """Whether a clause from `first` on is a verb of saying with its subject and nothing to say: `teica X`.

    A clause about that subject, and one of what else it says, may follow.
    """
    words = context.words
    end = next((i for i in range(first, stop) if words.tokens[i].text in ",;:"), stop)
    verbs = [i for i in range(first, end) if context.grammar.is_predicate(words.tokens[i])]
    cue = context.cues.get(verbs[0]) if len(verbs) == 1 else None
    if cue is None or cue.kind != "verb" or not cue.takes("d") or words.child(verbs[0], "nsubj") is None:
        return False
    opener = end + 1
    return (
        opener >= stop or context.function(opener) == "wh" or context.grammar.is_converb(words.tokens[opener])
    )


def read_source_phrase(context: StatementContext, cue: Cue) -> None:
    """Read a source phrase: `pēc X teiktā, ...`, `X ieskatā, ...`, `viņaprāt, ...`; `according to X, ...`.

    So is the condition that somebody is to be believed (`ja ticam X, ...`).
    """
    words = context.words
    first, stop = context.clause(cue.token)
    left = cue.token
    if cue.kind == "adposition":
        _read_around(context, cue, words.head[cue.token], first, stop)
        return
    if cue.kind == "condition":
        condition = condition_of_belief(words, context.document.language, cue.token)
        if condition is not None:
            _read_around(context, cue, condition, first, stop)
        return
    if cue.kind == "source":
        while left > first and not splits(context, left - 1) and context.function(left) not in OPENERS:
            left -= 1
        if left > first and context.grammar.is_converb(words.tokens[left - 1]):
            left -= left - 1 in context.cues  # `[spriežot] pēc X teiktā`
    if cue.kind == "source" and _is_inferred_from(context, cue, stop):
        return
    clause = relative_with_source(context, cue.token)
    if clause is not None:
        last = max(i for i in words.subtree(clause) if i < stop)
        _add_source_phrase(context, cue, [content_span(context, cue.token + 1, last + 1)])
        return
    right = _source_end(context, cue, stop)
    if right is None:
        if cue.kind == "source" and left > first and not _stands_apart(context, cue, first, left, stop):
            return
        right = cue.token
    spans = []
    if any(not words.is_punctuation(i) for i in range(right + 1, stop)):
        first = _own_clause(context, first, left)  # it interrupts a clause
    if left > first:
        before = left - 1 if splits(context, left - 1) else left
        # What stands before a dash or a colon is the article's word: `Viņa šaubās: pēc viņas teiktā, ...`
        set_off = words.tokens[before].text in DASHES or words.tokens[before].text == ":"
        if not set_off and not _only_connects(context, first, before) and not _contrasts(context, before):
            spans.append(content_span(context, first, before))
    if right + 1 < stop:
        spans.append(content_span(context, right + 1, content_end(context, cue, right + 1)))
    if has_predicate(context, first, stop) or _has_predicative(context, right + 1, stop):
        _add_source_phrase(context, cue, spans)


def _has_predicative(context: StatementContext, first: int, stop: int) -> bool:
    """Whether a clause without a verb says how its subject is: `pēc X teiktā, [Pekina gatava] piekāpties`.

    The subject may follow: `[Nepieciešami 300 policisti], norāda X`.
    """
    words = context.words
    return any(
        words.tokens[i].upos == "ADJ" and any(first <= each < stop for each in words.dependents(i, "nsubj"))
        for i in range(first, stop)
    )


def _add_source_phrase(context: StatementContext, cue: Cue, spans: list[tuple[int, int] | None]) -> None:
    """Add what a source phrase is the source of, if that is anything."""
    found = [span for span in spans if span is not None]
    if found:
        context.add(StatementCandidate(found, "source", cue.act, cue, anchor=cue.token))


def _contrasts(context: StatementContext, before: int) -> bool:
    """Whether a source phrase comes right after what sets its clause against another: `A, tomēr, pēc X`."""
    return context.effects[before - 1].vain and context.words.tokens[before - 2].text == ","


def _own_clause(context: StatementContext, first: int, left: int) -> int:
    """Where the clause begins that a source phrase interrupts before its predicate, after plain words.

    `Komandas tiksies rudenī, un [biļetes], pēc kluba domām, [izpirks]`.
    """
    words = context.words
    for index in range(left - 2, first, -1):
        if words.tokens[index].text != ",":
            continue
        # `uz Klaipēdu, kur [algas], viņaprāt, [esot mazas]`
        relative = context.function(index + 1) == "wh" or (
            words.tokens[index + 1].upos == "ADP" and context.function(index + 2) == "wh"
        )
        joined = context.function(index + 1) in JOINS or relative
        # `Ozols vēl ārstējas, [Roze], kā atzina ārsts, [spēlēs]`
        beside = (
            words.tokens[index + 1].name[:2] == "B-" and context.grammar.role(words, index + 1) == "subject"
        )
        if joined or beside:
            plain = any(
                context.grammar.is_predicate(words.tokens[i])
                and context.grammar.evidence(words, i) == "plain"
                for i in range(first, index)
            )
            own = index + 1 + (joined and words.tokens[index + 1].upos != "ADP")
            # Of a relative clause alone, also after participles: `lomas, starp kurām, kritiķuprāt, [ir] šī`.
            plain = plain or (relative and has_predicate(context, first, index))
            interrupted = plain and not has_predicate(context, own, left)
            if interrupted and relative and own >= left - 1:
                return left  # `māju, kurā, pēc kaimiņu teiktā, [dzīvojis ārsts]`
            return own if interrupted and own < left - 1 else first
    return first


def _stands_apart(context: StatementContext, cue: Cue, first: int, left: int, stop: int) -> bool:
    """Whether a phrase inside its clause without a comma after it is one of source, not of time or manner.

    It closes its sentence after a comma (`..., pēc policijas ziņām.`), or it is one of data and stands before
    the predicate (`Apgrozījums saskaņā ar reģistra datiem pieauga`).
    """
    words = context.words
    if splits(context, left - 1):
        return all(words.is_punctuation(i) for i in range(cue.token + 1, stop))
    return cue.act in ("report", "predict") and not has_predicate(context, first, left)


def _is_inferred_from(context: StatementContext, cue: Cue, stop: int) -> bool:
    """Whether a verb says what can be concluded from it: `pēc datiem var secināt, ka`."""
    first, _ = context.words.bounds(cue.token)
    verbs = (context.cues.get(index) for index in range(first, stop))
    return any(verb is not None and verb.document == cue.token for verb in verbs)


def _read_around(context: StatementContext, cue: Cue, head: int, first: int, stop: int) -> None:
    """Read the clause around a phrase, by its head, that is a source: `according to X`, `ja ticam X`."""
    words = context.words
    inside = [i for i in words.subtree(head) if first <= i < stop]
    phrase = unbroken(inside, cue.token)
    before = content_span(context, first, phrase[0])
    after = content_span(context, phrase[-1] + 1, stop)
    if has_predicate(context, first, stop):
        _add_source_phrase(context, cue, [before, after])


def _source_end(context: StatementContext, cue: Cue, stop: int) -> int | None:
    """The comma after a source phrase, past an abbreviation in brackets and a relative clause; else None."""
    words = context.words
    relative = next(
        (i for i in words.children[cue.token] if i > cue.token and _is_relative(context, i)), None
    )
    if relative is not None:
        clause = [i for i in words.subtree(relative) if i > cue.token]
        after = max(clause) + (words.tokens[max(clause)].text != ",")
        return after if after < stop and splits(context, after) else None
    depth, start = 0, cue.token + 1
    if start < stop and start in context.cues and context.grammar.is_converb(words.tokens[start]):
        start += 1  # `pēc X teiktā [spriežot]`
    for index in range(start, min(stop, start + _BRACKET)):
        text = words.tokens[index].text
        if depth == 0 and splits(context, index):
            return index
        depth += text == "("
        depth -= text == ")"
        if depth == 0 and text != ")":
            return None
    return None
