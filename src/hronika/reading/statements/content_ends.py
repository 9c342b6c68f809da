"""Where reported content ends: what after it belongs to the governing clause again."""

from collections.abc import Iterator
from itertools import islice

from hronika.language.analysis import Token
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.tokens import DASHES
from hronika.reading.names.roles import names_person
from hronika.reading.statements.complements import CONNECTIVES, JOINS, complement_start
from hronika.reading.statements.content import has_predicate, headline_half
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import OPENERS, Cue
from hronika.reading.statements.infinitive_objects import is_actor, is_somebody
from hronika.reading.statements.shares import is_said_by_share, other_share_follows
from hronika.record import Act

# The gender and number of a passive without a subject: `ziņots`.
_IMPERSONAL = ("Masc", "Sing")
# What somebody does by words in doing something else, and the source of a statement about that does not.
_DONE_WITH: frozenset[Act] = frozenset(("promise", "demand", "warn"))
# How many words of a clause are looked at for a verb of saying.
_OPENING = 12
# How many words a relative clause that answers may have up to its verb.
_ANSWER = 8
# How many tokens a phrase between commas may have, with the first of them.
_PHRASE = 6


def content_end(context: StatementContext, cue: Cue, start: int, infinitive: int | None = None) -> int:
    """The token after the last one of a clause that began at `start`.

    A sentence mostly ends with the clause it reports; what comes after belongs to the governing clause
    where it reports again (`, un piebilda, ka`; `, uzsverot, ka`), where it is a tag
    (`, aģentūru LETA informēja X`), or where the parse attaches it to the cue. It goes on at least to its
    `infinitive`, where it has one for its verb. Where no commas set off clauses, the parse alone tells.
    """
    _, stop = context.limits(cue.token)
    if not context.grammar.sets_off_clauses:
        return _end_by_syntax(context, start, stop)
    stop = headline_half(context, start, stop)
    own = _before_own_predicate(context, cue, start, stop) if cue.kind == "noun" else stop
    if own == stop and not _is_sourceless(cue):
        own = _before_main_clause(context, cue, start, stop)
    stop = min(own, stop)
    by_share = cue.kind == "verb" and is_said_by_share(context, cue)
    governed = _governed(context, cue, start, stop)
    listed = context.words.tokens[start - 1].text == ":" or context.words.tokens[start - 1].text in DASHES
    for index in _boundaries(context, cue, start, stop):
        if infinitive is not None and (index < infinitive or _tells_how_to_do_it(context, cue, index, stop)):
            continue
        if _outer_clause(context, cue, index, start, stop, None if listed else governed):
            return index
        if by_share and other_share_follows(context, index):
            return index
        if infinitive is not None and _finite_clause(context, start, index, stop):
            return index
    return stop


def _end_by_syntax(context: StatementContext, start: int, stop: int) -> int:
    """The token after the last one that the head of the clause which begins at `start` governs."""
    words = context.words
    top = start
    while start <= words.head[top] < stop:
        top = words.head[top]
    return max(i for i in words.subtree(top) if i < stop) + 1


def _before_main_clause(context: StatementContext, cue: Cue, start: int, stop: int) -> int:
    """Where the main clause begins, if the cue's own clause stands before it; else `stop`.

    `Skaidrojot, kāpēc radies satraukums, Rasnačs atzina ...`
    """
    words = context.words
    head = words.head[cue.token]
    while head >= 0 and not start <= head < stop:
        head = words.head[head]
    if head < 0 and cue.impersonal and cue.act == "ask":
        # `Vaicāts, vai atkāpsies[, ministrs neatbildēja]`, which the parse may hang on the participle.
        beside = [min(words.subtree(i)) for i in words.dependents(cue.token, "conj", "parataxis")]
        return next((i for i in beside if start < i < stop and words.tokens[i].text == ","), stop)
    if cue.kind == "source" or head < 0 or words.governs(cue.token, head):
        return stop
    if context.grammar.evidence(words, head) == "reported":
        return stop  # hearsay is what is said, whatever the parse hangs on it
    own = set(words.subtree(cue.token))
    last = max((i for i in own if i < head), default=start)
    for index in range(last + 1, head + 1):
        if words.tokens[index].text == ",":
            return index
    index = last
    while index > start and words.tokens[index].text != ",":
        index -= 1
    return index if index > start else stop


def _before_own_predicate(context: StatementContext, cue: Cue, start: int, stop: int) -> int:
    """Where the predicate of a noun follows the clause under it, which the parse may hang on that clause.

    `Vēsts, ka banka slēgs filiāles[, satraukusi klientus]`: a participle that agrees with the noun, or a
    finite verb right behind a comma that nothing joins to the clause before.
    """
    words = context.words
    noun = words.tokens[cue.token]
    if context.grammar.role(words, cue.token) != "subject" or 0 <= words.head[cue.token] < start:
        return stop
    for index in range(start, stop - 1):
        token = words.tokens[index + 1]
        if words.tokens[index].text != "," or not context.grammar.is_predicate(token):
            continue
        if (
            token.upos == "VERB"
            and _is_finite(context, index + 1)
            and not _has_subject_in(context, index + 1, start)
        ):
            return index
        same = all(token.features.get(x) == noun.features.get(x) for x in ("Gender", "Number"))
        if token.features.get("VerbForm") == "Part" and same:
            return index
    return stop


