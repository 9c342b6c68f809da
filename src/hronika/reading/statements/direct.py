"""Direct speech: quotations with their cue before, after or inside, dialogue dashes, and transcripts."""

from collections.abc import Iterator

from hronika.reading.attribution.source_phrases import noun_phrase
from hronika.reading.document.quotations import Quotation
from hronika.reading.document.tokens import DASHES, MARKS
from hronika.reading.statements.candidates import Range, Report, Scene
from hronika.reading.statements.complements import complement_start
from hronika.reading.statements.content import trim
from hronika.reading.statements.cues import Cue, is_predicate

_TAGGED = frozenset(",!?…–—-")
_MIN_TOKENS = 3
_MAX_LABEL = 6
# How many words may stand between a quotation and the verb of its tag when the closing mark is missing.
_LEAD = 3


def read_direct(scene: Scene) -> None:
    """Read every statement in direct speech into the scene's reports."""
    _transcripts(scene)
    taken = [report.spans[0] for report in scene.reports]
    for quotation in scene.quotations:
        if not quotation.closed:
            _cut_at_tag(scene, quotation)
    outer = [q for q in scene.quotations if q.depth == 0 and not _inside(q, taken)]
    _siblings(scene, outer, 0, len(scene.text))
    _dialogues(scene)


def _cut_at_tag(scene: Scene, quotation: Quotation) -> None:
    """End a quotation that was never closed where its tag begins: `"Mēs nākam, sacīja X. ...`."""
    words = scene.words
    for index in range(words.at(quotation.inner_start) + 1, words.at(quotation.inner_end)):
        if words.tokens[index].text not in (",", "!", "?"):
            continue
        for following in range(index + 1, min(index + _LEAD + 1, len(words))):
            cue = scene.cues.get(following)
            tags = (
                cue is not None
                and cue.kind == "verb"
                and cue.takes("d")
                and is_predicate(words.tokens[following])
            )
            if words.is_punctuation(following) or scene.function(following) is not None:
                break
            if tags and cue is not None and not cue.own and complement_start(scene, cue) is None:
                quotation.inner_end = quotation.end = words.tokens[index].end
                return


def _inside(quotation: Quotation, spans: list[tuple[int, int]]) -> bool:
    return any(start <= quotation.start and quotation.end <= end for start, end in spans)


def _siblings(scene: Scene, quotations: list[Quotation], start: int, end: int) -> None:
    """Read quotations that stand side by side in a stretch of text, and then what is quoted inside each."""
    last: Report | None = None
    gap_from = 0
    for position, quotation in enumerate(quotations):
        following = quotations[position + 1].start if position + 1 < len(quotations) else end
        preceding = quotations[position - 1].end if position else start
        report = _read(scene, quotation, preceding, following, last, gap_from)
        if report is not None:
            last, gap_from = report, quotation.end
        elif last is not None and len(scene.text[gap_from : quotation.start]) > 400:
            last = None
        if quotation.parts:
            _siblings(scene, quotation.parts, quotation.inner_start, quotation.inner_end)


def _read(
    scene: Scene, quotation: Quotation, preceding: int, following: int, last: Report | None, gap_from: int
) -> Report | None:
    """Read one quotation as speech, as a part of the last report, or as no speech at all (None)."""
    words = scene.words
    inner = _tokens(scene, quotation.inner_start, quotation.inner_end)
    if not inner:
        return None
    before = _before(scene, quotation, preceding)
    after = _after(scene, quotation, following)
    span = trim(scene.text, quotation.inner_start, quotation.inner_end)
    if span[0] >= span[1]:
        return None
    sentence_like = _sentence_like(scene, inner)
    colon = bool(before) and words.tokens[before[-1]].text == ":"
    tag = None
    proverb = (bool(after) and scene.function(after[0]) == "as") or (
        len(after) > 1 and scene.function(after[1]) == "as"
    )
    if colon or not before or proverb or _opens_turn(scene, before):
        tag = _tag_after(scene, quotation, before, after, sentence_like)
    anchor = inner[0]
    if tag is not None:
        report = Report([span], "tag", tag.act, tag, anchor=tag.token)
    elif colon:
        found = _colon_cue(scene, before, sentence_like)
        if found is None:
            return None
        report = found
        report.spans = [span]
    elif (thus := _thus(scene, after)) is not None:
        report = Report([span], "thus", speaker=thus, anchor=anchor)
    elif (cue := _cue_before(scene, before, sentence_like)) is not None:
        report = Report([span], "lead", cue.act, cue, anchor=cue.token)
    elif sentence_like and _stands_alone(scene, quotation, before, after):
        if last is not None and _resumes(scene, last, gap_from, quotation):
            last.spans.append(span)
            scene.place(last)
            return last
        report = Report([span], "continued", anchor=anchor)
    elif last is not None and _interrupted(scene, last, gap_from, quotation, inner):
        last.spans.append(span)
        scene.place(last)
        return last
    else:
        return None
    scene.add(report)
    return report


