"""Interviews without marks: paragraphs that ask somebody and, after each, one that answers.

`Kāda ir jūsu attieksme pret to?` stands in bold in the paper, and `Esmu pret piespiešanu.` below it; of the
type nothing is left in the text. The words above tell that it is an interview, the questions speak to
somebody, the answers of oneself.
"""

from typing import Literal

from hronika.language.quotation_marks import MARKS
from hronika.reading.document.tokens import DASHES
from hronika.reading.statements.candidates import Construction, StatementCandidate
from hronika.reading.statements.content import has_predicate, trim
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.transcripts import paragraphs
from hronika.record import Act

# Questions that speak to somebody, and answers in the first person, that make paragraphs an interview.
_QUESTIONS = 2
# Tokens of the longest question.
_LONGEST = 60

# Constructions of paragraphs that tell themselves who speaks.
_READ: frozenset[Construction] = frozenset(("transcript", "dash", "clause-colon"))

_Part = Literal["question", "answer", "other"]


def tells_of_interview(context: StatementContext, stop: int) -> bool:
    """Whether a word before a token says that somebody is interviewed: `Saruna ar rakstnieci Annu Rozi`."""
    lexicon = context.lexicon
    said = any(
        token.lemma in lexicon.media_nouns and lexicon.event_nouns.get(token.lemma) is not None
        for token in context.words.tokens[:stop]
    )
    return said or bool(interviewing(context, stop))


def interviewing(context: StatementContext, stop: int) -> list[int]:
    """Who asks by the words before a token, by the subjects of their verbs: `Ar Annu Rozi sarunājas [Y]`."""
    words, verbs = context.words, context.lexicon.verbs_of_interviewing
    subjects = (
        (verb, words.child(verb, "nsubj")) for verb in range(stop) if words.tokens[verb].lemma in verbs
    )
    return [subject for verb, subject in subjects if subject is not None and verb < subject]


def read_interviews(context: StatementContext) -> None:
    """Read the questions and answers of an interview that has no dashes, labels or quotation marks.

    The paragraph after a question answers it, and so do others in the first person. A prompt asks nothing but
    speaks to somebody (`Ministrija jūs sodīja.`); what else stands there may be one, and is nobody's.
    """
    words = context.words
    every = list(paragraphs(context))
    parts = [_part(context, first, stop) for first, stop in every]
    opening = next((place for place, part in enumerate(parts) if part == "question"), len(every))
    if opening in (0, len(every)) or not tells_of_interview(context, every[opening][0]):
        return
    turns: list[tuple[int, int, _Part]] = []
    before: _Part = "other"
    for (first, stop), part in zip(every[opening:], parts[opening:], strict=True):
        if part == "answer" and before != "question" and not _has_person(context, first, stop, "1"):
            part = "question" if _has_person(context, first, stop, "2") else "other"
        turns.append((first, stop, part))
        before = part
    addressed = [turn for turn in turns if turn[2] == "question" and _has_person(context, *turn[:2], "2")]
    personal = [turn for turn in turns if turn[2] == "answer" and _has_person(context, *turn[:2], "1")]
    if min(len(addressed), len(personal)) < _QUESTIONS:
        return
    for first, stop, part in turns:
        span = trim(context.text, words.tokens[first].start, words.tokens[stop - 1].end)
        if part != "other" and span[0] < span[1]:
            act: Act = "ask" if part == "question" else "answer"
            context.add(StatementCandidate([span], "transcript", act, anchor=first))


def _part(context: StatementContext, first: int, stop: int) -> _Part:
    """What a paragraph can be in an interview: one that is read already, or has no verb, is neither part."""
    words = context.words
    start, end = words.span(first, stop - 1)
    near = [candidate for candidate in context.near(first) if candidate.start < end and start < candidate.end]
    whole = any(candidate.start <= start + 1 and end <= candidate.end + 2 for candidate in near)
    if whole or any(candidate.how in _READ for candidate in near):
        return "other"
    if words.tokens[first].text in DASHES | MARKS or not has_predicate(context, first, stop):
        return "other"
    last = stop - 1
    while last > first and words.tokens[last].text in MARKS:
        last -= 1
    if words.tokens[last].text[-1] == "?":
        return "question" if last == stop - 1 and stop - first <= _LONGEST else "other"
    return "answer" if words.tokens[last].text[-1] in ".!…" else "other"


def _has_person(context: StatementContext, first: int, stop: int, person: str) -> bool:
    """Whether a verb or pronoun outside of quotation marks is in the first or second person."""
    tokens = context.words.tokens
    return any(
        tokens[index].features.get("Person") == person and context.innermost(tokens[index].start) is None
        for index in range(first, stop)
    )