def _has_subject_in(context: StatementContext, verb: int, start: int) -> bool:
    """Whether the subject of a verb behind a comma follows it, or stands before an inserted clause.

    `[iedzīvotāji], kuri dzīvo laukos, nevar`; what stands right before the comma is of another clause.
    """
    words = context.words
    return any(
        i > verb or (i >= start and sum(words.tokens[j].text == "," for j in range(i, verb)) > 1)
        for i in words.dependents(verb, "nsubj")
    )


def _governed(context: StatementContext, cue: Cue, start: int, stop: int) -> set[int]:
    """What the parse holds to be content: the clauses from `start` on that hang on what came before."""
    words = context.words
    roots = set()
    for index in range(start, stop):
        head = words.head[index]
        if head < start and not words.is_punctuation(index):
            roots.add(index)
    first = min(roots, default=start)
    inside = set()
    for root in roots:
        relation = words.relation[root]
        if root == first or relation in ("ccomp", "csubj", "mark", "advmod", "discourse", "cc"):
            inside.update(words.subtree(root))
    return inside


def _boundaries(context: StatementContext, cue: Cue, start: int, stop: int) -> Iterator[int]:
    """Tokens at which a new clause can begin: commas, dashes, `un`, some colons."""
    words = context.words
    for index in range(start + 1, stop - 1):
        text = words.tokens[index].text
        colon = text == ":" and (
            words.tokens[index + 1].text in MARKS or _sets_right(context, cue, index, start, stop)
        )
        joined = context.function(index) == "and" and words.tokens[index - 1].text != ","
        if text == "," and _closes_adverb(context, index, start):
            continue
        if colon or joined or text in (",", ";") or text in DASHES:
            yield index


def _sets_right(context: StatementContext, cue: Cue, colon: int, start: int, stop: int) -> bool:
    """Whether a colon after what is denied, or what a noun tells of, leads to how it is instead, or why.

    `Noliedz, ka zinājis par parādu[: rēķini nav saņemti]`; `Kliedēja baumas, ka zāles kaitē[: tās pārbauda]`.
    """
    words = context.words
    against = cue.takes("u") or (cue.act == "deny" and not cue.negated)
    apart = cue.kind == "noun" or (cue.kind == "verb" and against)
    if not apart or words.tokens[start - 1].text == ":":
        return False
    first = colon + 1
    if cue.kind == "verb" and any(
        context.grammar.evidence(words, i) == "reported" for i in range(first, stop)
    ):
        return False  # hearsay goes on: `noliedz, ka bēdzis: viņš esot meklējis palīdzību`
    return has_predicate(context, start, colon) and has_predicate(context, first, stop)


def _tells_how_to_do_it(context: StatementContext, cue: Cue, boundary: int, stop: int) -> bool:
    """Whether a converb behind what is to be done tells how: `lūdz atsaukties, [zvanot pa tālruni 110]`.

    What belongs to it may stand before it: `solīja palīdzēt, [katram piešķirot naudu]`; a dative alone is its
    own subject. One of saying goes on with who asks: `lūdz atsaukties, [uzsverot, ka]`.
    """
    words = context.words
    if cue.act not in ("demand", "promise") or words.tokens[boundary].text != ",":
        return False
    ahead = range(boundary + 1, min(boundary + 1 + _OPENING, stop))
    converb = next((i for i in ahead if context.grammar.is_converb(words.tokens[i])), None)
    if converb is None or converb in context.cues or words.tokens[converb].lemma in context.lexicon.cues:
        return False
    before = range(boundary + 1, converb)
    if any(words.tokens[i].upos != "ADV" and not words.governs(converb, i) for i in before):
        return False
    given = any(context.grammar.role(words, i) == "recipient" for i in before)
    return not given or words.child(converb, "obj") is not None


def _closes_adverb(context: StatementContext, comma: int, start: int) -> bool:
    """Whether a comma is the second of two around an adverb: `posmus, visticamāk[,] nāksies būvēt`."""
    words = context.words
    opening = comma - 1
    while opening > start and words.tokens[opening].upos in ("ADV", "PART"):
        opening -= 1
    return opening < comma - 1 and words.tokens[opening].text == ","


