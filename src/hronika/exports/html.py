"""Records as an HTML report: one file that holds everything it shows, and the same within a notebook."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hronika.exports.interface import both, date_in_words, number_in_words
from hronika.exports.ledger import (
    SIGNS,
    Source,
    dates,
    named,
    other_times,
    sources,
    takes_part,
    time_of,
    words,
)
from hronika.exports.markup import NOTHING, Mark, paragraphs
from hronika.record import Event, Record, Span, Statement

_FOLDER = Path(__file__).with_name("report")

# The style sheet has so many colours for speakers; further ones share them and differ by their letter.
_COLOURS = 8

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write(records: Iterable[tuple[Record, str]], out: TextIO, *, interface: str = "lv") -> None:
    """Write the report on records, each with the text that was read.

    `interface` is the language that its own words are shown in first, lv or en.
    """
    articles = [_article(record, text, f"r{number}") for number, (record, text) in enumerate(records, 1)]
    style, script = _own("record.css") + _own("page.css"), _own("page.js")
    page = _templates().get_template("page.html")
    out.writelines(
        page.generate(
            articles=articles,
            interface=interface,
            style=style,
            script=script,
            # The page may run this script and style and nothing else, whatever a text tries to smuggle in.
            policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'",
        )
    )


def notebook_html(record: Record, text: str) -> str:
    """Give the report of one record and its text as a piece of HTML for a notebook, with no script."""
    return (
        _templates()
        .get_template("notebook.html")
        .render(
            article=_article(record, text, f"r{record.article.sha256[:8]}"),
            style=_own("record.css"),
        )
    )


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(both=both, date_in_words=date_in_words, number_in_words=number_in_words)
    return environment


@cache
def _own(name: str) -> Markup:
    """A file of the report to put into the page as it is."""
    return Markup((_FOLDER / name).read_text("utf-8"))  # noqa: S704 it is ours


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _article(record: Record, text: str, key: str) -> dict[str, Any]:
    """Gather what the template shows of a record; `key` makes the ids of its elements its own."""
    voices = [_voice(source, number) for number, source in enumerate(sources(record))]
    voice_of = {index: voice for voice in voices for index in voice["source"].statements}
    url = record.article.url or ""
    return {
        "key": key,
        "record": record,
        "heading": record.article.title or record.id,
        "url": url if url.startswith(("https://", "http://")) else "",
        "voices": voices,
        "said": {index: words(item.content) for index, item in enumerate(record.statements)},
        "events": [_event(record, event, key, index) for index, event in enumerate(record.events)],
        "number": {statement.id: index for index, statement in enumerate(record.statements)},
        "paragraphs": paragraphs(text, _marks(record, key, voice_of)),
        "timeline": [
            {"value": value, "times": [(_time_id(record, time, key), time.span.text) for time in times]}
            for value, times in dates(record)
        ],
        "published": record.article.published.isoformat() if record.article.published else "",
        "other_times": [(_time_id(record, time, key), time) for time in other_times(record)],
        "kinds": _kinds(record, key),
        "amounts": [(f"{key}-q{index}", amount) for index, amount in enumerate(record.quantities)],
    }


def _voice(source: Source, number: int) -> dict[str, Any]:
    known = source.name is not None
    letter = _LETTERS[number % 26] + (str(number // 26) if number >= 26 else "")
    return {
        "source": source,
        "letter": letter if known else "?",
        "colour": f"v{number % _COLOURS}" if known else "v-none",
    }


def _event(record: Record, event: Event, key: str, index: int) -> dict[str, Any]:
    time = time_of(record, event)
    source = next((item.speaker_name or "" for item in record.statements if item.id == event.statement), None)
    return {
        "event": event,
        "id": f"{key}-e{index}",
        "line": f"{key}-h{index}",
        "sign": SIGNS[event.vouched],
        "agent": takes_part(event, "agent"),
        "patient": takes_part(event, "patient"),
        "counterpart": takes_part(event, "counterpart"),
        "when": " ".join(time.span.text.split()) if time is not None else "",
        "value": time.value if time is not None and time.value and time.value[0].isdigit() else "",
        "source": source,
        "evidence": ", ".join(dict.fromkeys(span.text for span in event.evidence)),
        "mentions": [
            (f"{key}-e{index}-{number}", mention.predicate.text)
            for number, mention in enumerate(event.mentions)
        ],
    }


def _kinds(record: Record, key: str) -> list[tuple[str, list[tuple[str, Any]]]]:
    """Group what is named by kind, each with the id of its first mention in the text."""
    first: dict[tuple[int, int], str] = {}
    for index, name in enumerate(record.names):
        first.setdefault((name.span.start, name.span.end), f"{key}-n{index}")
    kinds: dict[str, list[tuple[str, Any]]] = {}
    for entry in named(record):
        span = entry.mentions[0]
        kinds.setdefault(entry.kind, []).append((first[span.start, span.end], entry))
    return list(kinds.items())


def _time_id(record: Record, time: object, key: str) -> str:
    return next(f"{key}-t{index}" for index, item in enumerate(record.times) if item is time)


def _marks(record: Record, key: str, voice_of: dict[int, dict[str, Any]]) -> Iterator[Mark]:
    for index, statement in enumerate(record.statements):
        yield from _statement_marks(index, statement, key, voice_of[index])
    for index, event in enumerate(record.events):
        told = [(event.predicate, event.vouched), *((m.predicate, m.vouched) for m in event.mentions)]
        for number, (span, vouched) in enumerate(told):
            attributes = Markup('class="happening {}" data-s="{}-e{}"').format(vouched, key, index)
            yield _mark(span, attributes, f"{key}-e{index}" + (f"-{number - 1}" if number else ""))
    for index, time in enumerate(record.times):
        attributes = Markup('class="time" title="{}"').format(time.value or "?")
        yield _mark(time.span, attributes, f"{key}-t{index}")
    for index, name in enumerate(record.names):
        yield _mark(name.span, Markup('class="name" title="{}"').format(name.name), f"{key}-n{index}")
    for index, amount in enumerate(record.quantities):
        yield _mark(amount.span, Markup('class="amount"'), f"{key}-q{index}")


def _statement_marks(index: int, statement: Statement, key: str, voice: dict[str, Any]) -> Iterator[Mark]:
    attributes = Markup('class="said {}" data-s="{}-{}"').format(voice["colour"], key, index)
    badge = Markup('<a class="badge {}" href="#{}-l{}">{}<span class="hidden"> {}</span></a>').format(
        voice["colour"], key, index, voice["letter"], both("to_list")
    )
    for number, span in enumerate(statement.content):
        yield _mark(span, attributes, "" if number else f"{key}-s{index}", badge)
    for part, there in (("cue", statement.cue), ("speaker", statement.speaker)):
        if there is not None:
            attributes = Markup('class="{} {}" data-s="{}-{}"').format(part, voice["colour"], key, index)
            yield _mark(there, attributes)


def _mark(span: Span, attributes: Markup, identifier: str = "", before: Markup = NOTHING) -> Mark:
    return Mark(span.start, span.end, attributes, identifier, before)
