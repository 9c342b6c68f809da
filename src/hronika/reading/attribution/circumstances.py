"""To whom, where and when something was said: the words around a cue."""

from typing import NamedTuple

from hronika.reading.attribution.source_phrases import noun_phrase
from hronika.reading.expressions.times import REFERENCES
from hronika.reading.statements.candidates import Report, Scene
from hronika.record import Span


class Setting(NamedTuple):
    """Addressee, medium and time of a statement, each a span or None."""

    addressee: Span | None
    medium: Span | None
    said_at: Span | None


def find_setting(scene: Scene, report: Report) -> Setting:
    """Find them among the dependents of the cue."""
    if report.cue is None or report.cue.kind != "verb":
        return Setting(None, None, None)
    words, draft = scene.words, scene.draft
    addressee: Span | None = None
    medium: Span | None = None
    content = report.spans
    for child in words.children[report.cue.token]:
        token = words.tokens[child]
        if any(start <= token.start < end for start, end in content):
            continue
        if report.speaker is not None and report.speaker.first <= child <= report.speaker.last:
            continue
        case = token.features.get("Case")
        relation = token.relation.partition(":")[0]
        if token.upos not in ("NOUN", "PROPN", "PRON"):
            continue
        phrase = noun_phrase(scene, child, report.cue.token)
        span = draft.span(*words.span(phrase.first, phrase.last))
        if addressee is None and (
            (case == "Dat" and relation in ("iobj", "obl", "obj") and words.child(child, "case") is None)
            or (case == "Acc" and relation == "obj" and _takes_addressee(scene, report.cue.token))
        ):
            addressee = span
        elif medium is None and case == "Loc" and token.lemma in scene.lexicon.media:
            medium = span
    return Setting(addressee, medium, _said_at(scene, report))


def _takes_addressee(scene: Scene, cue: int) -> bool:
    """Whether the object of a verb is whom it is told to (`informēja deputātus`) and not what."""
    lists = scene.draft.language.words
    lemma = scene.words.tokens[cue].lemma
    return lemma in lists["verbs_of_telling"] or lemma in lists["verbs_of_address"]


def _said_at(scene: Scene, report: Report) -> Span | None:
    """A time expression in the clause of the cue, outside of what is said."""
    assert report.cue is not None
    words = scene.words
    first, stop = words.bounds(report.cue.token)
    start, end = words.span(first, stop - 1)
    cue = words.tokens[report.cue.token].start
    best: tuple[int, Span] | None = None
    for time in scene.times_from(start, end):
        if time.type not in ("DATE", "TIME"):
            continue
        if time.value in REFERENCES:
            continue
        if report.holds(time.span.start):
            continue
        token = words.at(time.span.start)
        if not any(words.governs(report.cue.token, index) for index in (token, words.at(time.span.end - 1))):
            continue
        distance = abs(time.span.start - cue)
        if best is None or distance < best[0]:
            best = distance, time.span
    return best[1] if best else None
