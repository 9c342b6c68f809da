"""The walk of one text through the stages of reading, for `architecture.md`: what each of them leaves."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from hronika.article import Article
from hronika.language import load_language
from hronika.language.analysis import Sentence
from hronika.reading.document.document import Document
from hronika.reading.document.normalised import analysed
from hronika.reading.pipeline import STAGES, Part
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.record import Span

TEXT = Path(__file__).with_name("walk.txt")
PUBLISHED = date(2024, 5, 10)
# The sentence of which all tokens are shown.
_SHOWN = 2


def walk() -> Iterator[str]:
    """Yield the walk as lines of Markdown: before the stages, then each stage with what it leaves."""
    article = Article(TEXT.read_text(encoding="utf-8").strip(), published=PUBLISHED)
    language = load_language("lv")
    analysis, _ = analysed(article.text, language)
    document = Document(article, language, analysis)
    yield f"> {article.text}"
    yield ""
    yield f"published on {PUBLISHED}. Of the analysis its third sentence:"
    yield from _block(_tokens(analysis.sentences[_SHOWN]))
    for stage in STAGES:
        stage.run(document)
        yield ""
        reads = ", ".join(map(_name, stage.reads)) or "nothing but the analysis"
        yield f"**{stage.name}** reads {reads}, writes {', '.join(map(_name, stage.writes))}:"
        lines = [line for part in stage.writes for line in _left(document, part)]
        yield from _block(lines)


def _block(lines: list[str]) -> Iterator[str]:
    yield from ("", "```text", *lines, "```")


def _name(part: Part) -> str:
    return f"`{part if isinstance(part, str) else part.__name__}`"


def _tokens(sentence: Sentence) -> list[str]:
    rows: list[tuple[str, ...]] = [("", "word", "lemma", "class", "head", "relation", "name")]
    for number, token in enumerate(sentence.tokens, 1):
        rows.append(
            (
                str(number),
                token.text,
                token.lemma,
                token.upos,
                str(token.head + 1),
                token.relation,
                "-" if token.name == "O" else token.name,
            )
        )
    return _aligned(rows)


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _left(document: Document, part: Part) -> list[str]:
    """What of a part of the document can be seen now."""
    show = _SHOW.get(part)
    return _aligned(list(show(document))) if show is not None else []


def _times(document: Document) -> Iterator[tuple[str, ...]]:
    return ((time.span.text, time.type, str(time.value)) for time in document.times)


def _quantities(document: Document) -> Iterator[tuple[str, ...]]:
    return ((found.span.text, f"{found.value:,.0f}", str(found.unit)) for found in document.quantities)


def _entities(document: Document) -> Iterator[tuple[str, ...]]:
    for entity in document.entities:
        roles = ", ".join(document.phrase_span(role).text for role in entity.roles)
        yield entity.kind, entity.name, entity.gender or "-", f"roles: {roles or '-'}"


def _people(document: Document) -> Iterator[tuple[str, ...]]:
    for person in document.people:
        yield person.name, person.gender or "-", ", ".join(role.text for role in person.roles)


def _candidates(document: Document) -> Iterator[tuple[str, ...]]:
    context = document.kept(StatementContext)
    for candidate in context.candidates:
        yield _candidate(context, candidate)


def _candidate(context: StatementContext, candidate: StatementCandidate) -> tuple[str, ...]:
    words = context.words
    cue = words.tokens[candidate.cue.token].text if candidate.cue is not None else "-"
    speaker = candidate.speaker
    source = context.text[slice(*words.span(speaker.first, speaker.last))] if speaker is not None else "-"
    content = " | ".join(context.text[start:end] for start, end in candidate.spans)
    return (
        f"how: {candidate.how}",
        f"cue: {cue}",
        f"source: {source}",
        f"by: {candidate.resolved_by}",
        content,
    )


def _statements(document: Document) -> Iterator[tuple[str, ...]]:
    for statement in document.statements:
        content = " | ".join(span.text for span in statement.content)
        yield statement.speaker_name or "-", statement.mode, statement.stance or "-", content


def _events(document: Document) -> Iterator[tuple[str, ...]]:
    times = {time.id: time.span.text for time in document.times}
    for event in document.events:
        arguments = ", ".join(f"{item.role} {item.name or _text(item.span)}" for item in event.participants)
        yield event.predicate.text, event.vouched, arguments, times.get(event.time or "", "-")


def _responses(document: Document) -> Iterator[tuple[str, ...]]:
    for response in document.responses:
        yield response.kind, response.cue.text, response.speaker_name or "-"
    if not document.responses:
        yield ("none: nothing in this text denies, confirms, corrects or takes back anything",)


def _text(span: Span | None) -> str:
    return span.text if span is not None else "-"


_SHOW: dict[Part, Callable[[Document], Iterator[tuple[str, ...]]]] = {
    "times": _times,
    "quantities": _quantities,
    "entities": _entities,
    "people": _people,
    StatementContext: _candidates,
    "statements": _statements,
    "events": _events,
    "responses": _responses,
}