def _outer_clause(
    context: StatementContext, cue: Cue, boundary: int, start: int, stop: int, governed: set[int] | None
) -> bool:
    """Whether the clause after a boundary belongs to the governing clause and not to the content.

    `governed` is what the parse holds to be content; None where the content is a list and it does not tell.
    """
    words = context.words
    if words.tokens[boundary].text == ":":
        if words.tokens[boundary + 1].text not in MARKS:
            return True  # what is denied ends there
        # `apgalvo, ka dzirdējis viņu saucam: "..."`
        return governed is None or not any(_tells(context, i) for i in governed if start <= i < boundary)
    index = boundary + 1
    while index < stop and (context.function(index) in JOINS or words.is_punctuation(index)):
        index += 1
    if index >= stop:
        return False
    if context.innermost(words.tokens[boundary].start) is not context.innermost(
        words.tokens[cue.token].start
    ):
        return False
    if words.tokens[boundary].text == ";" and _another_speaks(context, index, stop):
        return True
    comma = words.tokens[boundary].text == ","
    if _is_hearsay(context, index, stop) or (comma and _is_set_against_place(context, start, boundary)):
        return False
    if comma and context.effects[boundary + 1].vain and source_follows(context, index, stop):
        return True
    if comma and _seat_speaks(context, boundary, stop):
        return True
    if comma and _responds(context, cue, boundary, stop):
        return True
    if comma and (_takes_up(context, index, stop) or _narrates(context, cue, boundary, start, stop)):
        return True
    if comma and _comments_on_quoted(context, boundary, start):
        return True
    if comma and _turns_to_author(context, cue, boundary, start, stop):
        return True
    for position in islice(beside_relatives(context, index, stop), _OPENING):
        token = words.tokens[position]
        if token.text == "," or (context.function(position) in ("that", "wh", "if") and position == index):
            return False
        other = _cue_at(context, position)
        if words.head[position] == cue.token and token.base_relation in ("ccomp", "csubj"):
            return False  # the very clause that is reported
        if other is not None and other.kind == "verb":
            converb = context.grammar.is_converb(token) or (
                token.features.get("VerbForm") == "Part"
                and token.base_relation in ("advcl", "xcomp", "acl")
                and not context.grammar.is_predicate(token)
            )
            complement = _has_content(context, other, stop)
            if converb:
                inside = start <= words.head[position] < boundary
                refused = inside and refuser(context, position) is not None
                promised = inside and other.act in _DONE_WITH and _acts(context, words.head[position])
                return comma and complement and not (refused or promised)
            if not complement:
                if comma and _is_trailing_tag(context, other, boundary, stop):
                    return not _is_sourceless(cue)
                if comma and _goes_on_in_its_tense(context, cue, position, start, boundary):
                    return True
                break
            if not _has_own_subject(context, position):
                if cue.kind == "noun" and governed is None:
                    return False  # `sūdzības: cilvēki samaksājuši, bet [atklājuši], ka`
                if comma and _goes_on_about_another(context, cue, position, start, boundary):
                    return False
                return _coordinated(context, cue, position, start, comma)
            outside = governed is None or position not in governed
            turned = cue.kind in ("verb", "source") and _turns_to_another(context, boundary + 1, position)
            turned = turned or (_is_of_data(cue) and context.grammar.evidence(words, position) == "plain")
            return comma and (outside or turned or context.function(boundary + 1) in CONNECTIVES)
        if context.grammar.is_predicate(token) and token.upos == "VERB":
            if comma and _agrees_with_cue(context, cue, position, start, boundary):
                return True
            if comma and _goes_on_in_its_tense(context, cue, position, start, boundary):
                return True
            break
    if comma and _concludes(context, cue, boundary, start, stop):
        return False
    return comma and governed is not None and _attached_above(context, cue, boundary, index, stop, governed)


def refuser(context: StatementContext, converb: int) -> int | None:
    """Who refuses what a converb gives the reason of: `bet [viņš] atteicies, sakot, ka`; None of others."""
    words, verb = context.words, context.words.head[converb]
    if verb < 0 or words.relation[converb] != "advcl" or not context.effects[verb].refused:
        return None
    subject = words.child(verb, "nsubj")
    acts = subject is not None and (words.tokens[subject].upos == "PRON" or is_actor(context, subject))
    return subject if acts else None


def _acts(context: StatementContext, verb: int) -> bool:
    """Whether a verb tells what somebody does, and promises or asks beside it: `ka ņēma naudu, [solot]`."""
    subject = context.words.child(verb, "nsubj")
    passive = context.words.tokens[verb].features.get("Voice") == "Pass"
    return subject is not None and not passive and is_actor(context, subject)


def beside_relatives(context: StatementContext, start: int, stop: int) -> Iterator[int]:
    """The tokens of a clause from `start` on, without relative clauses between commas that stand in it.

    `savukārt uzņēmējs[, kurš nevēlējās tikt nosaukts vārdā,] prognozēja`
    """
    words, index = context.words, start
    while index < stop:
        if words.tokens[index].text == "," and index + 1 < stop and context.function(index + 1) == "wh":
            clause = index + 1
            while clause >= 0 and words.relation[clause] != "acl":
                clause = words.head[clause]
            if clause > index and start <= words.head[clause] < index:
                index = max(words.subtree(clause)) + 1
                if index < stop and words.tokens[index].text == ",":
                    index += 1
                continue
        yield index
        index += 1


def _cue_at(context: StatementContext, index: int) -> Cue | None:
    """The cue that a word is, but for a verb that reports with some sources only and has none of those.

    `Skolas neslēgs, bet jaunais modelis [liks] skaitīt naudu`.
    """
    cue = context.cues.get(index)
    if cue is None or cue.kind != "verb" or not (cue.takes("a") or cue.takes("e")):
        return cue
    subject = context.words.child(index, "nsubj")
    if subject is None or context.words.tokens[subject].upos != "NOUN" or is_actor(context, subject):
        return cue
    token = context.words.tokens[subject]
    thing = token.name == "O" and token.lemma not in context.lexicon.source_documents
    return None if thing else cue


