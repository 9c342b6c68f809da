"""Who reports: the noun phrase beside a cue that names the source."""

from hronika.language.analysis import Token
from hronika.reading.document.tokens import DASHES, MARKS
from hronika.reading.statements.candidates import Range, Report, Scene
from hronika.reading.statements.content import LONGEST_NAME
from hronika.reading.statements.cues import Cue, is_predicate

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM", "VERB", "ADV"})
_NAMED = frozenset({"NOUN", "PROPN", "PRON"})
_TAGS = frozenset({"tag", "trailing", "as", "dash"})
# Constructions through which a verb shares the subject of the one above it.
_CLIMB = frozenset({"conj", "advcl", "xcomp", "ccomp", "parataxis", "obj", "acl", "nmod", "obl"})
_REACH = 16


def find_speaker(scene: Scene, report: Report) -> Range | None:
    """The phrase that names the source of a report, by its cue; None where the sentence names none."""
    cue = report.cue
    if cue is None:
        return report.speaker
    if cue.kind == "word":
        return None
    if cue.kind == "source":
        return _before_source(scene, cue)
    if cue.kind == "noun":
        return _genitive(scene, cue.token)
    if cue.impersonal:
        # The subject of a passive is who was told or asked, never who did.
        institution = _institution(scene, cue.token)
        return noun_phrase(scene, institution, cue.token) if institution is not None else None
    subject = _right_of(scene, report, cue) if report.how in _TAGS else None
    if subject is None:
        subject = _subject(scene, report, cue.token)
    if subject is None:
        subject = _right_of(scene, report, cue)
        if subject is None:
            subject = _left_of(scene, report, cue)
        if subject is None:
            subject = _caseless_name(scene, report, cue)
    if subject is None:
        subject = _institution(scene, cue.token)
    return noun_phrase(scene, subject, cue.token) if subject is not None else None


def can_report(scene: Scene, report: Report) -> bool:
    """Whether a source can say something, for verbs that also take things as evidence (`pušums liecina`)."""
    if report.cue is None or not report.cue.takes("e"):
        return True
    if report.speaker is None:
        return report.how in _TAGS or report.cue.impersonal
    head = report.speaker.head
    token = scene.words.tokens[head]
    if any(scene.words.tokens[i].name != "O" for i in range(head, report.speaker.last + 1)):
        return True
    if token.upos in ("PRON", "DET"):
        return token.features.get("PronType") != "Dem"
    lists = scene.draft.language.words
    known = ("source_documents", "organizations", "roles", "generic_people")
    return token.upos == "PROPN" or any(token.lemma in lists[name] for name in known)


def is_organization_word(scene: Scene, index: int) -> bool:
    """Whether a word names an institution, by its name tag or the list of such nouns."""
    token = scene.words.tokens[index]
    return token.name.endswith("organization") or token.lemma in scene.draft.language.words["organizations"]


def _in_content(scene: Scene, report: Report, index: int) -> bool:
    """Whether a token is part of what is said, or stands in another quotation than the cue."""
    assert report.cue is not None
    tokens = scene.words.tokens
    start = tokens[index].start
    if report.holds(start):
        return True
    here = scene.innermost(start)
    cue = tokens[report.cue.token].start
    for other in scene.near(index):
        if other is not report and any(s <= start < e and not s <= cue < e for s, e in other.spans):
            return True
    if here is scene.innermost(cue):
        return False
    return here is None or here.inner_end - here.inner_start > LONGEST_NAME


def _subject(scene: Scene, report: Report, index: int) -> int | None:
    """The subject of a verb, or that of the verb it depends on or is coordinated with."""
    words = scene.words
    for _ in range(5):
        subjects = [
            child
            for child in words.children[index]
            if words.tokens[child].relation.startswith("nsubj")
            and words.tokens[child].features.get("Case", "Nom") == "Nom"
            and words.tokens[child].upos in _NOMINAL
            and not _in_content(scene, report, child)
            and not _attribute_name(scene, child)
        ]
        if subjects:
            return _antecedent(scene, min(subjects, key=lambda child: abs(child - index)), index)
        token = words.tokens[index]
        head = words.head[index]
        relation = token.relation.partition(":")[0]
        if relation == "acl" and head >= 0 and token.features.get("VerbForm") == "Part":
            return head
        finite = token.features.get("VerbForm") == "Fin"
        if head < 0 or relation not in _CLIMB or (finite and relation != "conj"):
            return None
        if relation == "conj" and not _same_person(scene, index, head):
            return None
        index = head
    return None


