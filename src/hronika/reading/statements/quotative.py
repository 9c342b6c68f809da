"""Hearsay that goes on: sentences in a form of hearsay belong to the statement before them, or are one.

In Latvian the quotative mood (`esot`, `neesot`, `būšot`) and the participle without its auxiliary (`viņš
paķēris`) report what somebody else said. A language without such forms has nothing to read here.
"""

from typing import Literal

from hronika.language.quotation_marks import MARKS
from hronika.reading.document.negation import is_negative
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.tokens import DASHES
from hronika.reading.statements.candidates import Construction, StatementCandidate
from hronika.reading.statements.content import trim
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue
from hronika.reading.statements.infinitive_objects import is_actor
from hronika.reading.statements.misstated import is_misstated
from hronika.reading.statements.shares import is_said_by_share
from hronika.record import Act

Hearsay = Literal["none", "perhaps", "reported"]

# How many sentences ahead a run of hearsay is looked through.
_LONGEST_RUN = 20
# How many sentences back somebody must have reported for hearsay to resume.
_LOOK_BACK = 4
_CLAUSE_RELATIONS = ("conj", "parataxis")
# Constructions of what is reported in the article's words.
_CLAIMS: frozenset[Act] = frozenset(("say", "report", "answer"))
_TOLD: frozenset[Construction] = frozenset(("clause-that", "clause-wh", "source", "as", "trailing"))


def _hearsay(context: StatementContext, sentence: int) -> Hearsay:
    """How far the main predicates of a sentence are in the forms of hearsay.

    `reported` where one is by its form, `perhaps` where all may be, `none` where one is plain.
    """
    words = context.words
    if _root_is_reported(context, sentence):
        return "reported"
    found: Hearsay = "none"
    for index in range(words.first[sentence], words.first[sentence + 1]):
        if words.head[index] >= 0 and words.relation[index] not in _CLAUSE_RELATIONS:
            continue
        if not _heads_main_clause(context, index) or (found == "perhaps" and _is_denied(context, index)):
            continue
        form = context.grammar.evidence(words, index)
        if form == "plain":
            return "none"
        if form == "reported" or (form == "perhaps" and found == "none"):
            found = form
    return found


def _is_denied(context: StatementContext, index: int) -> bool:
    """Whether a participle is negated, which hearsay cannot do without the auxiliary: `[nav] sasnieguši`."""
    words = context.words
    if words.tokens[index].features.get("VerbForm") != "Part":
        return False
    return any(
        words.tokens[i].features.get("Tense") == "Pres" and words.tokens[i].features.get("Polarity") == "Neg"
        for i in words.dependents(index, "aux")
    )


def _root_is_reported(context: StatementContext, sentence: int) -> bool:
    """Whether the main predicate is hearsay by its form, or one that is parsed as adverbial.

    That is one joined to it, or whose subject is the infinitive above: `[Uzturēt skolu] maksājot miljonu`.
    """
    words = context.words
    for index in range(words.first[sentence], words.first[sentence + 1]):
        head = words.head[index]
        if head >= 0:
            joined = words.relation[index] == "advcl" and words.head[head] < 0
            subject = joined and words.tokens[head].features.get("VerbForm") == "Inf"
            if not joined or not (subject or words.child(index, "cc") is not None):
                continue
        if context.grammar.evidence(words, index) == "reported":
            return True
    return False


def _heads_main_clause(context: StatementContext, index: int) -> bool:
    """Whether a token is the root or coordinated with it, directly or through others."""
    words = context.words
    while (head := words.head[index]) >= 0:
        if words.relation[index] not in _CLAUSE_RELATIONS:
            return False
        index = head
    return True