def _is_hearsay(context: StatementContext, index: int, stop: int) -> bool:
    """Whether the predicate of a clause is in the quotative mood: `..., savukārt radari [sākšot] strādāt`."""
    for position in range(index, stop):
        token, cue = context.words.tokens[position], context.cues.get(position)
        if token.text in ",;:" or (cue is not None and _has_content(context, cue, stop)):
            return False
        if context.grammar.is_predicate(token) or context.grammar.is_converb(token):
            return context.grammar.evidence(context.words, position) == "reported"
    return False


def _is_set_against_place(context: StatementContext, start: int, boundary: int) -> bool:
    """Whether a clause sets what is so in a named place against what is so elsewhere, both of them said.

    `Norāda, ka kaimiņvalstīs ķiveres nav jālieto, [bet Igaunijā no tām atteicās]`.
    """
    words, role = context.words, context.grammar.role
    place = boundary + 2
    if place >= len(words) or not context.effects[boundary + 1].vain:
        return False
    if words.tokens[place].name not in ("B-GPE", "B-location"):
        return False
    return role(words, place) == "place" and any(
        role(words, i) == "place" and context.grammar.adposition(words, i) is None
        for i in range(start, boundary)
        if words.tokens[i].upos in ("NOUN", "PROPN", "DET")
    )


def _seat_speaks(context: StatementContext, boundary: int, stop: int) -> bool:
    """Whether a clause sets against what is said what they say at a seat of power: `taču Maskavā to noliedz`.

    The seat stands right behind the conjunction, and its verb of saying is the first verb of the clause.
    """
    words, place = context.words, boundary + 2
    if place + 1 >= stop or not context.effects[boundary + 1].vain:
        return False
    if context.grammar.role(words, place) != "place" or context.seat(place) is None:
        return False
    for index in range(place + 1, stop):
        token = words.tokens[index]
        if token.text in ",;:":
            return False
        if context.grammar.is_predicate(token) and token.upos == "VERB":
            cue = context.cues.get(index)
            return cue is not None and cue.kind == "verb" and words.governs(index, place)
    return False


def source_follows(context: StatementContext, index: int, stop: int) -> bool:
    """Whether a clause opens with whose word it is: `..., tomēr, pēc viņa vārdiem, ...`.

    It begins at the first word behind what joins it, or at that.
    """
    while index < stop and (context.function(index) in JOINS or context.words.is_punctuation(index)):
        index += 1
    for position in range(index, min(index + _ANSWER, stop)):
        cue = context.cues.get(position)
        if cue is not None and cue.kind == "source":
            return context.function(index) in OPENERS
        if context.words.tokens[position].text == ",":
            return False
    return False


def _another_speaks(context: StatementContext, index: int, stop: int) -> bool:
    """Whether a clause after a semicolon tells what another says, and not by hearsay.

    `Ziņo, ka solīti 30 tūkstoši[; Fogels to noliedz]`, whatever the parse hangs it on.
    """
    opening = index
    if context.function(index) in ("that", "wh"):  # `A; [vai B, juristi vēl vērtē]`
        opening = next((i + 1 for i in range(index, stop) if context.words.tokens[i].text == ","), stop)
    verb = _first_verb(context, opening, stop)
    if verb is None or context.words.tokens[verb].features.get("Person") != "3":
        return False
    cue = context.cues.get(verb)
    return cue is not None and cue.kind == "verb" and not cue.own and _has_own_subject(context, verb)


def _narrates(context: StatementContext, cue: Cue, boundary: int, start: int, stop: int) -> bool:
    """Whether a clause after a comma is the article's own again, by its verb.

    It is not hearsay, and either tells what happened, in contrast to what is said, which is not told so
    (`apgalvo, ka vainas nav[, bet tiesa to noraidīja]`), and is not about a thing where what is said is of
    the past, too; or has another say what he does, or the source not
    say something (`..., taču vecāki domā citādi`, `..., savukārt Roze to kritizēja un vaicāja, kāpēc`,
    `..., bet summu neatklāj`); or has no subject after `un`, which takes no comma within what is said.
    """
    words, joint = context.words, context.function(boundary + 1)
    if cue.kind not in ("verb", "source") or joint not in ("and", "contrast"):
        return False
    inside = range(start, boundary)
    if any(words.tokens[i].text == ":" for i in inside) or context.function(boundary + 2) in ("that", "if"):
        return False
    if _is_paired(context, start, boundary):
        return False
    contrast = joint == "contrast" or context.effects[boundary + 1].vain
    opening = boundary + 1
    if contrast and context.function(boundary + 2) == "wh":  # `taču kur tā palikusi, nepaskaidroja`
        opening = next((i + 1 for i in range(boundary + 2, stop) if words.tokens[i].text == ","), stop)
    verb = _first_verb(context, opening, stop)
    if verb is None or words.tokens[verb].features.get("Person") != "3":
        return False
    if not contrast:
        if _concludes(context, cue, boundary, start, stop):
            return False
        opened = cue.kind == "verb" and all(words.tokens[i].text != "," for i in inside)
        return opened and not _has_own_subject(context, verb)
    # A source phrase (`pēc X domām`) may hold of all that happened.
    tells = (joint, cue.kind) == ("and", "verb") and words.tokens[verb].features.get("Tense") == "Past"
    if tells and not any(
        words.tokens[i].features.get("Tense") == "Past" and _is_finite(context, i) for i in inside
    ):
        return not (_tells_of_past(context, inside) and _is_about_thing(context, verb, boundary, stop))
    found = [_cue_at(context, i) for i in _same_subject(context, verb)]
    says = next((other for other in found if other is not None), None)
    if says is None or says.kind != "verb":
        return False
    told_inside = [i for i in inside if (other := context.cues.get(i)) is not None and other.kind == "verb"]
    answers = says.act in ("deny", "opine") and says.takes(
        "d"
    )  # `teica, ka ārsti prasa naudu, [taču Ozols tam nepiekrīt]`
    if told_inside and (not answers or any(_brings_content(context, i, boundary) for i in told_inside)):
        return False
    return (
        _has_own_subject(context, verb)
        or _is_named_before(context, boundary + 1, verb)
        or (says.negated and _in_one_tense(context, cue, verb))
    )


