"""Texts that are read wrong, for the page on accuracy: what the reader says of them, and what is right."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Literal

from hronika.reading.reader import read
from hronika.record import Event, Record, Statement

_FILE = Path(__file__).with_name("errors.toml")
_PUBLISHED = date(2024, 5, 7)

Shown = Literal["statements", "events", "responses", "names", "times"]


@dataclass(frozen=True)
class ErringText:
    """A text of our own that is read wrong.

    `kind` is the kind of error, `shown` what of the record shows it, `right` what should stand there, in the
    words of `told`, and `why` what leads the reader astray.
    """

    kind: str
    text: str
    shown: Shown
    right: tuple[str, ...]
    why: str

    def told(self) -> tuple[str, ...]:
        """Read the text and give a line for each thing of the record that shows the error."""
        record = read(self.text, published=_PUBLISHED)
        return tuple(_LINES[self.shown](record))


def erring_texts() -> tuple[ErringText, ...]:
    """Give the texts in the order of the page, those of a kind together."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(ErringText(**{**each, "right": tuple(each["right"])}) for each in told["text"])


def errors() -> Iterator[str]:
    """Yield the part of the page: by kind of error the texts, what is said of them, and what is right.

    What is said and is right stands there only where it is all there is to tell.
    """
    for kind, texts in groupby(erring_texts(), lambda text: text.kind):
        yield from (f"### {kind}", "")
        for text in texts:
            told = text.told()
            said = "; ".join(line for line in told if line not in text.right) or "nothing"
            right = "; ".join(line for line in text.right if line not in told) or "nothing"
            yield from (
                f"> {text.text}",
                "",
                f"- It says: {said}",
                f"- Right is: {right}",
                f"- {text.why}",
                "",
            )


def _statements(record: Record) -> Iterator[str]:
    names = {statement.id: statement for statement in record.statements}
    for statement in record.statements:
        yield _statement(statement, names.get(statement.within or ""))


def _statement(statement: Statement, around: Statement | None) -> str:
    source = statement.speaker_name or "somebody who is not named"
    stance = "" if statement.stance in (None, "holds") else f" ({statement.stance})"
    content = " … ".join(span.text for span in statement.content)
    inside = " – within the one before" if around else ""
    return f"{source}{stance}: *{content}*{inside}"


def _events(record: Record) -> Iterator[str]:
    for event in record.events:
        yield _event(event)


def _event(event: Event) -> str:
    who = [f"{each.role} {each.name or 'not named'}" for each in event.participants]
    negated = ", negated" if event.polarity == "negative" else ""
    kind = f" ({event.type})" if event.type else ""
    return f"*{event.predicate.text}*{kind}: {', '.join([event.vouched + negated, *who])}"


def _responses(record: Record) -> Iterator[str]:
    said = {statement.id: statement.content[0].text for statement in record.statements}
    told = {event.id: event.predicate.text for event in record.events}
    for response in record.responses:
        about = ", ".join(f"*{(said | told)[each]}*" for each in response.about) or "nothing in this text"
        yield f"{response.speaker_name or 'somebody who is not named'} {response.kind}: {about}"


def _names(record: Record) -> Iterator[str]:
    for name in record.names:
        yield f"*{name.span.text}*: {name.kind} {name.name}"


def _times(record: Record) -> Iterator[str]:
    for time in record.times:
        yield f"*{time.span.text}*: {time.value or 'no value'}"


_LINES = {
    "statements": _statements,
    "events": _events,
    "responses": _responses,
    "names": _names,
    "times": _times,
}
