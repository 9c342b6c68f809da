"""Direct speech: quotations with their cue before, after or inside, dialogue dashes, and transcripts."""

from collections.abc import Iterator

from hronika.language.quotation_marks import MARKS
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.quotations import Quotation
from hronika.reading.document.tokens import DASHES, TokenSpan
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.complements import complement_start
from hronika.reading.statements.content import trim
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue

# What a tag is set off by.
_TAGGED = frozenset(",!?…–—-")
# Words of the shortest sentence, and tokens of the longest label before a colon.
_MIN_TOKENS = 3
_MAX_LABEL = 6
# How many words may stand between a quotation and the verb of its tag when the closing mark is missing.
_LEAD = 3
# How many code points of narration may stand between two quotations of one turn.
_LONGEST_GAP = 400


def read_direct(context: StatementContext) -> None:
    """Read every statement in direct speech into the context's candidates."""
    _transcripts(context)
    taken = [candidate.spans[0] for candidate in context.candidates]
    for quotation in context.quotations:
        if not quotation.closed:
            _cut_at_tag(context, quotation)
    outer = [q for q in context.quotations if q.depth == 0 and not _inside(q, taken)]
    _siblings(context, outer, 0, len(context.text))
    _dialogues(context)


def _cut_at_tag(context: StatementContext, quotation: Quotation) -> None:
    """End a quotation that was never closed where its tag begins: `"Mēs nākam, sacīja X. ...`."""
    words = context.words
    for index in range(words.at(quotation.inner_start) + 1, words.at(quotation.inner_end)):
        if words.tokens[index].text not in (",", "!", "?"):
            continue
        for following in range(index + 1, min(index + _LEAD + 1, len(words))):
            cue = context.cues.get(following)
            tags = (
                cue is not None
                and cue.kind == "verb"
                and cue.takes("d")
                and context.grammar.is_predicate(words.tokens[following])
            )
            if words.is_punctuation(following) or context.function(following) is not None:
                break
            if tags and cue is not None and not cue.own and complement_start(context, cue) is None:
                quotation.inner_end = quotation.end = words.tokens[index].end
                return


def _inside(quotation: Quotation, spans: list[tuple[int, int]]) -> bool:
    return any(start <= quotation.start and quotation.end <= end for start, end in spans)


def _siblings(context: StatementContext, quotations: list[Quotation], start: int, end: int) -> None:
    """Read quotations that stand side by side in a stretch of text, and then what is quoted inside each."""
    last: StatementCandidate | None = None
    gap_from = 0
    for position, quotation in enumerate(quotations):
        context.document.check_time()
        following = quotations[position + 1].start if position + 1 < len(quotations) else end
        preceding = quotations[position - 1].end if position else start
        candidate = _read(context, quotation, preceding, following, last, gap_from)
        if candidate is not None:
            last, gap_from = candidate, quotation.end
        elif last is not None and len(context.text[gap_from : quotation.start]) > _LONGEST_GAP:
            last = None
        if quotation.parts:
            _siblings(context, quotation.parts, quotation.inner_start, quotation.inner_end)