def _concludes(context: StatementContext, cue: Cue, boundary: int, start: int, stop: int) -> bool:
    """Whether a clause draws a conclusion, which belongs to what is said: `naudas nav[, tāpēc skolu slēgs]`.

    Not of what was, behind what people say and think (`Visi stāsta, ka augļi ir vērtīgi[, tāpēc gribējās]`),
    nor what the source asks or does for it: `norāda, ka vīrietis ir bīstams[, tāpēc aicina uzmanīties]`.
    """
    tokens = context.words.tokens
    if context.function(boundary + 1) != "and" or tokens[boundary + 1].upos != "ADV":
        return False
    verb = _first_verb(context, boundary + 1, stop)
    of_source = verb is not None and (
        _brings_content(context, verb, stop) or _is_done_by_source(context, boundary, start, verb)
    )
    if verb is not None and of_source and not _has_own_subject(context, verb):
        return False
    inside = (cue.token, *range(start, boundary))
    tenses = {tokens[i].features.get("Tense") for i in inside if _is_finite(context, i)}
    return verb is None or tokens[verb].features.get("Tense") != "Past" or "Past" in tenses


def _is_done_by_source(context: StatementContext, boundary: int, start: int, verb: int) -> bool:
    """Whether a verb without subject and object tells what no subject in the content can do.

    `Norāda, ka pieprasījums kritās, tāpēc [plāno] atlaist darbiniekus`; of `skolu slēgs` it is not told who.
    """
    words = context.words
    subjects = [i for i in range(start, boundary) if words.tokens[i].base_relation == "nsubj"]
    if any(is_actor(context, i) for i in subjects):
        return False
    return all(words.relation[i] not in ("obj", "iobj") or i > verb for i in words.children[verb])


def _is_paired(context: StatementContext, start: int, boundary: int) -> bool:
    """Whether a conjunction belongs to a negation before it: `ne vien Rīgā[, bet] arī Liepājā`.

    One that another conjunction has answered has its own: `nevis nauda, bet cilvēki[, taču] Ozols iebilst`.
    """
    words = context.words
    for index in range(boundary - 1, start - 1, -1):
        if words.tokens[index - 1].text == "," and context.function(index) in JOINS:
            return False
        if words.lower[index] in context.lexicon.negations:
            return True
    return False


def _brings_content(context: StatementContext, index: int, stop: int) -> bool:
    """Whether a word is a verb that reports something itself, so that what follows may answer that."""
    cue = context.cues.get(index)
    return cue is not None and cue.kind == "verb" and _has_content(context, cue, stop)


def _is_named_before(context: StatementContext, start: int, verb: int) -> bool:
    """Whether a person in the nominative stands before a verb: `bet X, kurš to atbalstīja, tagad noliedz`.

    The parse may join the name to what stands before the conjunction.
    """
    words = context.words
    return any(
        words.tokens[i].name == "B-person"
        and words.relation[i] == "conj"
        and context.grammar.role(words, i) == "subject"
        for i in beside_relatives(context, start, verb)
    )


def _in_one_tense(context: StatementContext, cue: Cue, verb: int) -> bool:
    """Whether a verb can be told beside a cue, as `bet neatklāj` beside `saka`, not beside `sacīja`."""
    tokens = context.words.tokens
    tenses = {tokens[i].features.get("Tense") for i in (cue.token, verb)}
    return tenses != {"Past", "Pres"}


def _tells_of_past(context: StatementContext, inside: range) -> bool:
    """Whether what is said has a past participle for its verb: `ka šoferis [nav cietis]`."""
    words = context.words
    return any(
        words.tokens[i].features.get("VerbForm") == "Part"
        and words.tokens[i].features.get("Tense") == "Past"
        and context.grammar.is_predicate(words.tokens[i])
        for i in inside
    )


def _is_about_thing(context: StatementContext, verb: int, boundary: int, stop: int) -> bool:
    """Whether the subject of a clause is a thing, and no pronoun in it takes up what was said.

    `Skaidro, ka liesmas apdzēstas, taču darbu [apgrūtināja vējš]` is all his; what people and courts did in
    spite of his words he may not have said.
    """
    words = context.words
    subject = words.child(verb, "nsubj")
    if subject is None or words.tokens[subject].upos != "NOUN" or words.tokens[subject].name != "O":
        return False
    end = next((i for i in range(boundary + 1, stop) if words.tokens[i].text in ",;:"), stop)
    taken_up = any(words.tokens[i].upos in ("PRON", "DET") for i in range(boundary + 1, end))
    return not taken_up and not is_actor(context, subject)