def read_quotatives(context: StatementContext) -> None:
    """Extend candidates over the hearsay that follows them; read hearsay with no cue as a statement."""
    words = context.words
    count = len(words.first) - 1
    kinds: list[Hearsay] = [_hearsay(context, sentence) for sentence in range(count)]
    covered = _covered(context)
    nested = {words.sentence[i] for i in context.used if words.head[i] < 0}
    for sentence in range(count):
        context.document.check_time()
        if kinds[sentence] == "none" and (not covered[sentence] or _denies(context, sentence)):
            _after_colon(context, sentence)
        if kinds[sentence] == "none" and not covered[sentence]:
            _in_later_clause(context, sentence)
        if kinds[sentence] == "none" or covered[sentence] or _quoted(context, sentence):
            continue
        previous = _candidate_before(context, sentence) if not _own_account(context, sentence) else None
        if previous is not None and _answers(context, previous, sentence - 1) is not None:
            previous = None
        if previous is not None and is_misstated(context, previous) and kinds[sentence] == "perhaps":
            continue  # what is so instead, in the outlet's own words
        if previous is not None and _goes_on(context, previous, sentence, kinds):
            if previous.act == "deny":
                _uncued(context, sentence)  # what is so instead
            else:
                _extend(context, previous, sentence)
        elif sentence not in nested and (
            kinds[sentence] == "reported"
            or _follows_cue(context, sentence)
            or _resumes(context, sentence, kinds)
            or _follows_account(context, sentence)
        ):
            _uncued(context, sentence)
        else:
            continue
        covered[sentence] = True
    _backwards(context, kinds)


def _covered(context: StatementContext) -> list[bool]:
    """For every sentence whether its main predicate reports, or stands in what is reported."""
    words = context.words
    covered = [False] * (len(words.first) - 1)
    for candidate in context.candidates:
        if candidate.how == "thus-trailing":
            covered[words.sentence[candidate.anchor]] = True
        if candidate.cue is not None:
            token = candidate.cue.token
            if (
                candidate.cue.kind in ("source", "word", "adposition", "condition")
                or (words.head[token] < 0 and context.grammar.evidence(words, token) != "reported")
                or candidate.how in ("trailing", "as", "tag")
            ):
                covered[words.sentence[token]] = True
        for start, end in candidate.spans:
            for sentence in range(
                words.sentence[words.at(start)], words.sentence[min(words.at(end - 1), len(words) - 1)] + 1
            ):
                first, last = words.span(words.first[sentence], words.first[sentence + 1] - 1)
                if start - 3 <= first and end + 3 >= last:
                    covered[sentence] = True
    return covered


def _quoted(context: StatementContext, sentence: int) -> bool:
    first = context.words.first[sentence]
    return context.innermost(context.words.tokens[first].start) is not None


def _candidate_before(context: StatementContext, sentence: int) -> StatementCandidate | None:
    """The outermost candidate that reaches the end of the sentence before, in the same paragraph."""
    words = context.words
    if sentence == 0 or words.paragraph[sentence] != words.paragraph[sentence - 1]:
        return None
    first, last = words.span(words.first[sentence - 1], words.first[sentence] - 1)
    found: StatementCandidate | None = None
    for candidate in context.near(words.first[sentence - 1]):
        cue = candidate.cue.token if candidate.cue is not None else candidate.anchor
        in_sentence = words.sentence[cue] == sentence - 1 or first <= candidate.end <= last + 1
        if not in_sentence or context.innermost(words.tokens[cue].start) is not None:
            continue
        if (
            found is None
            or candidate.end > found.end + 3
            or (abs(candidate.end - found.end) <= 3 and candidate.start < found.start)
        ):
            found = candidate
    return found


def _answers(context: StatementContext, candidate: StatementCandidate, sentence: int) -> Cue | None:
    """The verb by which another speaks after what a sentence reports: `Mērs sola tiltu, bet X to kritizē`.

    Hearsay that follows is of that one, who has no words yet (`Baumas, ka skolu slēgs, X noliedz`).
    """
    words = context.words
    found = None
    of_noun = candidate.cue is not None and candidate.cue.kind == "noun"
    for index in range(words.first[sentence], words.first[sentence + 1]):
        cue = context.cues.get(index)
        if cue is None or cue.kind != "verb" or index in context.used or cue.own or cue.impersonal:
            continue
        main = words.relation[index] in _CLAUSE_RELATIONS or (of_noun and words.head[index] < 0)
        after = words.tokens[index].start >= candidate.end and main
        if after and _has_speaker(context, index):
            found = cue
    return found


def _own_account(context: StatementContext, sentence: int) -> bool:
    """Whether hearsay is that of the person it is about: `Pats Paulāns dzīvokļus izīrējot`."""
    words = context.words
    first = words.first[sentence]
    following = words.tokens[min(first + 1, len(words) - 1)]
    return context.function(first) == "self" and following.name.endswith("person")