def _same_person(scene: Scene, index: int, other: int) -> bool:
    """Whether two coordinated verbs can share a subject: the same person, if both have one."""
    words = scene.words
    one = words.tokens[index].features.get("Person")
    two = words.tokens[other].features.get("Person")
    return one is None or two is None or one == two


def _antecedent(scene: Scene, subject: int, verb: int) -> int:
    """The noun that a relative pronoun stands for; the subject itself where it is none."""
    words = scene.words
    if scene.function(subject) == "wh" and words.tokens[verb].relation.startswith("acl"):
        head = words.head[verb]
        if 0 <= head < subject:
            return _subject_of_predicative(scene, head)
    return subject


def _subject_of_predicative(scene: Scene, index: int) -> int:
    """Who a predicative is said of: `Viņš bija vienīgais, kas teica`."""
    words = scene.words
    while words.child(index, "case") is not None and words.head[index] >= 0:
        index = words.head[index]
    subject = words.child(index, "nsubj")
    return subject if subject is not None and words.child(index, "cop") is not None else index


def _right_of(scene: Scene, report: Report, cue: Cue) -> int | None:
    """A nominative after the cue, as in tags: `aģentūrai LETA sacīja ēstuves kasiere`."""
    words = scene.words
    if _without_subject(words.tokens[cue.token]):
        return None
    _, stop = scene.limits(cue.token)
    for index in range(cue.token + 1, min(stop, cue.token + _REACH)):
        token = words.tokens[index]
        if token.text in ",;:." or token.text in DASHES or token.upos == "SCONJ" or is_predicate(token):
            return None
        if token.upos not in _NAMED and not (token.upos == "DET" and words.head[index] == cue.token):
            continue
        if token.features.get("Case") == "Nom" and not _attribute_name(scene, index):
            return None if _in_content(scene, report, index) else _top(scene, index, cue.token)
    return None


def _attribute_name(scene: Scene, index: int) -> bool:
    """Whether a name without case belongs to the noun before it: `aģentūrai LETA`, `portālam «Delfi»`."""
    words = scene.words
    token = words.tokens[index]
    if token.upos not in ("PROPN", "X", "NOUN", "SYM"):
        return False
    name = index
    while words.tokens[name].name.startswith("I-") and name > 0:
        name -= 1
    start = words.tokens[name].start
    quotation = scene.innermost(start)
    if quotation is not None and quotation.inner_end - quotation.inner_start <= LONGEST_NAME:
        start = quotation.start
    before = words.at(start) - 1
    first, _ = words.bounds(index)
    if before < first or words.tokens[before].upos != "NOUN":
        return False
    noun = words.tokens[before]
    if noun.features.get("Case") not in ("Dat", "Acc", "Loc", "Gen"):
        return False
    outlet = noun.lemma in scene.lexicon.media or noun.lemma in scene.draft.language.words["organizations"]
    return start < token.start or "Case" not in token.features or (outlet and token.upos != "NOUN")


def _caseless_name(scene: Scene, report: Report, cue: Cue) -> int | None:
    """A name that shows no case beside the cue: `kā norāda DVI`, `LETA ziņo`."""
    words = scene.words
    if _without_subject(words.tokens[cue.token]):
        return None
    first, stop = scene.limits(cue.token)
    right = range(cue.token + 1, min(stop, cue.token + _REACH))
    left = range(cue.token - 1, max(first, cue.token - _REACH) - 1, -1)
    for indices in (right, left):
        for index in indices:
            token = words.tokens[index]
            if token.text in ",;:." or is_predicate(token):
                break
            if token.upos == "PROPN" and "Case" not in token.features and not _attribute_name(scene, index):
                return None if _in_content(scene, report, index) else index
    return None