def _read(
    context: StatementContext,
    quotation: Quotation,
    preceding: int,
    following: int,
    last: StatementCandidate | None,
    gap_from: int,
) -> StatementCandidate | None:
    """Read one quotation as speech, as a part of the last candidate, or as no speech at all (None)."""
    words = context.words
    inner = _tokens(context, quotation.inner_start, quotation.inner_end)
    if not inner:
        return None
    before = _before(context, quotation, preceding)
    after = _after(context, quotation, following)
    span = trim(context.text, quotation.inner_start, quotation.inner_end)
    if span[0] >= span[1]:
        return None
    sentence_like = _sentence_like(context, inner)
    colon = bool(before) and words.tokens[before[-1]].text == ":"
    tag = None
    as_clause = any(context.function(index) == "as" for index in after[:2])  # `"...", kā saka X`
    if colon or not before or as_clause or _opens_turn(context, before):
        tag = _tag_after(context, quotation, before, after, sentence_like)
    anchor = inner[0]
    if tag is not None:
        candidate = StatementCandidate([span], "tag", tag.act, tag, anchor=tag.token)
    elif colon:
        found = _colon_cue(context, span, before, sentence_like)
        if found is None:
            return None
        candidate = found
    elif (thus := _thus(context, after)) is not None:
        candidate = StatementCandidate([span], "thus", speaker=thus, anchor=anchor)
    elif (cue := _cue_before(context, before, inner, sentence_like)) is not None:
        candidate = StatementCandidate([span], "lead", cue.act, cue, anchor=cue.token)
    elif sentence_like and _stands_alone(context, quotation, before, after):
        if last is not None and _resumes(context, last, gap_from, quotation):
            last.spans.append(span)
            context.place(last)
            return last
        candidate = StatementCandidate([span], "continued", anchor=anchor)
    elif last is not None and _interrupted(context, last, gap_from, quotation, inner):
        last.spans.append(span)
        context.place(last)
        return last
    else:
        return None
    context.add(candidate)
    return candidate


def _tokens(context: StatementContext, start: int, end: int) -> list[int]:
    """Tokens inside a stretch of text that are words."""
    words = context.words
    first, stop = words.at(start), words.at(end)
    return [index for index in range(first, stop) if not words.is_punctuation(index)]


def _before(context: StatementContext, quotation: Quotation, preceding: int) -> list[int]:
    """The tokens of the same sentence before a quotation, back to the one before it."""
    words = context.words
    opening = words.at(quotation.start)
    if opening >= len(words):
        return []
    first = words.first[words.sentence[opening]]
    return [i for i in range(first, opening) if words.tokens[i].start >= preceding]


def _after(context: StatementContext, quotation: Quotation, following: int) -> list[int]:
    """The tokens of the same sentence after a quotation, up to the next one."""
    words = context.words
    closing = words.at(quotation.end - 1)
    if closing >= len(words):
        return []
    stop = words.first[words.sentence[closing] + 1]
    return [i for i in range(closing + 1, stop) if words.tokens[i].start < following]


def _sentence_like(context: StatementContext, inner: list[int]) -> bool:
    """Whether quoted words can be a sentence: they hold a predicate, or end as one does."""
    words = context.words
    if any(
        context.grammar.is_predicate(words.tokens[i]) and words.tokens[i].relation != "acl" for i in inner
    ):
        return len(inner) >= _MIN_TOKENS or inner[0] == inner[-1]
    closing = words.tokens[inner[-1]].end
    return context.text[closing : closing + 1] in ("!", "?", "…", ".")


def _opens_turn(context: StatementContext, before: list[int]) -> bool:
    """Whether what stands before a quotation in its sentence only leads up to it.

    A quotation that completes a clause (`Attiecībā uz Latviju "tie nebūs miljoni", skaidroja X`) is a part of
    indirect speech.
    """
    words = context.words
    if all(words.is_punctuation(i) for i in before):
        return True
    last = words.tokens[before[-1]]
    return (words.is_punctuation(before[-1]) and last.text not in MARKS | {"(", ","}) or any(
        i in context.used for i in before
    )


def _tag_after(
    context: StatementContext, quotation: Quotation, before: list[int], after: list[int], sentence_like: bool
) -> Cue | None:
    """The cue of a tag that follows: `"...," sacīja X`."""
    words = context.words
    inside = context.text[: quotation.inner_end].rstrip()[-1:]
    tokens = [i for i in after if words.tokens[i].text not in MARKS]
    position = 0
    separated = inside in _TAGGED
    while position < len(tokens) and words.is_punctuation(tokens[position]):
        separated = separated or words.tokens[tokens[position]].text[0] in _TAGGED
        position += 1
    tokens = tokens[position:]
    if not tokens or not (separated or sentence_like):
        return None
    function = context.function(tokens[0])
    if not sentence_like and function != "as" and inside not in ("!", "?", "…", ",") and before:
        return None
    if function in ("that", "wh", "if", "and"):
        return None
    if not separated and _has_complement(context, tokens):
        return None
    for index in tokens:
        token = words.tokens[index]
        if token.text in ":;" and words.is_punctuation(index):
            return None
        if not context.grammar.is_predicate(token):
            continue
        cue = context.cues.get(index)
        if cue is not None and cue.kind == "verb":
            if cue.takes("d") and not (cue.negated or (cue.own and not sentence_like)):
                return cue
            return None
        if token.upos == "AUX" or context.grammar.is_copula(token):
            if sentence_like and separated:
                continue
            return None
        if sentence_like and separated and _person_follows(context, index):
            # Any verb can tag a quotation once it is one: "...," viņš pamāja.
            return Cue(index, "verb", "say", "d")
        return None
    return None