def _goes_on(
    context: StatementContext, candidate: StatementCandidate, sentence: int, kinds: list[Hearsay]
) -> bool:
    """Whether hearsay after a candidate belongs to it.

    Bare participles are also the style of headlines and news in brief, so they count only after content in
    the forms of hearsay, or in a run of sentences of which one is in the quotative mood.
    """
    words = context.words
    if candidate.how in ("transcript", "dash", "judgement", "noun-infinitive"):
        return False
    if candidate.how == "infinitive" and candidate.cue is not None and words.head[candidate.cue.token] >= 0:
        return False  # `Māsu trūkst, un vadība lūgusi celt algas. [Atbildes neesot]` is not what is asked for
    if kinds[sentence] == "reported":
        return True
    if candidate.act in ("demand", "promise", "ask"):
        return False  # nobody asks for or promises what has happened: `Aicina neēst lasi. Tas tirgots visur`
    if candidate.cue is not None and candidate.cue.kind == "noun":
        return False  # the sentence of a noun goes on about what was said, not with it
    if candidate.cue is not None and is_said_by_share(context, candidate.cue):
        return False  # the figures go on
    for index in range(words.first[sentence], words.first[sentence + 1]):
        cue = context.cues.get(index)
        if cue is None or cue.kind != "verb":
            continue
        # Without content a bare participle goes on with what happened: `Viņa runājusi latviski`.
        speaks = _has_speaker(context, index)
        promises = speaks and cue.act == "promise"  # `Ministre solījusi miljonu` is the article's own
        goes_on = cue.document is None and (cue.impersonal or (_only_tells(context, cue) and not promises))
        heads = words.head[index] < 0
        bare = _is_bare(context, index) and not speaks
        told = index in context.used and (heads or not bare)
        if told or (heads and not goes_on):
            return False  # the sentence tells who else reported
    if _is_about_words(context, sentence):
        return False
    if _turns_away(context, sentence) or _has_plain_past(context, sentence) or _is_plan(context, sentence):
        return False
    run = sentence
    while (
        run < min(len(kinds), sentence + _LONGEST_RUN)
        and kinds[run] != "none"
        and words.paragraph[run] == words.paragraph[sentence]
    ):
        if kinds[run] == "reported":
            return True
        run += 1
    return _content_is_hearsay(context, candidate) or _tells_more(context, candidate, sentence)


def _is_about_words(context: StatementContext, sentence: int) -> bool:
    """Whether a sentence tells of words like those said: `Līdzīgus [apgalvojumus] Minska izteikusi agrāk`."""
    words = context.words
    root = next(
        (i for i in range(words.first[sentence], words.first[sentence + 1]) if words.head[i] < 0),
        words.first[sentence],
    )
    return any(
        words.tokens[i].lemma in context.lexicon.cue_nouns and words.child(i, "amod", "det") is not None
        for i in words.dependents(root, "obj")
    )


def _has_speaker(context: StatementContext, index: int) -> bool:
    """Whether a verb of saying has a subject of its own that can speak, and is no pronoun."""
    tokens = context.words.tokens
    return any(
        tokens[i].upos in ("NOUN", "PROPN") and (tokens[i].name != "O" or is_actor(context, i))
        for i in context.words.dependents(index, "nsubj")
    )


def _has_plain_past(context: StatementContext, sentence: int) -> bool:
    """Whether a verb in a subordinate clause is in the plain past, which hearsay would have put otherwise.

    `Aktieri lasījuši tā, ka dažs skatītājs [pameta] zāli` is the article's own; hearsay has `pametis`.
    """
    words = context.words
    for index in range(words.first[sentence], words.first[sentence + 1]):
        token = words.tokens[index]
        finite = token.upos == "VERB" and token.features.get("VerbForm") == "Fin"
        past = finite and token.features.get("Tense") == "Past" and words.head[index] >= 0
        if past and context.innermost(token.start) is None:
            return context.grammar.evidence(words, index) == "plain"
    return False


