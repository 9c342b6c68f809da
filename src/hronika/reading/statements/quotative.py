"""Hearsay that goes on: sentences in the oblique mood belong to the statement before them, or are one.

The oblique mood (`esot`, `neesot`, `būšot`) and the participle without its auxiliary (`viņš paķēris`) report
what somebody else said (Latviešu valodas gramatika, 2013, on the atstāstījuma izteiksme).
"""

from typing import Literal

from hronika.reading.attribution.source_phrases import noun_phrase
from hronika.reading.document.tokens import MARKS
from hronika.reading.statements.candidates import Report, Scene
from hronika.reading.statements.content import trim
from hronika.reading.statements.cues import Cue

Hearsay = Literal["none", "participle", "oblique"]

# How many sentences ahead a run of hearsay is looked through.
_LONGEST_RUN = 20
_CLAUSE_RELATIONS = ("conj", "parataxis")


def _root_is_oblique(scene: Scene, sentence: int) -> bool:
    words = scene.words
    return any(
        words.head[index] < 0 and _form(scene, index) == "oblique"
        for index in range(words.first[sentence], words.first[sentence + 1])
    )


def hearsay(scene: Scene, sentence: int) -> Hearsay:
    """How far the main predicates of a sentence are in the forms of hearsay.

    `oblique` where one is in the oblique mood, `participle` where all are participles without an auxiliary,
    `none` where one vouches for itself.
    """
    words = scene.words
    if _root_is_oblique(scene, sentence):
        return "oblique"
    found: Hearsay = "none"
    for index in range(words.first[sentence], words.first[sentence + 1]):
        if not _heads_main_clause(scene, index):
            continue
        form = _form(scene, index)
        if form == "plain":
            return "none"
        if form == "oblique" or (form == "participle" and found == "none"):
            found = form
    return found


def _heads_main_clause(scene: Scene, index: int) -> bool:
    """Whether a token is the root or coordinated with it, through whatever chain."""
    words = scene.words
    while (head := words.head[index]) >= 0:
        if words.tokens[index].relation.partition(":")[0] not in _CLAUSE_RELATIONS:
            return False
        index = head
    return True


def _form(scene: Scene, index: int) -> Literal["plain", "participle", "oblique", "neutral"]:
    words = scene.words
    token = words.tokens[index]
    helpers = [words.tokens[i] for i in words.dependents(index, "aux", "cop")]
    moods = {helper.features.get("Mood") for helper in (*helpers, token)}
    if "Qot" in moods or _only_hearsay(scene, index):
        return "oblique"
    if any(helper.features.get("VerbForm") == "Fin" for helper in helpers):
        return "plain"
    if token.upos in ("VERB", "AUX"):
        form = token.features.get("VerbForm")
        if form == "Fin":
            return "plain"
        if form == "Part" and token.features.get("Case") in (None, "Nom"):
            return "participle"
    if any(helper.features.get("VerbForm") == "Part" for helper in helpers):
        return "participle"
    return "neutral"


def _only_hearsay(scene: Scene, index: int) -> bool:
    """Whether a form called a converb must be the oblique mood: by its ending, or as head of a sentence.

    The head has a subject, or a recipient (`viņam maksājot 34 centus`). The two are the same word in the
    present tense (`kursējot`).
    """
    words = scene.words
    token = words.tokens[index]
    if token.upos not in ("VERB", "AUX"):
        return False
    if words.lower[index].endswith(scene.hearsay_endings):
        return True
    return (
        token.features.get("VerbForm") == "Conv"
        and words.head[index] < 0
        and words.child(index, "nsubj", "iobj") is not None
    )


def read_continuations(scene: Scene) -> None:
    """Extend reports over the hearsay that follows them; read hearsay with no cue as a statement."""
    words = scene.words
    count = len(words.first) - 1
    kinds: list[Hearsay] = [hearsay(scene, sentence) for sentence in range(count)]
    covered = _covered(scene)
    for sentence in range(count):
        if kinds[sentence] == "none" and not covered[sentence]:
            _after_colon(scene, sentence)
        if kinds[sentence] == "none" or covered[sentence] or _quoted(scene, sentence):
            continue
        previous = _report_before(scene, sentence) if not _own_account(scene, sentence) else None
        if previous is not None and _goes_on(scene, previous, sentence, kinds):
            _extend(scene, previous, sentence)
        elif kinds[sentence] == "oblique" or _cue_before(scene, sentence) is not None:
            _uncued(scene, sentence)
        else:
            continue
        covered[sentence] = True
    _backwards(scene, kinds)