def _person_follows(context: StatementContext, index: int) -> bool:
    subject = context.words.child(index, "nsubj")
    return subject is not None and context.words.tokens[subject].upos in ("PROPN", "NOUN", "PRON")


def _has_complement(context: StatementContext, tokens: list[int]) -> bool:
    """Whether the words after a quotation go on as a clause of their own: `"Diena" vēsta, ka ...`."""
    words, comma = context.words, context.grammar.sets_off_clauses
    return any(
        context.function(i + 1) == "that" and (words.tokens[i].text == "," or not comma) for i in tokens[:-1]
    )


def _colon_cue(
    context: StatementContext, span: tuple[int, int], before: list[int], sentence_like: bool
) -> StatementCandidate | None:
    """Read a quotation after a colon by what leads up to it: `X sacīja: "..."`, `Jānis: "..."`."""
    words = context.words
    cues = [cue for index in reversed(before) if (cue := context.cues.get(index)) and not cue.negated]
    verb = next((cue for cue in cues if cue.kind == "verb"), None)
    lead = verb or next((cue for cue in cues if cue.kind == "noun" and not cue.takes("l")), None)
    if lead is not None:
        return StatementCandidate([span], "lead", lead.act, lead, anchor=lead.token)
    predicates = [i for i in before if context.grammar.is_predicate(words.tokens[i])]
    label = [i for i in before[:-1] if not words.is_punctuation(i)]
    if not predicates and label and len(label) <= _MAX_LABEL and words.tokens[label[0]].text[0].isupper():
        return StatementCandidate([span], "label", speaker=_label(context, label), anchor=label[0])
    if sentence_like:
        anchor = predicates[-1] if predicates else before[0]
        subject = words.child(anchor, "nsubj")
        speaker = noun_phrase(context, subject, anchor) if subject is not None else None
        return StatementCandidate([span], "colon", speaker=speaker, anchor=anchor)
    return None


def _label(context: StatementContext, tokens: list[int]) -> TokenSpan:
    head = next((i for i in tokens if context.words.head[i] not in tokens), tokens[0])
    return TokenSpan(tokens[0], tokens[-1], head)


def _cue_before(
    context: StatementContext, before: list[int], inner: list[int], sentence_like: bool
) -> Cue | None:
    """A cue that directly precedes the quotation, without a colon: `viņš teica "Nē"`, `uzraksts "Nē"`.

    Words that are no sentence count where they can be no name: `atbildēja ar īsu "varbūt"`.
    """
    words = context.words
    wording = sentence_like or _is_wording(context, inner)
    for index in reversed(before[-_LEAD - 1 :]):
        cue = context.cues.get(index)
        if cue is not None and cue.takes("q"):
            return cue
        if cue is not None:
            said = cue.takes("d") and (sentence_like or cue.act in ("say", "answer", "report"))
            written = cue.impersonal and cue.takes("k") and index == before[-1] and len(inner) > 1
            predicate = sentence_like or context.grammar.is_predicate(words.tokens[index])
            fits = (wording and said and predicate) or written
            return cue if fits and cue.kind == "verb" and not cue.negated else None
        upos = words.tokens[index].upos
        if not (
            upos == "PRON" or words.is_punctuation(index) or (wording and upos in ("PART", "ADV", "ADJ"))
        ):
            answered = upos == "ADP" and wording and _answers(context, index)
            if not answered:
                return None
    return None