def _same_subject(context: StatementContext, verb: int) -> list[int]:
    """A verb and those beside it that share its subject: `[pārmeta] gausumu un [vaicāja]`."""
    return [verb, *(i for i in context.words.dependents(verb, "conj") if not _has_own_subject(context, i))]


def _turns_to_author(context: StatementContext, cue: Cue, boundary: int, start: int, stop: int) -> bool:
    """Whether a clause after what another says is in the first person: `Viņš saka, ka A[, un es piekrītu]`.

    What is said is not, and whoever says it is spoken of in the third.
    """
    words = context.words
    if cue.kind != "verb" or cue.own or cue.impersonal or context.function(boundary + 1) != "and":
        return False
    verb = _first_verb(context, boundary + 1, stop)
    first_person = verb is not None and words.tokens[verb].features.get("Person") == "1"
    return first_person and all(words.tokens[i].features.get("Person") != "1" for i in range(start, boundary))


def _first_verb(context: StatementContext, start: int, stop: int) -> int | None:
    """The finite verb of the clause that begins at `start`, in no compound form; None where it has none."""
    words = context.words
    for index in beside_relatives(context, start, stop):
        token = words.tokens[index]
        if token.text in ",;:":
            return None
        if context.grammar.is_predicate(token) and token.upos in ("VERB", "AUX"):
            plain = context.grammar.evidence(words, index) == "plain"
            return index if token.upos == "VERB" and plain and _is_finite(context, index) else None
    return None


def _is_finite(context: StatementContext, index: int) -> bool:
    return context.words.tokens[index].features.get("VerbForm") == "Fin"


def _is_of_data(cue: Cue) -> bool:
    """Whether a phrase tells whose data or view a clause is, which goes no further: `pēc X aplēsēm`."""
    return cue.kind == "source" and cue.act in ("report", "predict", "opine")


def _turns_to_another(context: StatementContext, index: int, cue: int) -> bool:
    """Whether a word sets what another says, not in hearsay, against what stands before: `bet X cer`."""
    contrast = context.effects[index].vain
    return contrast and context.grammar.evidence(context.words, cue) == "plain"


def _agrees_with_cue(context: StatementContext, cue: Cue, participle: int, start: int, boundary: int) -> bool:
    """Whether a participle goes on about the subject of the cue, by gender and number, not of the content.

    `Ministre ir norādījusi, ka budžets ir pieņemts[, un aizbraukusi]`.
    """
    words = context.words
    own, governing = _agreement(words.tokens[participle]), _agreement(words.tokens[cue.token])
    if own is None or own != governing or _has_own_subject(context, participle):
        return False
    subjects = [i for i in range(start, boundary) if words.relation[i] == "nsubj"]
    return bool(subjects) and all(_agreement(words.tokens[i], noun=True) != own for i in subjects)


def _goes_on_in_its_tense(context: StatementContext, cue: Cue, verb: int, start: int, boundary: int) -> bool:
    """Whether a verb after a closed clause tells what the subject of the cue did, by its tense.

    `Vadītājs domāja, ka ceļš ir brīvs[, un uzsāka apdzīšanu]`: nothing in the content is in the past, or in
    another than that of hearsay (`ka viņš kļūdījies[, un aizgāja]`).
    """
    words = context.words
    if context.function(boundary + 1) != "and" or _has_own_subject(context, verb):
        return False
    both = (words.tokens[verb].features, words.tokens[cue.token].features)
    if any(features.get("VerbForm") != "Fin" or features.get("Tense") != "Past" for features in both):
        return False
    past = (i for i in range(start, boundary) if words.tokens[i].features.get("Tense") == "Past")
    return all(_is_bare_participle(context, i) for i in past)


def _is_bare_participle(context: StatementContext, index: int) -> bool:
    """Whether a participle is, or helps, a predicate without a finite form, as hearsay has it."""
    words, token = context.words, context.words.tokens[index]
    predicate = words.head[index] if token.upos == "AUX" else index
    bare = context.grammar.evidence(words, predicate) in ("reported", "perhaps")
    return token.features.get("VerbForm") == "Part" and bare


def _agreement(token: Token, noun: bool = False) -> tuple[str, str] | None:
    """The gender and number in which a predicative participle, or a `noun`, agrees with others."""
    features = token.features
    if not noun and features.get("VerbForm") != "Part":
        return None
    return features.get("Gender", ""), features.get("Number", "")


def _comments_on_quoted(context: StatementContext, boundary: int, start: int) -> bool:
    """Whether a relative clause follows content of which all is quoted: `teica, ka "tā sanāca"[, ko nožēlo]`.

    A pronoun with a gender means a noun in the quotation.
    """
    words = context.words
    if words.tokens[boundary - 1].text not in MARKS or words.tokens[start].text not in MARKS:
        return False
    quotation = context.innermost(words.tokens[start + 1].start)
    closes = quotation is not None and words.at(quotation.end - 1) == boundary - 1
    if not closes or not has_predicate(context, start, boundary):
        return False
    pronoun = boundary + 1 + (words.tokens[boundary + 1].upos == "ADP")
    return context.function(pronoun) == "wh" and "Gender" not in words.tokens[pronoun].features