def _left_of(scene: Scene, report: Report, cue: Cue) -> int | None:
    """A nominative in the clause before the cue."""
    words = scene.words
    if _without_subject(words.tokens[cue.token]):
        return None
    first, _ = scene.limits(cue.token)
    for index in range(cue.token - 1, max(first, cue.token - _REACH) - 1, -1):
        token = words.tokens[index]
        if token.text in ",;:" or token.upos == "SCONJ" or is_predicate(token):
            return None
        named = token.upos in _NAMED or (token.upos == "DET" and words.head[index] == cue.token)
        if named and token.features.get("Case") == "Nom" and not _attribute_name(scene, index):
            return None if _in_content(scene, report, index) else _top(scene, index, cue.token)
    return None


def _without_subject(token: Token) -> bool:
    """Whether a form of the verb has no subject of its own beside it."""
    return token.features.get("VerbForm") in ("Conv", "Inf") or token.features.get("Person") in ("1", "2")


def _top(scene: Scene, index: int, cue: int) -> int:
    """The head of the phrase in the nominative that a word is part of."""
    words = scene.words
    while True:
        head = words.head[index]
        if head < 0 or head == cue or words.tokens[head].upos not in ("NOUN", "PROPN"):
            return index
        if words.tokens[head].features.get("Case", "Nom") != "Nom" or (head - cue) * (index - cue) < 0:
            return index
        index = head


def _institution(scene: Scene, index: int) -> int | None:
    """A locative that speaks: `informēja prokuratūrā`, `Uzņēmumā norāda`."""
    words = scene.words
    for child in words.children[index]:
        token = words.tokens[child]
        if token.features.get("Case") != "Loc" or token.upos not in ("NOUN", "PROPN"):
            continue
        if words.child(child, "case") is not None or token.lemma in scene.lexicon.media:
            continue
        if is_organization_word(scene, child):
            return child
    return None


def _before_source(scene: Scene, cue: Cue) -> Range | None:
    """The genitive before a source noun: `pēc [Putina] teiktā`."""
    words = scene.words
    first, _ = scene.limits(cue.token)
    start = cue.token
    while start > first and scene.function(start - 1) != "according":
        token = words.tokens[start - 1]
        if token.text in ",;:" or token.features.get("VerbForm") == "Fin":
            break
        start -= 1
    last = cue.token - 1
    while last >= start and _outside_genitive(scene, last, cue):
        last -= 1
    if last < start:
        return None
    head = last
    while words.is_punctuation(head) and head > start:
        head -= 1
    while start <= words.head[head] < cue.token:
        head = words.head[head]
    return _without_bracket(scene, start, last, head)


def _outside_genitive(scene: Scene, index: int, cue: Cue) -> bool:
    """Whether a token before a source noun is its own adjective, or a stray mark, and not of the source."""
    words = scene.words
    token = words.tokens[index]
    if words.is_punctuation(index):
        return token.text not in MARKS and token.text != ")"
    case = token.features.get("Case")
    return token.upos == "ADJ" and case == words.tokens[cue.token].features.get("Case") and case != "Gen"


def _without_bracket(scene: Scene, first: int, last: int, head: int) -> Range:
    """Leave a closing abbreviation or party in brackets outside the phrase."""
    words = scene.words
    if words.tokens[last].text == ")":
        for index in range(last, first, -1):
            if words.tokens[index].text == "(":
                last = index - 1
                break
    return Range(first, last, min(head, last))


def _genitive(scene: Scene, index: int) -> Range | None:
    """Whose words a noun of saying names: `[Kirova Lipmana] apgalvojumi`."""
    words = scene.words
    for child in words.children[index]:
        token = words.tokens[child]
        if child > index or token.upos not in _NAMED or "Poss" in token.features:
            continue
        case = token.features.get("Case")
        if case == "Gen" or (case is None and child == index - 1):
            return noun_phrase(scene, child, index)
    return None