def _is_wording(context: StatementContext, inner: list[int]) -> bool:
    """Whether quoted words that are no sentence are no name: in small letters, and no noun phrase."""
    words = context.words
    if not words.tokens[inner[0]].text[:1].islower():
        return False
    heads = [words.tokens[i] for i in inner if words.head[i] not in inner]
    return all(token.upos not in ("NOUN", "PROPN", "X") for token in heads)


def _answers(context: StatementContext, adposition: int) -> bool:
    """Whether words after a preposition are an answer: `atbildēja ar "jā"`."""
    cue = context.cues.get(adposition - 1)
    return cue is not None and cue.act == "answer"


def _thus(context: StatementContext, after: list[int]) -> TokenSpan | None:
    """The speaker of `"...," tā X`, where no verb stands."""
    words = context.words
    tokens = [i for i in after if not words.is_punctuation(i)]
    if len(tokens) < 2 or context.function(tokens[0]) != "thus":
        return None
    if (
        any(context.grammar.is_predicate(words.tokens[i]) for i in tokens)
        or not words.tokens[tokens[1]].text[0].isalpha()
    ):
        return None
    return _label(context, tokens[1:])


def _stands_alone(
    context: StatementContext, quotation: Quotation, before: list[int], after: list[int]
) -> bool:
    """Whether a quotation is a sentence by itself, with no narration around it in its sentence."""
    words = context.words
    if (
        any(not words.is_punctuation(i) for i in before)
        or not context.text[quotation.inner_start :].lstrip()[:1].isupper()
    ):
        return False
    lead = next((i for i in after if not words.is_punctuation(i)), None)
    return lead is None or words.tokens[lead].text[0].isupper()


def _resumes(
    context: StatementContext, last: StatementCandidate, gap_from: int, quotation: Quotation
) -> bool:
    """Whether nothing but the sentence of the last cue stands between two quotations."""
    if last.cue is None or last.how != "tag":
        return False
    words = context.words
    opening = words.at(quotation.start)
    if opening >= len(words) or words.paragraph_of(opening) != words.paragraph_of(last.cue.token):
        return False
    between = context.text[gap_from : quotation.start]
    return (
        words.sentence[opening] == words.sentence[last.cue.token] + 1
        and len(between) < _LONGEST_GAP
        and last.cue.token > words.at(gap_from) - 1
    )


def _interrupted(
    context: StatementContext, last: StatementCandidate, gap_from: int, quotation: Quotation, inner: list[int]
) -> bool:
    """Whether a quotation goes on in the sentence that interrupted it: `"A," viņš piebilda, "b."`."""
    words = context.words
    if last.cue is None or last.how != "tag" or len(inner) < 2:
        return False
    opening = words.at(quotation.start)
    if words.sentence[opening] != words.sentence[last.cue.token] or last.cue.token >= opening:
        return False
    between = context.text[gap_from : quotation.start].rstrip()
    return between[-1:] in (",", "–", "—", "-") and "." not in between


def _transcripts(context: StatementContext) -> None:
    """Read paragraphs that open with `Name:` and what that person said."""
    words = context.words
    labels: dict[str, int] = {}
    found: list[tuple[TokenSpan, int, int]] = []
    for first, stop in _paragraphs(context):
        label = _transcript_label(context, first, stop)
        if label is not None:
            text = context.text[words.tokens[label.first].start : words.tokens[label.last].end]
            labels[text] = labels.get(text, 0) + 1
            found.append((label, label.last + 2, stop))
    for label, first, stop in found:
        text = context.text[words.tokens[label.first].start : words.tokens[label.last].end]
        tokens = words.tokens[label.first : label.last + 1]
        person = any(token.name.endswith("person") for token in tokens) or len(tokens) > 1
        if labels[text] < 2 and not person:
            continue
        span = trim(context.text, words.tokens[first].start, words.tokens[stop - 1].end)
        if span[0] < span[1]:
            context.add(StatementCandidate([span], "transcript", speaker=label, anchor=label.head))