def _takes_up(context: StatementContext, index: int, stop: int) -> bool:
    """Whether a relative clause begins that answers what was said: `..., uz ko Roze atbildēja, ka ...`."""
    words = context.words
    if words.tokens[index].upos != "ADP" or index + 2 >= stop or context.function(index + 1) != "wh":
        return False
    if "Gender" in words.tokens[index + 1].features:
        return False  # it means a noun: `par kuru`
    for position in range(index + 2, min(index + 2 + _ANSWER, stop)):
        cue = context.cues.get(position)
        if cue is not None and cue.kind == "verb":
            return words.child(position, "nsubj") is not None and _has_content(context, cue, stop)
        if words.tokens[position].text == ",":
            return False
    return False


def _responds(context: StatementContext, cue: Cue, boundary: int, stop: int) -> bool:
    """Whether a clause set against what is said answers it, in the perfect, too: `taču klubs to noraidījis`.

    Beside a verb of saying a finite one tells by its tense whether the source goes on; behind `pēc X teiktā`
    it is the article's.
    """
    words, lexicon = context.words, context.lexicon
    if not context.effects[boundary + 1].vain:
        return False
    for index in beside_relatives(context, boundary + 2, stop):
        if words.tokens[index].text in ",;:":
            return False
        if context.grammar.is_predicate(words.tokens[index]):
            perfect = words.tokens[index].features.get("VerbForm") == "Part"
            answers = (perfect or cue.kind == "source") and words.tokens[index].lemma in lexicon.responses
            it = any(
                words.tokens[i].features.get("PronType") == "Dem"
                and context.grammar.role(words, i) == "object"
                for i in words.children[index]
            )
            return answers and it and words.child(index, "nsubj") is not None
    return False


def _tells(context: StatementContext, index: int) -> bool:
    cue = context.cues.get(index)
    return cue is not None and cue.kind == "verb" and cue.takes("d") and not cue.negated


def _finite_clause(context: StatementContext, content: int, boundary: int, stop: int) -> bool:
    """Whether a coordinated clause with a finite verb begins here: none is coordinated with an infinitive."""
    words = context.words
    start = boundary + (words.tokens[boundary].text in ",;")
    subject = words.child(start, "nsubj") if start < stop else None
    if subject is not None and subject > start and _is_finite(context, start):
        return True  # a tag: `rosina aizliegt, [paredz grozījumi]`
    if context.function(start) not in JOINS and words.tokens[boundary].text != ";":
        return False
    inserted = 0  # where what stands between commas ends: `, domājams,`, `, pēc X domām,`, `, kā norāda X,`
    for index in range(start, stop):
        text = words.tokens[index].text
        if text == "," and index > inserted:
            second = next((i for i in range(index + 1, stop) if words.tokens[i].text == ","), stop)
            phrase = second - index <= _PHRASE and not has_predicate(context, index + 1, second)
            if second < stop and (second == index + 2 or phrase or context.function(index + 1) == "as"):
                inserted = second
        if index <= inserted:
            continue
        if text in ",;:":
            return False
        # `sola ierasties, bet viņš to negaidot`
        hearsay = context.grammar.evidence(words, index) == "reported"
        if hearsay or context.grammar.is_predicate(words.tokens[index]):
            joins_nouns = _joins_subjects(context, boundary, index)
            return not joins_nouns and not _in_subordinate(context, index, content, boundary)
    return False


def _joins_subjects(context: StatementContext, boundary: int, predicate: int) -> bool:
    """Whether `un` joins two subjects of a verb and no clauses: `jo salnas [un] sausums iznīcinājuši`."""
    words = context.words
    subjects = words.dependents(predicate, "nsubj")
    return any(
        words.relation[i] == "conj" and words.head[i] in subjects and words.head[i] < boundary
        for i in range(boundary + 1, predicate)
    )


def _in_subordinate(context: StatementContext, predicate: int, content: int, boundary: int) -> bool:
    """Whether a predicate is under an infinitive: `pārbaudīt, vai ir licence un kas to devis`."""
    words = context.words
    index = predicate
    while words.head[index] >= boundary:
        index = words.head[index]
    head = words.head[index]
    if head < content:
        return False
    relation, finite = words.relation[index], context.grammar.is_predicate(words.tokens[head])
    return relation in ("acl", "advcl", "ccomp") or (relation == "conj" and finite)


def _has_content(context: StatementContext, cue: Cue, stop: int) -> bool:
    """Whether a later cue brings content of its own."""
    words = context.words
    if complement_start(context, cue) is not None:
        return True
    following = [words.tokens[i].text for i in range(cue.token + 1, min(cue.token + 6, stop))]
    if ":" in following:
        return True
    clauses = words.dependents(cue.token, "xcomp", "ccomp")  # `lūdz [būt] uzmanīgiem`
    beside = [*words.children[cue.token], *(j for i in clauses for j in words.children[i])]
    return cue.takes("i") and any(words.tokens[i].features.get("VerbForm") == "Inf" for i in beside)


