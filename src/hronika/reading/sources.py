"""Who reports: the noun phrase beside a cue that names the source, and whom, where and when it was said to."""

from hronika.reading.cues import Cue
from hronika.reading.report import Range, Report, Scene
from hronika.reading.words import MARKS

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})
_CLIMB = ("conj", "advcl", "xcomp", "ccomp", "parataxis", "obj", "acl", "nmod", "obl")


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
    subject = _subject(scene, cue.token)
    if subject is None and not cue.impersonal:
        subject = _beside(scene, cue)
    if subject is not None:
        return noun_phrase(scene, subject, cue.token)
    institution = _institution(scene, cue.token)
    return noun_phrase(scene, institution, cue.token) if institution is not None else None


def _subject(scene: Scene, index: int) -> int | None:
    """The subject of a verb, or that of the verb it depends on or is coordinated with."""
    words = scene.words
    for _ in range(5):
        subject = words.child(index, "nsubj")
        if subject is not None and words.tokens[subject].features.get("Case", "Nom") == "Nom":
            return _antecedent(scene, subject, index)
        token = words.tokens[index]
        head = words.head[index]
        relation = token.relation.partition(":")[0]
        if relation == "acl" and head >= 0 and token.features.get("VerbForm") == "Part":
            return head
        if head < 0 or relation not in _CLIMB:
            return None
        finite = token.features.get("VerbForm") == "Fin"
        if finite and relation not in ("conj",):
            return None
        if finite and token.features.get("Person") in ("1", "2"):
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
    """The noun that a relative pronoun stands for."""
    words = scene.words
    if scene.function(subject) == "wh" and words.tokens[verb].relation.startswith("acl"):
        head = words.head[verb]
        if 0 <= head < subject:
            return head
    return subject


def _beside(scene: Scene, cue: Cue) -> int | None:
    """A nominative next to the cue that the parse failed to make its subject."""
    words = scene.words
    token = words.tokens[cue.token]
    if token.features.get("VerbForm") in ("Conv", "Inf") or token.features.get("Person") in ("1", "2"):
        return None
    first, stop = scene.limits(cue.token)
    for index in range(cue.token + 1, min(stop, cue.token + 7)):
        other = words.tokens[index]
        if other.text in (",", ";", ":") or other.upos in ("VERB", "AUX", "SCONJ"):
            break
        if other.upos in ("PROPN", "NOUN", "PRON") and other.features.get("Case", "Nom") == "Nom":
            if other.upos == "PROPN" or words.head[index] == cue.token or words.head[index] < 0:
                return _top(scene, index, cue.token)
    for index in range(cue.token - 1, max(first, cue.token - 9) - 1, -1):
        other = words.tokens[index]
        if other.text in (",", ";", ":") or other.text in MARKS or other.upos in ("VERB", "SCONJ"):
            break
        if other.upos in ("PROPN", "NOUN", "PRON") and other.features.get("Case") == "Nom":
            return _top(scene, index, cue.token)
    return None


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


def is_organization_word(scene: Scene, index: int) -> bool:
    """Whether a word names an institution, by its name tag or the list of such nouns."""
    token = scene.words.tokens[index]
    organizations = scene.draft.language.words.get("organizations", {})
    return token.name.endswith("organization") or token.lemma in organizations


def _before_source(scene: Scene, cue: Cue) -> Range | None:
    """The genitive before a source noun: `pēc [Putina] teiktā`."""
    words = scene.words
    first, _ = scene.limits(cue.token)
    start = cue.token
    while (
        start > first
        and scene.function(start - 1) != "according"
        and words.tokens[start - 1].text not in (",", ";", ":")
    ):
        token = words.tokens[start - 1]
        if token.upos in ("VERB", "AUX") and token.features.get("VerbForm") == "Fin":
            break
        start -= 1
    last = cue.token - 1
    while last >= start and (
        words.is_punctuation(last)
        and words.tokens[last].text not in MARKS
        and words.tokens[last].text != ")"
        or words.tokens[last].upos == "ADJ"
        and words.tokens[last].features.get("Case") == words.tokens[cue.token].features.get("Case")
        and words.tokens[last].features.get("Case") != "Gen"
    ):
        last -= 1
    if last < start:
        return None
    head = last
    while words.is_punctuation(head) and head > start:
        head -= 1
    while start <= words.head[head] < cue.token:
        head = words.head[head]
    return _without_bracket(scene, start, last, head)


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
        if child < index and token.features.get("Case") == "Gen" and token.upos in ("NOUN", "PROPN", "PRON"):
            if token.relation.partition(":")[0] in ("nmod", "det", "obl") and token.lemma != "sava":
                return noun_phrase(scene, child, index)
    if words.tokens[index].relation.partition(":")[0] == "nsubj":
        return None
    return None


def noun_phrase(scene: Scene, head: int, cue: int) -> Range:
    """The whole phrase of a noun with titles and appositions, without clauses and closing brackets."""
    words = scene.words
    low, high = scene.limits(head)
    dropped: set[int] = set()
    for child in words.children[head]:
        token = words.tokens[child]
        relation = token.relation.partition(":")[0]
        clause = relation in ("acl", "advcl", "parataxis", "ccomp", "dep") and (
            token.features.get("VerbForm") in ("Fin", "Conv")
            or (child > head and words.child(child, "nsubj", "mark") is not None)
        )
        if (
            clause
            or relation in ("cc", "discourse", "punct", "advmod", "cop", "aux")
            or words.governs(child, cue)
        ):
            if (
                relation == "advmod"
                and child < head
                and token.upos in ("ADV", "NUM")
                and words.tokens[child].text[0].islower()
            ):
                continue
            dropped.update(words.subtree(child))
    inside = [
        i
        for i in words.subtree(head)
        if low <= i < high and i not in dropped and not words.governs(cue, head) or i == head
    ]
    inside = [i for i in words.subtree(head) if low <= i < high and i not in dropped]
    first = last = head
    members = set(inside)
    while first - 1 in members or (
        first - 2 in members and words.is_punctuation(first - 1) and first - 1 >= low
    ):
        first -= 1
    while last + 1 in members or (
        last + 2 in members and words.is_punctuation(last + 1) and words.tokens[last + 1].text not in ("(",)
    ):
        last += 1
    first, last = _whole_names(scene, first, last, cue)
    first, last = _balanced(scene, first, last, low, high)
    while first < head and (words.is_punctuation(first) and words.tokens[first].text not in MARKS):
        first += 1
    return _without_bracket(scene, first, last, head)


def _whole_names(scene: Scene, first: int, last: int, cue: int) -> tuple[int, int]:
    """Take in whole a name whose part the phrase holds."""
    words = scene.words
    while last + 1 < len(words) and words.tokens[last + 1].name.startswith("I-") and last + 1 != cue:
        last += 1
    while first > 0 and words.tokens[first].name.startswith("I-") and first - 1 != cue:
        first -= 1
    return first, last


def _balanced(scene: Scene, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """Take in the marks around a quoted name, and leave out one without its partner."""
    words = scene.words
    start, end = words.span(first, last)
    for quotation in scene.quotations:
        if quotation.start > end:
            break
        if quotation.inner_start >= start and quotation.inner_end <= end < quotation.end and last + 1 < high:
            last += 1
        elif quotation.start < start <= quotation.inner_start and quotation.end <= end and first > low:
            first -= 1
    return first, last