def _tells_more(context: StatementContext, candidate: StatementCandidate, sentence: int) -> bool:
    """Whether a report goes on with what somebody did: `Pēc X teiktā, viņš kliedza. Apsargs piegājis klāt`.

    After reported content of what happened, plain though its tense may be, an active participle tells what
    the source saw or heard. The passive may be short for a plain form, and of the source itself the article
    tells.
    """
    words = context.words
    if candidate.cue is None or candidate.how not in _TOLD or candidate.act not in _CLAIMS:
        return False
    first, stop = words.first[sentence], words.first[sentence + 1]
    root = next((i for i in range(first, stop) if words.head[i] < 0), first)
    if not _is_bare(context, root):
        return False
    if words.child(root, "aux") is None and _is_of_the_future(context, candidate):
        return False  # `Ministrs uzsvēra, ka valsts sankcijas bloķēs. Kaimiņi tās jau ieviesuši`
    subject = words.child(root, "nsubj")
    if subject is None or words.tokens[subject].upos == "PRON":
        return subject is not None and _means_another(context, candidate.cue, subject)
    if words.tokens[subject].upos not in ("NOUN", "PROPN"):
        return False
    names = {words.lower[subject], words.tokens[subject].lemma.lower()}
    return not any(
        names & {words.lower[i], words.tokens[i].lemma.lower()} and not candidate.holds(words.tokens[i].start)
        for i in range(*words.bounds(candidate.cue.token))
    )