def _paragraphs(context: StatementContext) -> Iterator[tuple[int, int]]:
    """First token of each paragraph and the one after its last."""
    words = context.words
    start = 0
    for number in range(len(words.paragraph)):
        last = number + 1 == len(words.paragraph)
        if last or words.paragraph[number + 1] != words.paragraph[number]:
            yield start, words.first[number + 1]
            start = words.first[number + 1]


def _transcript_label(context: StatementContext, first: int, stop: int) -> TokenSpan | None:
    words = context.words
    for index in range(first, min(stop - 1, first + _MAX_LABEL)):
        token = words.tokens[index]
        if token.text == ":":
            if index == first or words.tokens[index + 1].text in MARKS:
                return None
            return _label(context, list(range(first, index)))
        if not (token.text[0].isupper() and token.upos not in ("VERB", "AUX", "ADV", "ADP", "PRON", "DET")):
            return None
    return None


def _dialogues(context: StatementContext) -> None:
    """Read paragraphs that open with a dialogue dash, and tags set off by a comma and a dash."""
    words = context.words
    for first, stop in _paragraphs(context):
        opens = words.tokens[first].text in DASHES and stop - first > 1
        tags = list(_dash_tags(context, first, stop))
        if not opens and not tags:
            continue
        start, end = words.span(first, stop - 1)
        if any(
            candidate.how == "transcript" and start <= candidate.start < end
            for candidate in context.near(first)
        ):
            continue
        _dialogue(context, first + 1 if opens else first, stop, tags)


def _dash_tags(context: StatementContext, first: int, stop: int) -> Iterator[tuple[int, Cue, int]]:
    """Tags in a paragraph: the dash that opens one, its cue, and the token after its end."""
    words = context.words
    index = first + 1
    while index < stop:
        if words.tokens[index].text in DASHES and words.tokens[index - 1].text[-1] in ",!?…":
            end = index + 1
            cue: Cue | None = None
            while end < stop and not (words.is_punctuation(end) and words.tokens[end].text[0] in ".,;–—"):
                if cue is None and context.grammar.is_predicate(words.tokens[end]):
                    found = context.cues.get(end)
                    if found is None or found.kind != "verb" or not found.takes("d"):
                        break
                    cue = found
                end += 1
            if cue is not None and context.innermost(words.tokens[index].start) is None:
                yield index, cue, end
                index = end
        index += 1


def _dialogue(context: StatementContext, first: int, stop: int, tags: list[tuple[int, Cue, int]]) -> None:
    """Split a paragraph of dialogue at its tags into statements."""
    words = context.words
    candidate: StatementCandidate | None = None
    start = first
    for dash, cue, end in tags:
        span = trim(context.text, words.tokens[start].start, words.tokens[dash - 1].end)
        if span[0] < span[1]:
            candidate = StatementCandidate([span], "dash", cue.act, cue, anchor=cue.token)
            context.add(candidate)
        start = _next_turn(context, end, stop)
        if start >= stop:
            return
        later = any(other[0] > start for other in tags)
        if not later:
            break
    if candidate is None:
        span = trim(context.text, words.tokens[start].start, words.tokens[stop - 1].end)
        if span[0] < span[1]:
            context.add(StatementCandidate([span], "dash", anchor=start))
    elif words.tokens[start - 1].text in DASHES:
        span = trim(context.text, words.tokens[start].start, words.tokens[stop - 1].end)
        if span[0] < span[1]:
            candidate.spans.append(span)
            context.place(candidate)


def _next_turn(context: StatementContext, end: int, stop: int) -> int:
    """The token after the dash with which speech goes on after a tag; `stop` where it does not."""
    words = context.words
    for index in range(end, stop - 1):
        if words.tokens[index].text in DASHES and (index == end or words.is_punctuation(index - 1)):
            return index + 1
    return stop