def noun_phrase(scene: Scene, head: int, cue: int) -> Range:
    """The whole phrase of a noun with titles and appositions, without clauses and closing brackets."""
    words = scene.words
    quotation = scene.innermost(words.tokens[head].start)
    # Of a quoted name the words before the mark belong to the phrase: `klubs "Piejūra"`.
    named = quotation is not None and quotation.inner_end - quotation.inner_start <= LONGEST_NAME
    outside = named and quotation is not scene.innermost(words.tokens[cue].start)
    low, high = scene.limits(cue if outside else head)
    dropped: set[int] = set()
    for child in words.children[head]:
        if _outside_phrase(scene, child, head, cue):
            dropped.update(words.subtree(child))
    members = {i for i in words.subtree(head) if low <= i < high and i not in dropped}
    first = last = head
    while first - 1 in members or (first - 2 in members and words.is_punctuation(first - 1)):
        first -= 1
    while last + 1 in members or (
        last + 2 in members and words.is_punctuation(last + 1) and words.tokens[last + 1].text != "("
    ):
        last += 1
    first, last = _whole_names(scene, first, last, cue)
    last = _with_name_after(scene, last, head, high, cue)
    last = _before_relative(scene, head, last)
    first, last = _balanced(scene, first, last, low, high)
    while first < head and words.is_punctuation(first) and words.tokens[first].text not in MARKS:
        first += 1
    return _without_bracket(scene, first, last, head)


def _outside_phrase(scene: Scene, child: int, head: int, cue: int) -> bool:
    """Whether a dependent of a noun is a clause, a particle, or not of the phrase at all."""
    words = scene.words
    token = words.tokens[child]
    relation = token.relation.partition(":")[0]
    if words.governs(child, cue):
        return True
    if relation == "advmod":
        return child > head or token.upos not in ("ADV", "NUM") or token.text[0].isupper()
    if relation in ("cc", "discourse", "punct", "cop", "aux", "mark", "case"):
        return True
    if child < head and words.child(child, "case") is not None:
        return True
    if relation in ("acl", "advcl", "parataxis", "ccomp", "dep"):
        finite = token.features.get("VerbForm") in ("Fin", "Conv")
        return finite or (child > head and words.child(child, "nsubj", "mark", "aux") is not None)
    return False


def _whole_names(scene: Scene, first: int, last: int, cue: int) -> tuple[int, int]:
    """Take in whole a name whose part the phrase holds."""
    words = scene.words
    while last + 1 < len(words) and words.tokens[last + 1].name.startswith("I-") and last + 1 != cue:
        last += 1
    while first > 0 and words.tokens[first].name.startswith("I-") and first - 1 != cue:
        first -= 1
    return first, last


def _with_name_after(scene: Scene, last: int, head: int, high: int, cue: int) -> int:
    """Take in a name that follows its title, where the parse set it apart: `Kritiķe Una Straumberga`."""
    words = scene.words
    if words.tokens[head].upos not in ("NOUN", "PROPN") or last + 1 >= high:
        return last
    index = last + 1
    opening = words.tokens[index]
    if words.tokens[last].name != "O" or not opening.name.startswith(("B-person", "B-organization")):
        return last
    nominative = words.tokens[head].features.get("Case", "Nom")
    if opening.features.get("Case", nominative) != nominative:
        return last
    while index + 1 < high and words.tokens[index + 1].name.startswith("I-") and index + 1 != cue:
        index += 1
    return index


def _before_relative(scene: Scene, head: int, last: int) -> int:
    """Leave out a relative clause, and a comma at the end."""
    words = scene.words
    for index in range(head + 1, last):
        opener = scene.function(index + 1)
        if words.tokens[index].text == "," and (
            opener in ("wh", "as", "that", "if") or (index + 2 <= last and scene.function(index + 2) == "wh")
        ):
            last = index - 1
            break
    while last > head and words.tokens[last].text in ",;:":
        last -= 1
    return last


def _balanced(scene: Scene, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """Take in the marks around a quoted name whose inside the phrase holds."""
    words = scene.words
    start, end = words.span(first, last)
    for quotation in scene.quotations_from(start - 2, end + 1):
        if quotation.inner_start >= start and quotation.inner_end <= end < quotation.end and last + 1 < high:
            last += 1
        elif quotation.start < start <= quotation.inner_start and quotation.end <= end and first > low:
            first -= 1
    return first, last