def _is_of_the_future(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether all finite verbs of what is reported are of what is to come."""
    words = context.words
    finite = [
        words.tokens[i]
        for start, end in candidate.spans
        for i in words.covered(start, end)
        if words.tokens[i].features.get("VerbForm") == "Fin" and words.tokens[i].upos in ("VERB", "AUX")
    ]
    return bool(finite) and all(context.grammar.is_future(token) for token in finite)


def _means_another(context: StatementContext, cue: Cue, pronoun: int) -> bool:
    """Whether a personal pronoun differs in gender or number from the one subject of a cue."""
    words = context.words
    speaker = words.child(cue.token, "nsubj")
    if speaker is None or words.child(speaker, "conj") is not None:
        return False
    one, other = words.tokens[speaker].features, words.tokens[pronoun].features
    return other.get("PronType") == "Prs" and any(
        one.get(feature) != other.get(feature) for feature in ("Gender", "Number")
    )


def _is_bare(context: StatementContext, index: int) -> bool:
    """Whether a verb is an active participle without an auxiliary, or a passive one under such a copula.

    `[viņš] jautājis`, `[nauda] bijusi nozagta`.
    """
    words = context.words
    copulas = [i for i in words.dependents(index, "aux") if context.grammar.is_copula(words.tokens[i])]
    forms = [words.tokens[i].features for i in (index, *copulas)]
    active = any(form.get("VerbForm") == "Part" and form.get("Voice") == "Act" for form in forms)
    return active and context.grammar.evidence(words, index) == "perhaps"


def _only_tells(context: StatementContext, cue: Cue) -> bool:
    """Whether a verb of saying in a form of hearsay takes up nothing that was said: no `to noliedzis`."""
    words = context.words
    pointing = any(
        words.tokens[i].upos in ("DET", "PRON") for i in words.dependents(cue.token, "obj", "iobj")
    )
    return cue.act != "deny" and context.grammar.evidence(words, cue.token) == "perhaps" and not pointing


def _turns_away(context: StatementContext, sentence: int) -> bool:
    """Whether a sentence turns to somebody else: `Kapteinis savukārt atteicies liecināt`.

    So does one that is set against what was said by a particle of its predicate: `Tiesa to [gan] atcēlusi`.
    """
    words = context.words
    first, stop = words.first[sentence], words.first[sentence + 1]
    return any(
        (context.function(index) == "contrast" and index < first + 4)
        or (context.function(index) == "adversative" and _is_beside_root(context, index))
        for index in range(first, stop)
    )


def _is_beside_root(context: StatementContext, index: int) -> bool:
    """Whether a particle hangs on the main predicate of its sentence, and is none of two: `gan A, gan B`."""
    words = context.words
    root = words.head[index]
    return root >= 0 and words.head[root] < 0 and words.tokens[index].upos in ("PART", "ADV")


def _content_is_hearsay(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether the last thing reported has a predicate in a form of hearsay and none that is plain."""
    words = context.words
    start, end = candidate.spans[-1]
    first, last = words.at(start), words.at(end - 1)
    sentence = words.sentence[min(last, len(words) - 1)]
    first = max(first, words.first[sentence])
    roots = [
        i
        for i in range(first, min(last + 1, len(words)))
        if not first <= words.head[i] <= last and not words.is_punctuation(i)
    ]
    forms = {context.grammar.evidence(words, i) for i in roots}
    return "plain" not in forms and bool(forms & {"perhaps", "reported"})


def _is_plan(context: StatementContext, sentence: int) -> bool:
    """Whether a bare passive tells what is planned, short for a plain form: `Tiltu [paredzēts] slēgt`."""
    words = context.words
    root = next(
        (i for i in range(words.first[sentence], words.first[sentence + 1]) if words.head[i] < 0),
        words.first[sentence],
    )
    planned = context.effects[root].vouched == "planned"
    return planned and _is_bare_passive(context, sentence)


def _is_bare_passive(context: StatementContext, sentence: int) -> bool:
    """Whether the predicate is a bare passive participle, short for a plain one: `tilts [ir] slēgts`."""
    words = context.words
    for index in range(words.first[sentence], words.first[sentence + 1]):
        features = words.tokens[index].features
        passive = features.get("VerbForm") == "Part" and features.get("Voice") == "Pass"
        if words.head[index] < 0 and passive and words.child(index, "aux") is None:
            return True
    return False


def _resumes(context: StatementContext, sentence: int, kinds: list[Hearsay]) -> bool:
    """Whether hearsay resumes after plain narration: a run of bare participles up to the quotative mood.

    Only where somebody reports earlier in the paragraph. A bare passive participle opens none (`Tilts celts
    1970. gadā.`).
    """
    words = context.words
    if _is_bare_passive(context, sentence) or _turns_away(context, sentence):
        return False
    paragraph = words.paragraph[sentence]
    run = sentence
    while run < min(len(kinds), sentence + _LONGEST_RUN) and words.paragraph[run] == paragraph:
        if kinds[run] != "perhaps":
            break
        run += 1
    if run == len(kinds) or words.paragraph[run] != paragraph or kinds[run] != "reported":
        return False
    earlier = sentence - 1
    while earlier >= max(sentence - _LOOK_BACK, 0) and words.paragraph[earlier] == paragraph:
        if any(other.cue is not None for other in context.near(words.first[earlier])):
            return True
        earlier -= 1
    return False


def _follows_account(context: StatementContext, sentence: int) -> bool:
    """Whether bare participles tell what the sentence before speaks of: `Viņš vainu noliedz. Suns kodis`.

    There are at least two, as one alone is often the article's own, short for a plain form.
    """
    words = context.words
    if not sentence or words.paragraph[sentence] != words.paragraph[sentence - 1]:
        return False
    accounts = context.lexicon.accounts
    before = range(words.first[sentence - 1], words.first[sentence])
    if not any(words.tokens[i].lemma in accounts and words.tokens[i].upos == "NOUN" for i in before):
        return False
    return _opens_run(context, sentence)


def _opens_run(context: StatementContext, sentence: int) -> bool:
    """Whether a sentence and the one after it have more than one bare participle, the first in this one."""
    words = context.words
    after = words.first[min(sentence + 2, len(words.first) - 1)]
    bare = [
        i
        for i in range(words.first[sentence], after)
        if _is_bare(context, i) and _heads_main_clause(context, i)
    ]
    return len(bare) > 1 and words.sentence[bare[0]] == sentence


def _sentence_span(context: StatementContext, sentence: int) -> tuple[int, int]:
    words = context.words
    start, end = words.span(words.first[sentence], words.first[sentence + 1] - 1)
    return trim(context.text, start, end)


def _extend(context: StatementContext, candidate: StatementCandidate, sentence: int) -> None:
    """Add a sentence to a candidate: to its last span where only blanks and a full stop are between."""
    span = _sentence_span(context, sentence)
    between = context.text[candidate.end : span[0]]
    if len(between.strip(" \n.!?…")) == 0 and not any(mark in between for mark in MARKS):
        candidate.spans[-1] = (candidate.spans[-1][0], span[1])
    else:
        candidate.spans.append(span)
    context.place(candidate)


def _denies(context: StatementContext, sentence: int) -> bool:
    """Whether the main verb of a sentence denies something: `Viņa noliedz, ka zinājusi: rēķini pazuduši`."""
    words = context.words
    for index in range(words.first[sentence], words.first[sentence + 1]):
        cue = context.cues.get(index)
        if cue is None or cue.kind != "verb" or words.head[index] >= 0:
            continue
        if cue.takes("u"):
            return not is_negative(words, index, context.lexicon.negations)
        if cue.act == "deny":
            return not cue.negated
    return False


def _after_colon(context: StatementContext, sentence: int) -> None:
    """Read hearsay after a colon as said by the subject before: `Viņš ir skeptisks: cēliens esot garš`.

    After a verb of charging or denying participles are enough: `Viņš vaino kasieri: tā lādi aizmirsusi`.
    """
    words = context.words
    first, stop = words.first[sentence], words.first[sentence + 1]
    root = next((i for i in range(first, stop) if words.head[i] < 0), first)
    charges = context.effects[root].vouched == "attributed" or _denies(context, sentence)
    # `Viņš pārmetumus nepieņem: par to ziņojis jau rudenī`
    charged = any(context.effects[i].vouched == "attributed" for i in words.dependents(root, "obj"))
    charges = charges or charged
    # `Viņš neatzīst apsūdzības: līgums slēgts likumīgi`
    rejects = charged and is_negative(words, root, context.lexicon.negations)
    marks = {":", *DASHES} if charges else {":"}
    colon = next((i for i in range(first + 1, stop - 1) if words.tokens[i].text in marks), None)
    if colon is None or context.innermost(words.tokens[colon].start) is not None:
        return
    start = colon + 1
    quotative = any(
        context.grammar.evidence(words, i) == "reported"
        or (charges and _is_bare(context, i))
        or (rejects and context.grammar.evidence(words, i) == "perhaps")
        for i in range(start, stop)
    )
    span = trim(context.text, words.tokens[start].start, words.tokens[stop - 1].end)
    taken = any(candidate.start < span[1] and span[0] < candidate.end for candidate in context.near(start))
    if not quotative or taken or root >= start:
        return
    subject = words.child(root, "nsubj")
    speaker = noun_phrase(context, subject, root) if subject is not None else None
    context.add(StatementCandidate([span], "quotative", speaker=speaker, anchor=root))


def _in_later_clause(context: StatementContext, sentence: int) -> None:
    """Read hearsay in a clause of reason or contrast as said by who did what is told before.

    `Mērs uz sēdi neieradās, jo [esot slims]`: the subject of the main clause, where that can speak.
    """
    words = context.words
    first, stop = words.first[sentence], words.first[sentence + 1]
    moods = [
        i
        for i in range(first + 2, stop)
        if context.grammar.mood(words.tokens[i]) == "quotative"
        and words.lower[i] != words.tokens[i].lemma  # an infinitive in -ot
        and words.relation[i] != "xcomp"
    ]
    if not moods or context.innermost(words.tokens[moods[0]].start) is not None:
        return
    opening = moods[0]
    while opening > first and words.tokens[opening - 1].text not in ",;:":
        opening -= 1
    root = next((i for i in range(first, stop) if words.head[i] < 0), first)
    concession = " ".join(words.lower[opening : opening + 2]) in context.lexicon.function_words  # `lai gan`
    if opening == first or root >= opening or not (concession or context.function(opening) in ("and", "if")):
        return
    subject = words.child(root, "nsubj")
    if subject is None and context.grammar.role(words, first) == "subject":
        subject = first  # which the parse may hang on the object: `[Direktore] prasības atbalsta`
    end = next((i for i in range(moods[0], stop) if words.tokens[i].text in ",;:"), stop)
    span = trim(context.text, words.tokens[opening + 1 + concession].start, words.tokens[end - 1].end)
    taken = any(candidate.start < span[1] and span[0] < candidate.end for candidate in context.near(opening))
    conditional = context.lexicon.complementisers.get(words.lower[opening]) == "condition"
    if subject is None or subject > opening or taken or conditional or not is_actor(context, subject):
        return
    predicate = _predicate_of(context, moods[0])
    if context.function(opening) == "and" and (
        _has_speaker(context, predicate) or _is_of_another(context, opening, moods[0], predicate)
    ):
        return  # `Mērs pasniedza balvu, taču [aktieris] esot gribējis to noraidīt`: nobody tells who says so
    speaker = noun_phrase(context, subject, root)
    context.add(StatementCandidate([span], "quotative", speaker=speaker, anchor=root))


def _is_of_another(context: StatementContext, opening: int, mood: int, predicate: int) -> bool:
    """Whether a clause says what somebody named before its verb has or lacks: `un [trenerim] neesot ziņu`."""
    words = context.words
    return any(
        words.tokens[i].upos in ("NOUN", "PROPN")
        and words.head[i] in (mood, predicate)
        and context.grammar.role(words, i) == "recipient"
        and (is_actor(context, i) or words.tokens[i].name.endswith("person"))
        for i in range(opening + 1, mood)
    )


def _predicate_of(context: StatementContext, mood: int) -> int:
    """The word that an auxiliary or copula in the quotative mood goes with; the word itself, of others."""
    words = context.words
    return words.head[mood] if words.relation[mood] in ("aux", "cop") else mood


def _uncued(context: StatementContext, sentence: int) -> None:
    """Read a sentence in the quotative mood as a statement; a verb of saying before it is its cue."""
    words = context.words
    candidate = StatementCandidate(
        [_sentence_span(context, sentence)], "quotative", anchor=words.first[sentence]
    )
    cue = _cue_before(context, sentence)
    if cue is not None:
        candidate.cue, candidate.act, candidate.anchor = cue, cue.act, cue.token
    context.add(candidate)


def _follows_cue(context: StatementContext, sentence: int) -> bool:
    """Whether bare participles tell what the verb of saying before them has no content for.

    That verb takes something up (`Mednieks [to] noliedza. Suns norāvies`), else one participle is not enough;
    with an object of its own it has said what it says (`Īpašnieks lēš [zaudējumus]. Vainīgie aizbēguši`).
    """
    words, cue = context.words, _cue_before(context, sentence)
    if cue is None or _is_bare_passive(context, sentence):
        return False
    objects = [words.tokens[i] for i in words.dependents(cue.token, "obj")]
    if any(token.upos in ("DET", "PRON") for token in objects):
        return True
    accounts = context.lexicon.accounts
    said = any(token.upos == "NOUN" and token.lemma not in accounts for token in objects)
    return not said and _opens_run(context, sentence)


def _cue_before(context: StatementContext, sentence: int) -> Cue | None:
    """A verb of saying without content that heads the sentence before (`Mednieks to noliedza`)."""
    words = context.words
    if not sentence or words.paragraph[sentence] != words.paragraph[sentence - 1]:
        return None
    reported = _candidate_before(context, sentence)
    answer = _answers(context, reported, sentence - 1) if reported is not None else None
    if answer is not None:
        return answer
    for index in range(words.first[sentence - 1], words.first[sentence]):
        cue = context.cues.get(index)
        if cue is None or cue.kind != "verb" or words.head[index] >= 0 or index in context.used:
            continue
        if (
            cue.act == "opine"
            or cue.own
            or cue.impersonal
            or cue.negated
            or not cue.takes("d")
            or not cue.frames.strip("dipe")
            or _is_against(context, index)
        ):
            continue
        return cue
    return None


def _is_against(context: StatementContext, verb: int) -> bool:
    """Whether a verb says what somebody is against, and so all that was said: `iebilda [pret plānu]`."""
    words = context.words
    cases = (context.grammar.adposition(words, child) for child in words.children[verb])
    return any(case is not None and context.effects[case].topic for case in cases)


def _backwards(context: StatementContext, kinds: list[Hearsay]) -> None:
    """A tag at the end also covers the hearsay that led up to it: `A. Vieglāk esot, sacīja kasiere.`."""
    words = context.words
    tags = [
        candidate
        for candidate in context.candidates
        if candidate.how in ("trailing", "source") and len(candidate.spans) == 1
    ]
    for candidate in tags:
        if candidate.cue is None or candidate.start > words.tokens[candidate.cue.token].start:
            continue
        sentence = words.sentence[words.at(candidate.start)]
        if not any(
            context.grammar.mood(words.tokens[i]) == "quotative"
            for i in range(words.first[sentence], words.first[sentence + 1])
        ):
            continue
        while (
            sentence
            and words.paragraph[sentence - 1] == words.paragraph[sentence]
            and kinds[sentence - 1] != "none"
        ):
            span = _sentence_span(context, sentence - 1)
            overlapping = [
                other
                for other in context.near(words.first[sentence - 1])
                if other is not candidate and other.start < span[1] and span[0] < other.end
            ]
            if any(other.how != "quotative" for other in overlapping):
                break
            context.drop(overlapping)
            candidate.spans[0] = (span[0], candidate.spans[0][1])
            context.place(candidate)
            sentence -= 1