def _is_trailing_tag(context: StatementContext, cue: Cue, boundary: int, stop: int) -> bool:
    """Whether the sentence ends with a tag on all of it: `..., vēsta Deutsche Welle`."""
    words = context.words
    if cue.own or not cue.takes("d") or not context.grammar.is_predicate(words.tokens[cue.token]):
        return False
    if context.function(boundary + 1) == "and" and not cue.impersonal:
        return False  # a clause beside the one before: `taču pret to iebilda Malta`
    subject = words.child(cue.token, "nsubj")
    token = words.tokens[cue.token]
    if subject is None and token.features.get("Voice") == "Pass" and _agreement(token) != _IMPERSONAL:
        return False  # of somebody in what is said: `ka sievietes nav cietušas, tomēr brīdinātas`
    if subject is not None and subject < boundary:
        return False  # `ka intervijas ar tiem, kuri piekrita, prasīja laiku`
    if any(
        context.grammar.is_predicate(words.tokens[i]) for i in range(boundary + 1, stop) if i != cue.token
    ):
        return False
    return all(words.tokens[i].text not in ",;:" for i in range(boundary + 1, stop))


def _is_sourceless(cue: Cue) -> bool:
    """Whether a cue reports what is said by nobody it tells, so that a tag after belongs to what is reported.

    `Jau ziņots, ka [algas augs, liecina ministrijas dati].`
    """
    return cue.act == "report" and cue.impersonal and cue.document is None


def _has_own_subject(context: StatementContext, index: int) -> bool:
    """Whether a verb does not share the subject of another: it has one, or says what somebody has to do.

    Who has to stands in the dative: `..., tomēr tas jādara kopā`.
    """
    necessity = context.grammar.mood(context.words.tokens[index]) == "necessity"
    return necessity or context.words.child(index, "nsubj") is not None


def _goes_on_in_its_form(context: StatementContext, cue: Cue, position: int, start: int) -> bool:
    """Whether a participle goes on with those of the content, in hearsay, and not with the finite cue.

    `Atceras, ka profesors maijā [piedalījies] sēdē un studentam, kurš kļūdījies, [ieteicis] mācīties`.
    """
    words = context.words
    finite = words.tokens[cue.token].features.get("VerbForm") == "Fin"
    own = _agreement(words.tokens[position])
    if not finite or own is None or words.child(position, "aux") is not None:
        return False
    return any(
        words.head[i] == cue.token
        and words.child(i, "aux", "cop") is None
        and _agreement(words.tokens[i]) == own
        for i in range(start, position)
    )


def _goes_on_about_another(
    context: StatementContext, cue: Cue, position: int, start: int, boundary: int
) -> bool:
    """Whether a later cue goes on with what somebody in the content does, by its tense, set against it.

    `Prokurors norādīja, ka apsūdzētais klusē, bet [apgalvo], ka bijis mājās`: who says so is not the
    prosecutor, of whom the article tells in the past.
    """
    words = context.words
    tense, told = (words.tokens[i].features.get("Tense") for i in (position, cue.token))
    if tense == told or "Past" not in (tense, told) or not context.effects[boundary + 1].vain:
        return False
    verbs = [i for i in range(start, boundary) if words.tokens[i].features.get("Tense") == tense]
    subjects = [i for verb in verbs if (i := words.child(verb, "nsubj")) is not None]
    return _is_finite(context, position) and any(_is_person(context, i) for i in subjects)


def _is_person(context: StatementContext, index: int) -> bool:
    """Whether a word means somebody who can speak: by name or noun, or as a participle used as one."""
    return is_somebody(context, index) or names_person(context.lexicon, context.words.tokens[index].lemma)


def _coordinated(context: StatementContext, cue: Cue, position: int, start: int, comma: bool) -> bool:
    """Whether a later cue is coordinated with this one and not with the verb of its content, from `start`."""
    words = context.words
    token, governing = words.tokens[position], words.tokens[cue.token]
    if _goes_on_in_its_form(context, cue, position, start):
        return False
    if comma or words.head[position] == cue.token:
        return True
    same = token.features.get("Tense") == governing.features.get("Tense")
    return same and words.head[position] not in range(cue.token + 1, position)


def _attached_above(
    context: StatementContext, cue: Cue, boundary: int, index: int, stop: int, governed: set[int]
) -> bool:
    """Whether the parse hangs the rest of the sentence on the cue's own clause."""
    words = context.words
    closing = words.tokens[boundary].text == "," and context.function(boundary + 1) == "and"
    if index in governed or (boundary in governed and not closing):
        return False  # the comma that closes a clause hangs on it: `domāja, ka ir vaļā[, un iegāja]`
    for position in range(index, stop):
        if position in governed:
            return False
    roots = [
        i for i in range(index, stop) if not index <= words.head[i] < stop and not words.is_punctuation(i)
    ]
    if not roots:
        return False
    root = roots[0]
    relation = words.relation[root]
    if words.head[root] != cue.token and not words.governs(words.head[root], cue.token):
        return False
    if relation in ("advcl", "obl"):
        return context.grammar.is_converb(words.tokens[root])
    if boundary in governed and words.tokens[root].features.get("VerbForm") != "Fin":
        return False  # hearsay goes on: `esot izdots lielgabals, un atkāpušies`
    return relation == "conj" and words.tokens[root].upos == "VERB" and not _has_own_subject(context, root)
