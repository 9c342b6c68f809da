"""Identifiers depend on the text, the kind and the place, and on nothing else."""

import re

import hronika
from hronika.article import Article
from hronika.identifiers import LETTERS, Identifiers
from hronika.reading.reader import Reader
from hronika.record import Record, Span

HERE, THERE = Span(start=3, end=7, text="here"), Span(start=9, end=14, text="there")


def test_the_same_place_has_the_same_identifier() -> None:
    one, other = Identifiers("0" * 64), Identifiers("0" * 64)
    other.of("time", [THERE])
    assert one.of("statement", [HERE, THERE]) == other.of("statement", [HERE, THERE])


def test_text_kind_and_every_offset_make_another() -> None:
    made = [
        Identifiers("0" * 64).of("time", [HERE]),
        Identifiers("1" * 64).of("time", [HERE]),
        Identifiers("0" * 64).of("name", [HERE]),
        Identifiers("0" * 64).of("time", [THERE]),
        Identifiers("0" * 64).of("time", [HERE, THERE]),
        Identifiers("0" * 64).of("time", [Span(start=3, end=8, text="here,")]),
    ]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch("[a-z][0-9a-f]{16}", identifier) for identifier in made)
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_several_on_one_place_are_numbered() -> None:
    identifiers = Identifiers("0" * 64)
    first, second, third = (identifiers.of("time", [HERE]) for _ in range(3))
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_they_are_kept_for_good() -> None:
    """What an archive holds: these may never change."""
    record = hronika.read("Ministre pirmdien Rīgā sacīja, ka tiltu atvērs.", published="2024-05-07")
    assert [record.statements[0].id, record.times[0].id, record.names[0].id, record.names[0].entity] == [
        "s244e4e8342033b23",
        "t4231d14a2d5af7e8",
        "n98130c49670bc25f",
        "wd7bec5d734accdca",
    ]
    assert [event.id for event in record.events] == ["ec21d7d78859cb568"]


def identifiers_of(record: Record) -> dict[tuple[str, tuple[int, ...]], str]:
    """All identifiers by kind and place."""
    found = {}
    for kind, items in (
        ("statement", [(item.id, item.content) for item in record.statements]),
        ("time", [(item.id, [item.span]) for item in record.times]),
        ("name", [(item.id, [item.span]) for item in record.names]),
        ("event", [(item.id, [item.predicate]) for item in record.events]),
        ("event", [(item.id, [item.predicate]) for event in record.events for item in event.mentions]),
    ):
        for identifier, spans in items:
            found[kind, tuple(offset for span in spans for offset in (span.start, span.end))] = identifier
    return found


def test_another_reading_of_the_same_words_keeps_their_identifiers(samples: list[Article]) -> None:
    reader = Reader()
    # Without the roles and genders of persons speakers are found otherwise, and the rest with them.
    fewer = Reader(stages=[stage for stage in reader.stages if stage.name != "people"])
    for article in samples[:3]:
        whole = identifiers_of(reader.read(article))
        other = identifiers_of(fewer.read(article))
        assert whole
        assert len(set(whole.values())) == len(whole)
        shared = whole.keys() & other.keys()
        assert {place: whole[place] for place in shared} == {place: other[place] for place in shared}


def test_who_is_named_keeps_the_identifier_whoever_else_is(samples: list[Article]) -> None:
    """Entities are known by their first mention, not by their number among the others."""
    record = Reader().read(samples[0])
    first: dict[str, Span] = {}
    for name in record.names:
        first.setdefault(name.entity, name.span)
    for entity, span in first.items():
        assert Identifiers(record.article.sha256).of("entity", [span]) == entity
