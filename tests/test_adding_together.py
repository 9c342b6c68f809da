"""Articles that are read within a second are stored together, and none takes the others with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hronika.archive.store import Store, Stored
from hronika.article import Article
from hronika.errors import DataError
from hronika.intake import adding
from hronika.intake.adding import Adding
from hronika.sources.found import Found

TEXTS = {
    "a": "Ministre Anna Roze sacīja, ka tiltu atvērs.",
    "b": "Līst jau trešo dienu.",
    "c": "Deputāts Juris Vilks noliedza, ka tiltu slēgs.",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture
def transactions(store: Store) -> list[str]:
    """Each transaction that writes to the store, as SQLite tells of it."""
    told: list[str] = []
    store._connection.set_trace_callback(lambda sql: told.append(sql) if sql == "COMMIT" else None)
    return told


def found() -> Iterator[Found]:
    return (Found(Article(text, id=id), place=id) for id, text in TEXTS.items())


def test_one_transaction_stores_all(store: Store, transactions: list[str]) -> None:
    assert [added.outcome for added in Adding(store).add(found())] == ["new"] * 3
    assert len(transactions) == 1


def test_what_fails_does_so_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put = Store.put

    def fails_on_b(self: Store, article: Article, *rest: object) -> Stored:
        stored = put(self, article, *rest)  # type: ignore[arg-type]
        if article.id == "b":
            raise RuntimeError("after it was written")
        return stored

    monkeypatch.setattr(Store, "put", fails_on_b)
    told = list(Adding(store).add(found()))
    assert [added.outcome for added in told] == ["new", "failed", "new"]
    assert "after it was written" in str(told[1].error)
    assert sorted(version.id for version in store.current()) == ["a", "c"]


def test_what_was_read_before_a_broken_source_is_stored(store: Store) -> None:
    def breaks() -> Iterator[Found]:
        yield from found()
        raise DataError("The rest is missing.")

    adding = Adding(store).add(breaks())
    assert [next(adding).outcome for _ in TEXTS] == ["new"] * 3
    with pytest.raises(DataError, match="The rest is missing"):
        next(adding)
    assert store.count()["articles"] == len(TEXTS)


def test_slow_source_has_its_articles_stored_at_once(
    store: Store, transactions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_SLOW", -1)
    there = []
    for added in Adding(store).add(found()):
        there.append((added.id, store.count()["articles"]))
    assert there == [("a", 1), ("b", 2), ("c", 3)]
    assert len(transactions) == len(TEXTS)


def test_known_ones_need_no_transaction(store: Store, transactions: list[str]) -> None:
    list(Adding(store).add(found()))
    transactions.clear()
    assert [added.outcome for added in Adding(store).add(found())] == ["duplicate"] * 3
    assert not transactions
