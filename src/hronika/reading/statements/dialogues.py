"""Dialogue after dashes: paragraphs that open with one, and tags set off by a comma and a dash."""

from collections.abc import Iterator

from hronika.reading.document.tokens import DASHES, TokenSpan
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.content import trim
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue
from hronika.reading.statements.transcripts import paragraphs

# Tokens of the longest line that only signs a quotation.
_LONGEST_SIGNATURE = 14


def read_dialogues(context: StatementContext) -> None:
    """Read paragraphs that open with a dialogue dash, and tags set off by a comma and a dash."""
    words = context.words
    for first, stop in paragraphs(context):
        opens = words.tokens[first].text in DASHES and stop - first > 1
        inside = words.lower[first:stop]
        tags = [] if DASHES.isdisjoint(inside) else list(_dash_tags(context, first, stop))
        if (not opens and not tags) or signature(context, first) is not None:
            continue
        start, end = words.span(first, stop - 1)
        if any(
            candidate.how in ("transcript", "clause-colon")
            and candidate.start < end
            and start < candidate.end
            for candidate in context.near(first)
        ):
            continue
        if tags and not opens:
            first = _turn_before(context, first, tags[0][0])
        _dialogue(context, first + 1 if opens else first, stop, tags)


def signature(context: StatementContext, dash: int) -> TokenSpan | None:
    """Whose name stands alone after a dash, to the end of the paragraph: `— Ojārs Vējš, rakstnieks`."""
    words = context.words
    if words.tokens[dash].text not in DASHES:
        return None
    stop = dash + 1
    while stop < len(words) and words.paragraph_of(stop) == words.paragraph_of(dash):
        stop += 1
        if stop - dash > _LONGEST_SIGNATURE:
            return None
    named = [i for i in range(dash + 1, stop) if words.tokens[i].name.endswith("person")]
    if not named or any(context.grammar.is_predicate(words.tokens[i]) for i in range(dash + 1, stop)):
        return None
    last = stop - 1
    while words.is_punctuation(last):
        last -= 1
    if context.grammar.role(words, named[0]) not in (None, "subject"):
        return None  # `«Es nāku» – Pētera Zara romāns`
    titles = all(
        words.tokens[i].upos in ("NOUN", "ADJ", "PROPN") and not words.is_punctuation(i)
        for i in range(dash + 1, named[0])
    )
    return TokenSpan(dash + 1, last, named[0]) if titles else None


def _dash_tags(context: StatementContext, first: int, stop: int) -> Iterator[tuple[int, Cue, int]]:
    """Tags in a paragraph: the dash that opens one, its cue, and the token after its end."""
    words = context.words
    index = first + 1
    while index < stop:
        if words.tokens[index].text in DASHES and words.tokens[index - 1].text[-1] in ",!?…":
            end = index + 1
            cue: Cue | None = None
            while end < stop and not (words.is_punctuation(end) and words.tokens[end].text[0] in ".,;–—"):
                found = context.cues.get(end)
                if cue is None and found is not None and found.kind == "predicative" and found.takes("d"):
                    cue = found
                elif cue is None and context.grammar.is_predicate(words.tokens[end]):
                    if found is not None and found.kind == "verb" and found.takes("d"):
                        cue = found
                    elif not context.grammar.is_copula(words.tokens[end]):
                        break  # nobody says it: `– viņš aizgāja`
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


def _turn_before(context: StatementContext, first: int, tag: int) -> int:
    """Where speech before a tag begins: after the dash that opens a sentence, else with the paragraph."""
    words = context.words
    for index in range(tag - 1, first, -1):
        if words.tokens[index].text in DASHES and words.first[words.sentence[index]] == index:
            return index + 1
    return first


def _next_turn(context: StatementContext, end: int, stop: int) -> int:
    """The token after the dash with which speech goes on after a tag; `stop` where it does not."""
    words = context.words
    for index in range(end, stop - 1):
        if words.tokens[index].text in DASHES and (index == end or words.is_punctuation(index - 1)):
            return index + 1
    return stop