def _covered(scene: Scene) -> list[bool]:
    """For every sentence whether its main predicate reports, or stands in what is reported."""
    words = scene.words
    covered = [False] * (len(words.first) - 1)
    for report in scene.reports:
        if report.cue is not None:
            token = report.cue.token
            if (
                report.cue.kind in ("source", "word")
                or words.head[token] < 0
                or report.how in ("trailing", "as", "tag")
            ):
                covered[words.sentence[token]] = True
        for start, end in report.spans:
            for sentence in range(
                words.sentence[words.at(start)], words.sentence[min(words.at(end - 1), len(words) - 1)] + 1
            ):
                first, last = words.span(words.first[sentence], words.first[sentence + 1] - 1)
                if start - 3 <= first and end + 3 >= last:
                    covered[sentence] = True
    return covered


def _quoted(scene: Scene, sentence: int) -> bool:
    first = scene.words.first[sentence]
    return scene.innermost(scene.words.tokens[first].start) is not None


def _report_before(scene: Scene, sentence: int) -> Report | None:
    """The outermost report that reaches the end of the sentence before, in the same paragraph."""
    words = scene.words
    if sentence == 0 or words.paragraph[sentence] != words.paragraph[sentence - 1]:
        return None
    first, last = words.span(words.first[sentence - 1], words.first[sentence] - 1)
    found: Report | None = None
    for report in scene.near(words.first[sentence - 1]):
        cue = report.cue.token if report.cue is not None else report.anchor
        in_sentence = words.sentence[cue] == sentence - 1 or first <= report.end <= last + 1
        if not in_sentence or scene.innermost(words.tokens[cue].start) is not None:
            continue
        if (
            found is None
            or report.end > found.end + 3
            or (abs(report.end - found.end) <= 3 and report.start < found.start)
        ):
            found = report
    return found


def _own_account(scene: Scene, sentence: int) -> bool:
    """Whether hearsay is that of the person it is about: `Pats Paulāns dzīvokļus izīrējot`."""
    words = scene.words
    first = words.first[sentence]
    following = words.tokens[min(first + 1, len(words) - 1)]
    return scene.function(first) == "self" and following.name.endswith("person")


def _goes_on(scene: Scene, report: Report, sentence: int, kinds: list[Hearsay]) -> bool:
    """Whether hearsay after a report belongs to it.

    Bare participles are also the style of headlines and news in brief, so they count only after content in
    the forms of hearsay, or in a run of sentences of which one is in the oblique mood.
    """
    words = scene.words
    if report.how in ("transcript", "dash", "judgement"):
        return False
    if kinds[sentence] == "oblique":
        return True
    for index in range(words.first[sentence], words.first[sentence + 1]):
        if words.head[index] < 0 and index in scene.cues and scene.cues[index].kind == "verb":
            return False
    if _turns_away(scene, sentence):
        return False
    run = sentence
    while (
        run < min(len(kinds), sentence + _LONGEST_RUN)
        and kinds[run] != "none"
        and words.paragraph[run] == words.paragraph[sentence]
    ):
        if kinds[run] == "oblique":
            return True
        run += 1
    return _content_is_hearsay(scene, report)


def _turns_away(scene: Scene, sentence: int) -> bool:
    """Whether a sentence turns to somebody else: `Kapteinis savukārt atteicies liecināt`."""
    words = scene.words
    return any(
        scene.function(index) == "contrast"
        for index in range(words.first[sentence], min(words.first[sentence] + 4, words.first[sentence + 1]))
    )


def _content_is_hearsay(scene: Scene, report: Report) -> bool:
    """Whether the last thing reported has a predicate in a form of hearsay and none that is plain."""
    words = scene.words
    start, end = report.spans[-1]
    first, last = words.at(start), words.at(end - 1)
    sentence = words.sentence[min(last, len(words) - 1)]
    first = max(first, words.first[sentence])
    roots = [
        i
        for i in range(first, min(last + 1, len(words)))
        if not first <= words.head[i] <= last and not words.is_punctuation(i)
    ]
    forms = {_form(scene, i) for i in roots}
    return "plain" not in forms and bool(forms & {"participle", "oblique"})


