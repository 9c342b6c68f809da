"""Whatever people say of a reading: the record is whole, an undo restores, the order does not matter."""

import json
import random
from functools import cache
from typing import Any

from corrections_help import entry, statement, undo
from hypothesis import given, settings
from hypothesis import strategies as st

from hronika.archive.corrections.effective import applied, effective, items_of
from hronika.archive.corrections.entry import Correction, Item
from hronika.article import Article, article_from
from hronika.reading.reader import Reader
from hronika.record import Event, Record, Span, Time
from hronika.samples import SAMPLE_ARTICLES
from hronika.verification import problems

_SEEDS = st.integers(0, 10_000_000)


@cache
def read() -> list[tuple[Article, Record]]:
    reader = Reader()
    lines = SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines()[:4]
    return [(article, reader.read(article)) for article in (article_from(json.loads(line)) for line in lines)]


def corrections(chance: random.Random, article: Article, record: Record, number: int) -> list[Correction]:
    """Corrections of different items of a record, at random."""
    items: list[Item] = [*record.statements, *record.events, *record.times]
    made: list[Correction] = []
    for item in chance.sample(items, min(number, len(items))):
        count = len(made) + 1
        action = chance.choice(("change", "change", "change", "reject", "confirm"))
        values = _values(chance, article.text, item, record) if action == "change" else {}
        made.append(entry(count, action, item, article.text, record, **values))
    if chance.random() < 0.5:
        spans = _spans(chance, article.text)
        if spans not in [item.content for item in record.statements]:
            item = statement(record, *spans, speaker_name=chance.choice((None, "Anna Roze")))
            made.append(entry(len(made) + 1, "add", item, article.text, record))
    return made


def _values(chance: random.Random, text: str, item: Item, record: Record) -> dict[str, Any]:
    if isinstance(item, Time):
        return {"value": None}
    if isinstance(item, Event):
        choices = ("asserted", "attributed", "denied", "possible", "planned", "hypothetical")
        return {"vouched": chance.choice(choices), "type": chance.choice(("agree", "fire", None))}
    return chance.choice(
        [
            {"speaker_name": chance.choice((None, "Anna Roze", record.names[0].name))},
            {"speaker": chance.choice((None, record.names[-1].span))},
            {"content": _spans(chance, text)},
            {"cue": _spans(chance, text)[0]},
            {"stance": "denies", "act": "deny", "mode": "mixed"},
        ]
    )


def _spans(chance: random.Random, text: str) -> tuple[Span, ...]:
    places = sorted(chance.sample(range(len(text)), 2 * chance.choice((1, 1, 2))))
    return tuple(
        Span(start=start, end=end, text=text[start:end])
        for start, end in zip(places[::2], places[1::2], strict=True)
    )


def another_reading(chance: random.Random, record: Record) -> Record:
    """The same text as another reader may read it: some of it gone, some speakers others."""
    ids = {item.id for item in record.statements if chance.random() < 0.7}
    while outside := {item.id for item in record.statements if item.within not in ids | {None}} & ids:
        ids -= outside
    kept = [item for item in record.statements if item.id in ids]
    statements = tuple(
        item.model_copy(update={"speaker_name": "Cita", "speaker_id": None})
        if chance.random() < 0.2
        else item
        for item in kept
    )
    events = tuple(
        event
        for event in record.events
        if chance.random() < 0.8
        and {event.statement, *(mention.statement for mention in event.mentions)} <= ids | {None}
    )
    there = ids | {event.id for event in events}
    responses = tuple(
        item.model_copy(update={"about": tuple(each for each in item.about if each in there)})
        for item in record.responses
        if item.statement is None or item.statement in ids
    )
    other = {"statements": statements, "events": events, "responses": responses}
    return record.model_copy(update=other).sealed()


@settings(max_examples=150, deadline=None)
@given(_SEEDS)
def test_the_effective_record_is_always_whole(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    article, record = chance.choice(read())
    made = corrections(chance, article, record, chance.randrange(1, 9))
    again = another_reading(chance, record)
    assert list(problems(again, article)) == []
    for reading in (record, again):
        found = applied(reading, made)
        assert list(problems(found.record, article)) == []
        ids = items_of(found.record).keys()
        assert found.authors.keys() <= ids
        assert {one.item for one in found.standings} - {None} <= ids


@settings(max_examples=60, deadline=None)
@given(_SEEDS)
def test_an_undo_restores_exactly(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    article, record = chance.choice(read())
    made = corrections(chance, article, record, 6)
    reading = another_reading(chance, record)
    *before, last = made
    gone = undo(len(made) + 1, last)
    assert effective(reading, [*made, gone]) == effective(reading, before)
    back = undo(len(made) + 2, gone)
    assert effective(reading, [*made, gone, back]) == effective(reading, made)


@settings(max_examples=60, deadline=None)
@given(_SEEDS)
def test_the_order_of_corrections_of_different_items_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    article, record = chance.choice(read())
    made = corrections(chance, article, record, 6)
    shuffled = chance.sample(made, len(made))
    renumbered = [one.model_copy(update={"number": number}) for number, one in enumerate(shuffled, 1)]
    reading = another_reading(chance, record)
    assert effective(reading, renumbered) == effective(reading, made)


@settings(max_examples=60, deadline=None)
@given(_SEEDS)
def test_what_a_person_said_holds_over_every_reading(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    article, record = chance.choice(read())
    item = chance.choice(record.statements)
    made = entry(1, "change", item, article.text, record, speaker_name="Ilona Lapsa")
    found = applied(another_reading(chance, record), [made])
    [standing] = found.standings
    assert standing.agrees is False
    held = next(one for one in found.record.statements if one.id == standing.item)
    assert (held.content, held.speaker_name) == (item.content, "Ilona Lapsa")