def _tokens(scene: Scene, start: int, end: int) -> list[int]:
    """Tokens inside a stretch of text that are words."""
    words = scene.words
    first, stop = words.at(start), words.at(end)
    return [index for index in range(first, stop) if not words.is_punctuation(index)]


def _before(scene: Scene, quotation: Quotation, preceding: int) -> list[int]:
    """The tokens of the same sentence before a quotation, back to the one before it."""
    words = scene.words
    opening = words.at(quotation.start)
    if opening >= len(words):
        return []
    first = words.first[words.sentence[opening]]
    return [i for i in range(first, opening) if words.tokens[i].start >= preceding]


def _after(scene: Scene, quotation: Quotation, following: int) -> list[int]:
    """The tokens of the same sentence after a quotation, up to the next one."""
    words = scene.words
    closing = words.at(quotation.end - 1)
    if closing >= len(words):
        return []
    stop = words.first[words.sentence[closing] + 1]
    return [i for i in range(closing + 1, stop) if words.tokens[i].start < following]


def _sentence_like(scene: Scene, inner: list[int]) -> bool:
    """Whether quoted words can be a sentence: they hold a predicate, or end as one does."""
    words = scene.words
    if any(is_predicate(words.tokens[i]) and words.tokens[i].relation != "acl" for i in inner):
        return len(inner) >= _MIN_TOKENS or inner[0] == inner[-1]
    closing = words.tokens[inner[-1]].end
    return (
        scene.text[closing : closing + 1] in ("!", "?", "…", ".") and scene.text[closing : closing + 1] != ""
    )


def _opens_turn(scene: Scene, before: list[int]) -> bool:
    """Whether what stands before a quotation in its sentence only leads up to it.

    A quotation that completes a clause (`Attiecībā uz Latviju "tie nebūs miljoni", skaidroja X`) is a part of
    indirect speech.
    """
    words = scene.words
    if all(words.is_punctuation(i) for i in before):
        return True
    last = words.tokens[before[-1]]
    return (words.is_punctuation(before[-1]) and last.text not in MARKS | {"(", ","}) or any(
        i in scene.used for i in before
    )


def _tag_after(
    scene: Scene, quotation: Quotation, before: list[int], after: list[int], sentence_like: bool
) -> Cue | None:
    """The cue of a tag that follows: `"...," sacīja X`."""
    words = scene.words
    inside = scene.text[: quotation.inner_end].rstrip()[-1:]
    tokens = [i for i in after if words.tokens[i].text not in MARKS]
    position = 0
    separated = inside in _TAGGED
    while position < len(tokens) and words.is_punctuation(tokens[position]):
        separated = separated or words.tokens[tokens[position]].text[0] in _TAGGED
        position += 1
    tokens = tokens[position:]
    if not tokens or not (separated or sentence_like):
        return None
    proverb = scene.function(tokens[0]) == "as"
    if not sentence_like and not proverb and inside not in ("!", "?", "…", ",") and before:
        return None
    function = scene.function(tokens[0])
    if function in ("that", "wh", "if", "and"):
        return None
    if not separated and _has_complement(scene, tokens):
        return None
    for index in tokens:
        token = words.tokens[index]
        if token.text in ":;" and words.is_punctuation(index):
            return None
        if not is_predicate(token):
            continue
        cue = scene.cues.get(index)
        if cue is not None and cue.kind == "verb":
            if cue.takes("d") and not (cue.negated or (cue.own and not sentence_like)):
                return cue
            return None
        if token.upos == "AUX" or token.lemma == "būt":
            if sentence_like and separated:
                continue
            return None
        if sentence_like and separated and _person_follows(scene, index):
            # Any verb can tag a quotation once it is one: "...," viņš pamāja.
            return Cue(index, "verb", "say", "d")
        return None
    return None


def _person_follows(scene: Scene, index: int) -> bool:
    subject = scene.words.child(index, "nsubj")
    return subject is not None and scene.words.tokens[subject].upos in ("PROPN", "NOUN", "PRON")


def _has_complement(scene: Scene, tokens: list[int]) -> bool:
    """Whether the words after a quotation go on as a clause of their own: `"Diena" vēsta, ka ...`."""
    words = scene.words
    return any(words.tokens[i].text == "," and scene.function(i + 1) == "that" for i in tokens[:-1])