def _sentence_span(scene: Scene, sentence: int) -> tuple[int, int]:
    words = scene.words
    start, end = words.span(words.first[sentence], words.first[sentence + 1] - 1)
    return trim(scene.text, start, end)


def _extend(scene: Scene, report: Report, sentence: int) -> None:
    """Add a sentence to a report: to its last span where only blanks and a full stop are between."""
    span = _sentence_span(scene, sentence)
    between = scene.text[report.end : span[0]]
    if len(between.strip(" \n.!?…")) == 0 and not any(mark in between for mark in MARKS):
        report.spans[-1] = (report.spans[-1][0], span[1])
    else:
        report.spans.append(span)
    scene.place(report)


def _after_colon(scene: Scene, sentence: int) -> None:
    """Read hearsay after a colon as said by the subject before: `Viņš ir skeptisks: cēliens esot garš`."""
    words = scene.words
    first, stop = words.first[sentence], words.first[sentence + 1]
    colons = [i for i in range(first + 1, stop - 1) if words.tokens[i].text == ":"]
    if not colons or scene.innermost(words.tokens[colons[0]].start) is not None:
        return
    start = colons[0] + 1
    root = next((i for i in range(first, stop) if words.head[i] < 0), first)
    oblique = any(words.tokens[i].features.get("Mood") == "Qot" for i in range(start, stop))
    span = trim(scene.text, words.tokens[start].start, words.tokens[stop - 1].end)
    taken = any(report.start < span[1] and span[0] < report.end for report in scene.near(start))
    if not oblique or taken or root >= start:
        return
    subject = words.child(root, "nsubj")
    speaker = noun_phrase(scene, subject, root) if subject is not None else None
    scene.add(Report([span], "oblique", speaker=speaker, anchor=root))


def _uncued(scene: Scene, sentence: int) -> None:
    """Read a sentence in the oblique mood as a statement; a verb of saying before it is its cue."""
    words = scene.words
    report = Report([_sentence_span(scene, sentence)], "oblique", anchor=words.first[sentence])
    cue = _cue_before(scene, sentence)
    if cue is not None:
        report.cue, report.act, report.anchor = cue, cue.act, cue.token
    scene.add(report)


def _cue_before(scene: Scene, sentence: int) -> Cue | None:
    """A verb of saying without content that heads the sentence before (`Mednieks to noliedza`)."""
    words = scene.words
    if not sentence or words.paragraph[sentence] != words.paragraph[sentence - 1]:
        return None
    for index in range(words.first[sentence - 1], words.first[sentence]):
        cue = scene.cues.get(index)
        if cue is None or cue.kind != "verb" or words.head[index] >= 0 or index in scene.used:
            continue
        if cue.own or cue.impersonal or not cue.frames.strip("dipe"):
            continue
        return cue
    return None


def _backwards(scene: Scene, kinds: list[Hearsay]) -> None:
    """A tag at the end also covers the hearsay that led up to it: `A. Vieglāk esot, sacīja kasiere.`."""
    words = scene.words
    for report in [r for r in scene.reports if r.how in ("trailing", "source") and len(r.spans) == 1]:
        if report.cue is None or report.start > words.tokens[report.cue.token].start:
            continue
        sentence = words.sentence[words.at(report.start)]
        if not any(
            words.tokens[i].features.get("Mood") == "Qot"
            for i in range(words.first[sentence], words.first[sentence + 1])
        ):
            continue
        while (
            sentence
            and words.paragraph[sentence - 1] == words.paragraph[sentence]
            and kinds[sentence - 1] != "none"
        ):
            span = _sentence_span(scene, sentence - 1)
            before = scene.near(words.first[sentence - 1])
            holders = [r for r in before if r is not report and r.start < span[1] and span[0] < r.end]
            if any(r.how != "oblique" for r in holders):
                break
            scene.drop(holders)
            report.spans[0] = (span[0], report.spans[0][1])
            scene.place(report)
            sentence -= 1
