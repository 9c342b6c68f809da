"""What a paper altered afterwards is told, statement by statement."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from archive_help import article
from archive_help import reading as reading_of_lines
from hypothesis import given
from hypothesis import strategies as st

from hronika.archive.changes import changes
from hronika.archive.comparison import Change, between, statement_pairs
from hronika.archive.forgetting import forget_article
from hronika.archive.packing import pack, unpack
from hronika.archive.store import Store
from hronika.archive.versions import StoredVersion
from hronika.article import Article
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import ReaderInfo, Span


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        yield opened


def reading(given: Article) -> RecordWithLemmas:
    """Read lines, with the words that name each speaker."""
    read = reading_of_lines(given)
    statements = []
    for item in read.record.statements:
        name = item.speaker_name or ""
        start = item.content[0].start - len(name) - 2
        span = Span(start=start, end=start + len(name), text=name)
        statements.append(item.model_copy(update={"speaker": span}))
    return read._replace(record=read.record.model_copy(update={"statements": tuple(statements)}).sealed())


def altered(store: Store, *texts: str, titles: tuple[str, ...] = ()) -> list[Change]:
    """Add versions of an article and give all changes, the newest first."""
    for place, text in enumerate(texts):
        given = article(1, text, titles[place] if titles else None)
        assert store.add(given, reading(given)) in ("new", "changed")
    return [change for found in changes(store) for change in found.changes]


def told(change: Change) -> tuple[str, str | None, str | None]:
    return change.kind, change.old and change.old.text, change.new and change.new.text


def test_a_number_that_changed_is_shown_and_comes_first(store: Store) -> None:
    reader = Reader()
    for number in ("trīs", "divas"):
        text = (
            f'"Algas augs{"" if number == "trīs" else " jau rīt"}," sacīja mērs Jānis Vilks. '
            f"Ministre Anna Roze sacīja, ka rudenī slēgs {number} skolas."
        )
        given = Article(text, id="a1", outlet="Avīze", published=date(2024, 5, 7))
        store.add(given, reader.read_with_lemmas(given))
    [found] = changes(store)
    first, second = found.changes
    assert told(first) == ("reworded", "rudenī slēgs trīs skolas", "rudenī slēgs divas skolas")
    assert first.alters == ("number",)
    assert first.old is not None
    assert first.new is not None
    assert [part.text for part in first.old.parts if part.differs] == ["trīs"]
    assert [part.text for part in first.new.parts if part.differs] == ["divas"]
    assert first.new.speaker == "Anna Roze"
    assert (second.kind, second.alters) == ("reworded", ())
    # each side is where it says in its own version
    assert found.old.text[first.old.start : first.old.end] == first.old.text
    assert found.new.text[first.new.start : first.new.end] == first.new.text


def test_added_gone_and_another_speaker(store: Store) -> None:
    found = altered(
        store,
        "Anna Roze: līst jau trešo dienu.\nJānis Vilks: tiltu slēgs.",
        "Uldis Kalns: līst jau trešo dienu.\nZane Zeme: skolas būs atvērtas.",
    )
    assert {told(change) for change in found} == {
        ("speaker", "līst jau trešo dienu", "līst jau trešo dienu"),
        ("gone", "tiltu slēgs", None),
        ("added", None, "skolas būs atvērtas"),
    }


def test_a_name_that_became_fuller_is_no_other_speaker(store: Store) -> None:
    assert altered(store, "Roze: līst.\nJānis Vilks: snieg.", "Anna Roze: līst.\nJānis Vilks: snieg.") == []


def test_a_negation_that_came_is_said(store: Store) -> None:
    [change] = altered(
        store,
        "Anna Roze: skolu slēgs.\nJānis Vilks: snieg.",
        "Anna Roze: skolu neslēgs.\nJānis Vilks: snieg.",
    )
    assert (change.kind, change.alters) == ("reworded", ("negation",))


@pytest.mark.parametrize("word", ["nedēļa", "neatkarīga"])
def test_a_word_that_only_begins_so_is_no_negation(store: Store, word: str) -> None:
    [change] = altered(store, "Anna Roze: būs laba ziema.", f"Anna Roze: būs laba {word}.")
    assert (change.kind, change.alters) == ("reworded", ())


def test_what_only_moved_or_is_written_otherwise_is_no_change(store: Store) -> None:
    first = "Anna Roze: līst.\nJānis Vilks: tiltu slēgs."
    assert altered(store, first, "Jānis Vilks: tiltu slēgs.\nAnna Roze: „Līst”.") == []


def test_the_headline_and_text_beside_statements(store: Store) -> None:
    reader = Reader()
    for title, bridge in (
        ("Tilts slēgts", "Tilts uzcelts 1975. gadā."),
        ("Tilts atvērts", "Tilts uzcelts 1957. gadā."),
    ):
        text = f"Mērs Jānis Vilks sacīja, ka tilts ir drošs. {bridge} Gaidāms lietus."
        given = Article(text, id="a1", title=title, published=date(2024, 5, 7))
        store.add(given, reader.read_with_lemmas(given))
    [found] = changes(store)
    assert [told(change) for change in found.changes] == [
        ("headline", "Tilts slēgts", "Tilts atvērts"),
        ("text", "Tilts uzcelts 1975. gadā.", "Tilts uzcelts 1957. gadā."),
    ]
    assert found.changes[1].alters == ("number",)


@pytest.mark.parametrize("titles", [("Tilts slēgts", None), (None, "Tilts slēgts")])
def test_a_source_that_gives_no_headline_alters_none(store: Store, titles: tuple[str | None, ...]) -> None:
    reader = Reader()
    for title, text in zip(titles, ("Anna Roze: līst.", "Anna Roze: nelīst."), strict=True):
        given = Article(text, id="a1", title=title, published=date(2024, 5, 7))
        store.add(given, reader.read_with_lemmas(given))
    [found] = changes(store)
    assert [change.kind for change in found.changes] == ["reworded"]


def test_newest_first_by_period_article_and_query(store: Store) -> None:
    altered(store, "Anna Roze: līst.", "Anna Roze: nelīst.", "Anna Roze: nelīst.\nJānis Vilks: tiltu slēgs.")
    for text in ("Zane Zeme: snieg.", "Zane Zeme: nesnieg."):
        given = article(2, text)
        store.add(given, reading(given))
    found = [(each.new.id, each.new.ordinal) for each in changes(store)]
    assert sorted(found) == [("a1", 2), ("a1", 3), ("a2", 2)]
    assert [each.new.added for each in changes(store)] == sorted(
        (each.new.added for each in changes(store)), reverse=True
    )
    today = next(changes(store)).new.added.date()
    assert list(changes(store, since=today + timedelta(days=2))) == []
    assert list(changes(store, until=today - timedelta(days=2))) == []
    assert len(list(changes(store, today - timedelta(days=1), today + timedelta(days=1)))) == 3
    assert len(list(changes(store, until=date.max))) == 3
    assert [found.new.id for found in changes(store, article="a2")] == ["a2"]
    assert [found.new.ordinal for found in changes(store, query="speaker:Vilks")] == [3]
    assert [
        found.new.id for found in changes(store, query="outlet:Avīze NOT speaker:Roze NOT speaker:Vilks")
    ] == ["a2"]
    assert list(changes(store, query="speaker:Nezināms")) == []


def test_what_is_forgotten_or_damaged_while_it_is_listed_is_passed_by(store: Store) -> None:
    for number in (1, 2, 3):
        for text in ("Anna Roze: līst.", "Anna Roze: nelīst."):
            given = article(number, f"{text}\nJānis Vilks: {number}.")
            store.add(given, reading(given))
    found = changes(store)
    first = next(found).new.id
    gone, damaged = (version.id for version in store.current() if version.id != first)
    forget_article(store, gone)
    with store.writing() as connection:
        connection.execute(
            "UPDATE version SET packed = x'0102' WHERE article = (SELECT number FROM article WHERE id = ?)",
            (damaged,),
        )
    assert list(found) == []


def test_other_readings_of_the_same_words_are_told_as_such_and_only_beside_other_text(store: Store) -> None:
    old, new = article(1, "Anna Roze: līst."), article(1, "Anna Roze: līst.\nJānis Vilks: snieg.")
    store.add(old, reading(old))
    read = reading(new)
    first = read.record.statements[0].model_copy(update={"stance": "doubts"})
    record = read.record.model_copy(update={"statements": (first, *read.record.statements[1:])}).sealed()
    store.add(new, read._replace(record=record))
    [found] = changes(store)
    assert [(change.kind, change.fields) for change in found.changes] == [
        ("reading", ("stance",)),
        ("added", ()),
    ]


def test_a_newer_reader_is_no_change_of_the_paper(store: Store) -> None:
    old, new = (
        article(1, "Anna Roze: līst.\nJānis Vilks: snieg."),
        article(1, "Anna Roze: līst.\nJānis Vilks: snieg.\nVakars."),
    )
    store.add(old, reading(old))
    read = reading(new)
    record = read.record.model_copy(
        update={"reader": ReaderInfo(hronika="9", model=None), "statements": read.record.statements[:1]}
    )
    store.add(new, read._replace(record=record.sealed()))
    found = list(changes(store))
    assert all(not each.same_reader for each in found)
    assert [change.kind for each in found for change in each.changes if change.kind != "text"] == []


def test_what_an_incomplete_version_lacks_was_not_taken_out(store: Store) -> None:
    whole = article(1, "Anna Roze: līst.\nJānis Vilks: tiltu slēgs vēl šodien.")
    teaser = Article("Anna Roze: līst.", id="a1", outlet="Avīze", published=whole.published, incomplete=True)
    for each in (teaser, whole):
        store.add(each, reading(each))
    assert list(changes(store)) == []


_LINES = st.lists(
    st.tuples(
        st.sampled_from(["Anna", "Jānis", "Zane"]),
        st.lists(
            st.sampled_from(["līst", "nav", "tilts", "trīs", "divas", "skolas", "slēgs"]),
            min_size=1,
            max_size=5,
        ),
    ),
    min_size=1,
    max_size=6,
)


def version(lines: list[tuple[str, list[str]]]) -> StoredVersion:
    given = article(1, "".join(f"{speaker}: {' '.join(words)}.\n" for speaker, words in lines))
    read = reading(given)
    return StoredVersion(
        number=1, article=1, id="a1", ordinal=1, is_current=True, added=datetime.now(UTC), text=given.text,
        record=read.record, notes=(),
        unpacked=unpack(pack(given.text, read.record, read.words), given.sha256),
    )  # fmt: skip


@given(_LINES)
def test_the_same_text_has_no_change(lines: list[tuple[str, list[str]]]) -> None:
    assert between(version(lines), version(lines)).changes == ()


@given(_LINES, _LINES)
def test_each_statement_is_accounted_for_once(
    old: list[tuple[str, list[str]]], new: list[tuple[str, list[str]]]
) -> None:
    pairs = statement_pairs(version(old).record, version(new).record)
    ones = sorted(one.id for one, _ in pairs if one is not None)
    others = sorted(other.id for _, other in pairs if other is not None)
    assert ones == sorted(item.id for item in version(old).record.statements)
    assert others == sorted(item.id for item in version(new).record.statements)


@given(_LINES, _LINES)
def test_the_other_way_round_added_is_gone(
    old: list[tuple[str, list[str]]], new: list[tuple[str, list[str]]]
) -> None:
    swapped = {"added": "gone", "gone": "added"}
    there = {(*told(change), change.alters) for change in between(version(old), version(new)).changes}
    back = {
        (swapped.get(change.kind, change.kind), *reversed(told(change)[1:]), change.alters)
        for change in between(version(new), version(old)).changes
    }
    assert there == back


def test_two_statements_of_one_speaker_on_one_matter_are_two_and_stay_two(store: Store) -> None:
    text = "Anna Roze: slēgs trīs skolas.\nAnna Roze: slēgs divas skolas."
    assert altered(store, text) == []
    assert store.add(article(1, text), reading(article(1, text))) == "duplicate"
    assert store.count()["statements"] == 2
    [change] = altered(store, "Anna Roze: slēgs trīs skolas.\nAnna Roze: slēgs četras skolas.")
    assert told(change) == ("reworded", "slēgs divas skolas", "slēgs četras skolas")