def _colon_cue(scene: Scene, before: list[int], sentence_like: bool) -> Report | None:
    """The cue of a lead that ends in a colon: `X sacīja: "..."`, `Jānis: "..."`."""
    words = scene.words
    cues = [cue for index in reversed(before) if (cue := scene.cues.get(index)) and not cue.negated]
    cues = [
        cue for cue in cues if cue.kind in ("verb", "noun") and not (cue.kind == "noun" and cue.takes("l"))
    ]
    for cue in sorted(cues, key=lambda cue: cue.kind == "noun"):
        return Report([], "lead", cue.act, cue, anchor=cue.token)
    predicates = [i for i in before if is_predicate(words.tokens[i])]
    label = [i for i in before[:-1] if not words.is_punctuation(i)]
    if not predicates and label and len(label) <= _MAX_LABEL and words.tokens[label[0]].text[0].isupper():
        return Report([], "label", speaker=_label(scene, label), anchor=label[0])
    if sentence_like:
        anchor = predicates[-1] if predicates else before[0]
        subject = words.child(anchor, "nsubj")
        speaker = noun_phrase(scene, subject, anchor) if subject is not None else None
        return Report([], "colon", speaker=speaker, anchor=anchor)
    return None


def _label(scene: Scene, tokens: list[int]) -> Range:
    head = next((i for i in tokens if scene.words.head[i] not in tokens), tokens[0])
    return Range(tokens[0], tokens[-1], head)


def _cue_before(scene: Scene, before: list[int], sentence_like: bool) -> Cue | None:
    """A cue that directly precedes the quotation, without a colon: `viņš teica "Nē"`, `uzraksts "Nē"`."""
    words = scene.words
    for index in reversed(before[-3:]):
        cue = scene.cues.get(index)
        if cue is not None and cue.takes("q"):
            return cue
        if cue is not None:
            return (
                cue if sentence_like and cue.kind == "verb" and cue.takes("d") and not cue.negated else None
            )
        if not (words.tokens[index].upos == "PRON" or words.is_punctuation(index)):
            return None
    return None


def _thus(scene: Scene, after: list[int]) -> Range | None:
    """The speaker of `"...," tā X`, where no verb stands."""
    words = scene.words
    tokens = [i for i in after if not words.is_punctuation(i)]
    if len(tokens) < 2 or scene.function(tokens[0]) != "thus":
        return None
    if any(is_predicate(words.tokens[i]) for i in tokens) or not words.tokens[tokens[1]].text[0].isalpha():
        return None
    return _label(scene, tokens[1:])


def _stands_alone(scene: Scene, quotation: Quotation, before: list[int], after: list[int]) -> bool:
    """Whether a quotation is a sentence by itself, with no narration around it in its sentence."""
    words = scene.words
    if (
        any(not words.is_punctuation(i) for i in before)
        or not scene.text[quotation.inner_start :].lstrip()[:1].isupper()
    ):
        return False
    lead = next((i for i in after if not words.is_punctuation(i)), None)
    return lead is None or words.tokens[lead].text[0].isupper()


def _resumes(scene: Scene, last: Report, gap_from: int, quotation: Quotation) -> bool:
    """Whether nothing but the sentence of the last cue stands between two quotations."""
    if last.cue is None or last.how not in ("tag",):
        return False
    words = scene.words
    cue_sentence = words.sentence[last.cue.token]
    opening = words.at(quotation.start)
    if opening >= len(words) or words.paragraph[words.sentence[opening]] != words.paragraph[cue_sentence]:
        return False
    between = scene.text[gap_from : quotation.start]
    return (
        words.sentence[opening] == cue_sentence + 1
        and len(between) < 400
        and last.cue.token > words.at(gap_from) - 1
    )


def _interrupted(scene: Scene, last: Report, gap_from: int, quotation: Quotation, inner: list[int]) -> bool:
    """Whether a quotation goes on in the sentence that interrupted it: `"A," viņš piebilda, "b."`."""
    words = scene.words
    if last.cue is None or last.how != "tag" or len(inner) < 2:
        return False
    opening = words.at(quotation.start)
    if words.sentence[opening] != words.sentence[last.cue.token] or last.cue.token >= opening:
        return False
    between = scene.text[gap_from : quotation.start].rstrip()
    return between[-1:] in (",", "–", "—", "-") and "." not in between


