"""A changed text is a new version; what was forgotten does not come back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_help import DAY, article, reading

from hronika.archive.checking import check
from hronika.archive.forgetting import forget_article, forget_speaker
from hronika.archive.store import Store
from hronika.article import Article
from hronika.reading.reader import Reader


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        yield opened


def add(store: Store, given: Article) -> str:
    return store.add(given, reading(given))


def test_a_changed_text_is_a_version_with_its_own_record(store: Store) -> None:
    first, second = article(1, "Anna Roze: līst."), article(1, "Anna Roze: nelīst.")
    assert [add(store, first), add(store, second)] == ["new", "changed"]
    old, new = store.versions("a1")
    assert (old.text, old.record, old.is_current, old.ordinal) == (
        first.text,
        reading(first).record,
        False,
        1,
    )
    assert (new.text, new.record, new.is_current, new.ordinal) == (
        second.text,
        reading(second).record,
        True,
        2,
    )
    assert [version.text for version in store.current()] == [second.text]
    assert check(store).problems == []


def test_a_text_that_stood_there_before_is_no_new_version(store: Store) -> None:
    first, second = article(1, "Anna Roze: līst."), article(1, "Anna Roze: nelīst.")
    assert [add(store, item) for item in (first, second, first, second)] == [
        "new",
        "changed",
        "duplicate",
        "duplicate",
    ]
    assert len(store.versions("a1")) == 2


def test_one_text_in_two_outlets_is_two_articles(store: Store) -> None:
    for outlet in ("Avīze", "Ziņas"):
        assert add(store, Article("Anna Roze: līst.", id="1", outlet=outlet, published=DAY)) == "new"
    assert len(store.versions("1")) == 2
    assert len(store.versions("1", "Ziņas")) == 1


def test_a_forgotten_article_does_not_come_back(store: Store) -> None:
    first, second = article(1), article(1, "Anna Roze: vairs ne.")
    for item in (first, second, article(2)):
        add(store, item)
    assert forget_article(store, "a1") == 1
    assert store.versions("a1") == []
    assert store.count() == {"articles": 1, "versions": 1, "statements": 2, "events": 0}
    assert store.known(first) == "forgotten"
    assert [add(store, first), add(store, article(1, "Anna Roze: pavisam cits."))] == ["forgotten"] * 2
    # nor under another address
    assert add(store, Article(first.text, url="https://b.lv/1")) == "forgotten"
    assert forget_article(store, "a1") == 0
    assert check(store).problems == []


def _bytes_on_disk(store: Store) -> bytes:
    return b"".join(path.read_bytes() for path in store.path.parent.iterdir())


def test_the_text_that_was_forgotten_is_in_the_file_no_more(store: Store) -> None:
    secret = "Anna Roze: " + " ".join(str(number**5) for number in range(3000))
    add(store, article(1, secret))
    add(store, article(2))
    marks = [str(number**5).encode() for number in (100, 1500, 2999)]
    assert all(mark in _bytes_on_disk(store) for mark in marks)
    forget_article(store, "a1")
    assert not any(mark in _bytes_on_disk(store) for mark in marks)


def test_forgotten_statements_do_not_come_back(store: Store) -> None:
    for number in (1, 2):
        add(store, article(number))
    assert forget_speaker(store, "Anna Roze") == 2
    add(store, article(3))
    for version in store.current():
        assert [item.speaker_name for item in version.record.statements] == ["Jānis Vilks"]
    assert store.count()["statements"] == 3
    assert check(store).problems == []


def test_with_forgotten_statements_goes_what_they_quote_and_tell(
    store: Store, samples: list[Article]
) -> None:
    for item in samples:
        store.add(item, Reader().read_with_lemmas(item))
    before = [version.record for version in store.current()]
    speaker = next(
        statement.speaker_name
        for record in before
        for event in record.events
        for statement in record.statements
        if event.statement == statement.id and statement.speaker_name
    )
    assert forget_speaker(store, speaker) > 0
    after = [version.record for version in store.current()]
    assert sum(len(item.events) for item in after) < sum(len(item.events) for item in before)
    for record in after:
        ids = {item.id for item in record.statements}
        assert all(item.speaker_name != speaker for item in record.statements)
        assert all(item.within in ids | {None} for item in record.statements)
        assert all(event.statement in ids | {None} for event in record.events)
    assert check(store).problems == []
