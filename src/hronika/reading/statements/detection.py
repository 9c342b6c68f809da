"""Statements: the stage that finds what was said, by whom, and how one statement stands in another."""

from hronika.reading.attribution.circumstances import find_setting
from hronika.reading.attribution.confidence import confidence_of
from hronika.reading.attribution.resolver import resolve_speakers
from hronika.reading.attribution.source_phrases import can_report, find_speaker
from hronika.reading.document.document import Draft
from hronika.reading.document.quotations import find_quotations
from hronika.reading.document.tokens import Words
from hronika.reading.statements.candidates import Report, Scene
from hronika.reading.statements.cues import cue_lexicon, find_cues
from hronika.reading.statements.direct import read_direct
from hronika.reading.statements.indirect import read_indirect
from hronika.reading.statements.quotative import read_continuations
from hronika.record import Mode, Span, Statement


def read_statements(draft: Draft) -> None:
    """Fill the draft's statements, in text order."""
    words = Words(draft.analysis)
    if not len(words):
        return
    lexicon = cue_lexicon(draft.language)
    scene = Scene(draft, words, lexicon, find_cues(words, lexicon), find_quotations(draft.text))
    read_direct(scene)
    read_indirect(scene)
    _merge_cues(scene)
    read_continuations(scene)
    for report in scene.reports:
        report.speaker = find_speaker(scene, report)
    scene.drop([report for report in scene.reports if not can_report(scene, report)])
    draft.resolver = resolve_speakers(scene)
    scene.reports.sort(key=lambda report: (min(report.start, words.tokens[report.anchor].start), -report.end))
    order = {id(report): index for index, report in enumerate(scene.reports)}
    draft.scene = scene
    draft.statements = [_statement(scene, report, order) for report in scene.reports]


def _merge_cues(scene: Scene) -> None:
    """Join what one cue reports in two ways: `lūdza nesteigties: "..."` is one mixed statement."""
    by_cue: dict[int, Report] = {}
    merged: list[Report] = []
    for report in scene.reports:
        if report.cue is None:
            continue
        first = by_cue.setdefault(report.cue.token, report)
        if first is report:
            continue
        for span in report.spans:
            if not any(start < span[1] and span[0] < end for start, end in first.spans):
                first.spans.append(span)
        first.spans.sort()
        scene.place(first)
        merged.append(report)
    if merged:
        scene.drop(merged)


def _mode(scene: Scene, report: Report) -> Mode:
    """How much of the content is in quotation marks that quote words and not a name."""
    if report.how in ("transcript", "dash"):
        return "direct"
    inside = outside = False
    depth = _depth(scene, report)
    partly = False
    for start, end in report.spans:
        covered = False
        around = scene.innermost(start)
        while around is not None:
            if around.start <= start + 1 and end - 1 <= around.end and around.depth == depth:
                covered = True
            around = around.around
        for quotation in scene.quotations_from(start, end):
            if quotation.end <= end + 2 and _quotes_words(scene, quotation.inner_start, quotation.inner_end):
                partly = partly or not covered
        inside, outside = inside or covered, outside or not covered
    if not outside:
        return "direct"
    return "mixed" if inside or partly else "indirect"


def _depth(scene: Scene, report: Report) -> int:
    """The depth of a quotation that would quote this report's own words: one below where its cue stands."""
    token = scene.words.tokens[report.cue.token if report.cue else report.anchor]
    around = scene.innermost(token.start)
    if around is None or (report.cue is None and around.inner_start <= report.start):
        return around.depth if around is not None and report.cue is None else 0
    return around.depth + 1


def _quotes_words(scene: Scene, start: int, end: int) -> bool:
    """Whether marks quote wording: lower case at its start, or a verb; a name begins with a capital."""
    words = scene.words
    first, stop = words.at(start), words.at(end)
    if first >= len(words) or first >= stop:
        return False
    return words.tokens[first].text[0].islower() or any(
        words.tokens[i].upos in ("VERB", "AUX") for i in range(first, stop)
    )


def _statement(scene: Scene, report: Report, order: dict[int, int]) -> Statement:
    words, draft = scene.words, scene.draft
    cue: Span | None = None
    if report.cue is not None:
        cue = draft.span(*words.span(report.cue.token, report.cue.token))
    speaker = None
    if report.speaker is not None:
        speaker = draft.span(*words.span(report.speaker.first, report.speaker.last))
    setting = find_setting(scene, report)
    return Statement(
        content=tuple(draft.span(*span) for span in report.spans),
        cue=cue,
        speaker=speaker,
        speaker_name=report.name,
        speaker_id=report.id,
        mode=_mode(scene, report),
        act=report.act,
        addressee=setting.addressee,
        medium=setting.medium,
        said_at=setting.said_at,
        within=_within(scene, report, order),
        confidence=confidence_of(report),
    )


def _within(scene: Scene, report: Report, order: dict[int, int]) -> int | None:
    """The index of the innermost other report whose content holds this one with its cue."""
    start = min(report.start, scene.words.tokens[report.anchor].start)
    best: tuple[int, int] | None = None
    for other in scene.near(scene.words.at(start)):
        for low, high in other.spans:
            holds = low <= start and report.end <= high + 1 and (low, high) != (report.start, report.end)
            if other is not report and holds and (best is None or high - low < best[0]):
                best = high - low, order[id(other)]
    return best[1] if best else None