def _transcripts(scene: Scene) -> None:
    """Read paragraphs that open with `Name:` and what that person said."""
    words = scene.words
    labels: dict[str, int] = {}
    found: list[tuple[Range, int, int]] = []
    for first, stop in _paragraphs(scene):
        label = _transcript_label(scene, first, stop)
        if label is not None:
            text = scene.text[words.tokens[label.first].start : words.tokens[label.last].end]
            labels[text] = labels.get(text, 0) + 1
            found.append((label, label.last + 2, stop))
    for label, first, stop in found:
        text = scene.text[words.tokens[label.first].start : words.tokens[label.last].end]
        tokens = words.tokens[label.first : label.last + 1]
        person = any(token.name.endswith("person") for token in tokens) or len(tokens) > 1
        if labels[text] < 2 and not person:
            continue
        span = trim(scene.text, words.tokens[first].start, words.tokens[stop - 1].end)
        if span[0] < span[1]:
            scene.add(Report([span], "transcript", speaker=label, anchor=label.head))


def _paragraphs(scene: Scene) -> Iterator[tuple[int, int]]:
    """First token of each paragraph and the one after its last."""
    words = scene.words
    start = 0
    for number in range(len(words.paragraph)):
        last = number + 1 == len(words.paragraph)
        if last or words.paragraph[number + 1] != words.paragraph[number]:
            yield start, words.first[number + 1]
            start = words.first[number + 1]


def _transcript_label(scene: Scene, first: int, stop: int) -> Range | None:
    words = scene.words
    for index in range(first, min(stop - 1, first + _MAX_LABEL)):
        token = words.tokens[index]
        if token.text == ":":
            if index == first or words.tokens[index + 1].text in MARKS:
                return None
            return _label(scene, list(range(first, index)))
        if not (token.text[0].isupper() and token.upos not in ("VERB", "AUX", "ADV", "ADP", "PRON", "DET")):
            return None
    return None


def _dialogues(scene: Scene) -> None:
    """Read paragraphs that open with a dialogue dash, and tags set off by a comma and a dash."""
    words = scene.words
    for first, stop in _paragraphs(scene):
        opens = words.tokens[first].text in DASHES and stop - first > 1
        tags = list(_dash_tags(scene, first, stop))
        if not opens and not tags:
            continue
        if any(
            report.spans and words.span(first, stop - 1)[0] <= report.start < words.span(first, stop - 1)[1]
            for report in scene.near(first)
            if report.how == "transcript"
        ):
            continue
        _dialogue(scene, first + 1 if opens else first, stop, tags)


def _dash_tags(scene: Scene, first: int, stop: int) -> Iterator[tuple[int, Cue, int]]:
    """Tags in a paragraph: the dash that opens one, its cue, and the token after its end."""
    words = scene.words
    index = first + 1
    while index < stop:
        if words.tokens[index].text in DASHES and words.tokens[index - 1].text[-1] in ",!?…":
            end = index + 1
            cue: Cue | None = None
            while end < stop and not (words.is_punctuation(end) and words.tokens[end].text[0] in ".,;–—"):
                if cue is None and is_predicate(words.tokens[end]):
                    found = scene.cues.get(end)
                    if found is None or found.kind != "verb" or not found.takes("d"):
                        break
                    cue = found
                end += 1
            if cue is not None and scene.innermost(words.tokens[index].start) is None:
                yield index, cue, end
                index = end
        index += 1


def _dialogue(scene: Scene, first: int, stop: int, tags: list[tuple[int, Cue, int]]) -> None:
    """Split a paragraph of dialogue at its tags into statements."""
    words = scene.words
    report: Report | None = None
    start = first
    for dash, cue, end in tags:
        span = trim(scene.text, words.tokens[start].start, words.tokens[dash - 1].end)
        if span[0] < span[1]:
            report = Report([span], "dash", cue.act, cue, anchor=cue.token)
            scene.add(report)
        start = _next_turn(scene, end, stop)
        if start >= stop:
            return
        later = any(other[0] > start for other in tags)
        if not later:
            break
    if report is None:
        span = trim(scene.text, words.tokens[start].start, words.tokens[stop - 1].end)
        if span[0] < span[1]:
            scene.add(Report([span], "dash", anchor=start))
    elif words.tokens[start - 1].text in DASHES:
        span = trim(scene.text, words.tokens[start].start, words.tokens[stop - 1].end)
        if span[0] < span[1]:
            report.spans.append(span)
            scene.place(report)


def _next_turn(scene: Scene, end: int, stop: int) -> int:
    """The token after the dash with which speech goes on after a tag; `stop` where it does not."""
    words = scene.words
    for index in range(end, stop - 1):
        if words.tokens[index].text in DASHES and (index == end or words.is_punctuation(index - 1)):
            return index + 1
    return stop
