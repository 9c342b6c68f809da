"""Adding reads what the archive does not know, stores it at once, and goes on over what fails."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from hronika.archive.checking import check
from hronika.archive.forgetting import forget_article
from hronika.archive.search import search
from hronika.archive.store import Store
from hronika.article import Article, article_from
from hronika.errors import DataError, HronikaError
from hronika.intake.adding import Added, Adding, Counts
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.sources import pages as pages_made
from hronika.sources.files import found_in_all
from hronika.sources.found import Found

SENTENCES = (
    "Ministre Anna Roze sacīja, ka slēgs trīs skolas.",
    "Naktī Liepājā dega noliktava, ziņoja glābēji.",
    "Mērs Jānis Vilks solīja jaunu tiltu pār Gauju.",
    "Lietus šonedēļ nav gaidāms, norādīja sinoptiķi.",
    "Policija aizturēja divus vīriešus par zādzību.",
)


def found(number: int, text: str = "") -> Found:
    article = Article(text or SENTENCES[number], id=f"a{number}", outlet="Avīze")
    return Found(article, b"<p>", "text/html", place=f"list, line {number + 1}")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        yield opened


@pytest.mark.parametrize("workers", [1, 2])
def test_what_comes_is_read_stored_and_counted_in_order(store: Store, workers: int) -> None:
    adding = Adding(store, workers=workers)
    broken = DataError("list, line 3 is not JSON.")
    given: list[Found | HronikaError] = [
        found(0),
        found(1),
        broken,
        found(0),
        found(0, SENTENCES[0].replace("trīs", "divas")),
    ]
    added = list(adding.add(given))
    assert [(item.outcome, item.id) for item in added] == [
        ("new", "a0"),
        ("new", "a1"),
        ("failed", None),
        ("duplicate", None),
        ("changed", "a0"),
    ]
    assert added[2].error is broken
    assert added[1].place == "list, line 2"
    assert adding.counts == Counts(seen=5, new=2, changed=1, copies=1, failed=1)
    [version] = store.versions("a1")
    assert (version.record, version.words) == Reader().read_with_lemmas(found(1).article)
    assert store.raw(version.number) == (b"<p>", "text/html")
    assert check(store).problems == []


WHOLE = {
    "id": "m1", "outlet": "Kalnu Vēstis", "url": "https://kalni.example/m1", "title": "Dambis plīsis",
    "published": "2024-03-05T23:40:00Z", "timezone": "Europe/Helsinki",
}  # fmt: skip
BEFORE = "Hidrologs Uldis Krauklis vakar sacīja, ka dambis plīsis divās vietās."
AFTER = "Hidrologs Uldis Krauklis vakar sacīja, ka dambis plīsis piecās vietās."


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    "lacking", [("published",), ("title", "url"), ("outlet",), ("published", "timezone", "outlet", "title")]
)
def test_what_a_later_version_does_not_say_stays_as_it_was(
    store: Store, workers: int, lacking: tuple[str, ...]
) -> None:
    """So the article leaves no period and no outlet, and the days in its text are still known."""
    given = [WHOLE, {field: value for field, value in WHOLE.items() if field not in lacking}]
    articles = [
        article_from(about | {"text": text}) for about, text in zip(given, (BEFORE, AFTER), strict=True)
    ]
    added = list(Adding(store, workers).add(map(Found, articles)))
    assert [item.outcome for item in added] == ["new", "changed"]
    old, new = store.versions("m1")
    assert new.record.article == old.record.article.model_copy(update={"sha256": new.record.article.sha256})
    assert [time.value for time in new.record.times] == ["2024-03-05"]
    [hit] = search(store, "outlet:kalnu since:2024-03-06 until:2024-03-06 piecās").hits
    assert (hit.title, hit.url) == (WHOLE["title"], WHOLE["url"])
    assert len(new.notes) == 1
    assert new.notes[0].startswith("Not given, and taken from the version before: ")
    assert ("day of publication" in new.notes[0]) is ("published" in lacking)
    assert check(store).problems == []


def test_what_a_later_version_says_is_a_change_and_what_nobody_said_stays_unknown(store: Store) -> None:
    later = article_from({**WHOLE, "text": AFTER, "published": "2024-03-09", "title": "Dambis sagruvis"})
    other = Article("Ezerā ielūza zvejnieks, paziņoja glābēji.", id="m2")
    changed = Article("Ezerā ielūza divi zvejnieki, paziņoja glābēji.", id="m2")
    first = article_from({**WHOLE, "text": BEFORE})
    outcomes = [added.outcome for added in Adding(store).add(map(Found, (first, later, other, changed)))]
    assert outcomes == ["new", "changed", "new", "changed"]
    about = store.versions("m1")[1].record.article
    assert (str(about.published), about.published_at, about.title) == ("2024-03-09", None, "Dambis sagruvis")
    version = store.versions("m2")[1]
    assert (version.record.article.published, version.record.article.title, version.notes) == (None, None, ())


def test_what_is_stored_is_not_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    list(Adding(store).add(map(found, range(3))))
    read = []
    read_with_lemmas = Reader.read_with_lemmas

    def noting(self: Reader, article: Article) -> RecordWithLemmas:
        read.append(article.id)
        return read_with_lemmas(self, article)

    monkeypatch.setattr(Reader, "read_with_lemmas", noting)
    adding = Adding(store)
    list(adding.add(map(found, range(5))))
    assert read == ["a3", "a4"]
    assert adding.counts == Counts(seen=5, new=2, copies=3)


def test_each_is_stored_before_it_is_told_of(store: Store) -> None:
    for number, added in enumerate(Adding(store).add(map(found, range(4)))):
        assert added.outcome == "new"
        assert store.versions(f"a{number}")


@pytest.mark.parametrize("workers", [1, 2])
def test_known_ones_are_told_as_they_come(store: Store, workers: int) -> None:
    list(Adding(store).add([found(0)]))
    asked = 0

    def endless() -> Iterator[Found]:
        nonlocal asked
        while True:
            asked += 1
            yield found(0)

    adding = Adding(store, workers=workers).add(endless())
    assert [next(adding).outcome for _ in range(30)] == ["duplicate"] * 30
    assert asked < 60
    adding.close()  # type: ignore[attr-defined]


def test_reprints_are_new_and_counted_beside(store: Store) -> None:
    other = Article(SENTENCES[0], id="x", outlet="Ziņas")
    adding = Adding(store)
    first, copy = adding.add([found(0), Found(other)])
    assert (first.is_reprint, copy.outcome, copy.is_reprint) == (False, "new", True)
    assert adding.counts == Counts(seen=2, new=2, reprints=1)


def test_no_raw_pages_are_kept_unless_wanted(store: Store) -> None:
    list(Adding(store, keep_raw=False).add([found(0)]))
    [version] = store.current()
    assert store.raw(version.number) is None


def test_what_cannot_be_read_or_stored_is_told_and_the_rest_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Store.put

    def failing(self: Store, article: Article, *rest: object) -> object:
        if article.id == "a1":
            raise sqlite3.IntegrityError("UNIQUE constraint failed")
        if article.id == "a2":
            raise DataError("The day is full.")
        return put(self, article, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "put", failing)
    added = list(Adding(store).add(map(found, range(4))))
    assert [item.outcome for item in added] == ["new", "failed", "failed", "new"]
    assert "fault in Hronika (IntegrityError" in str(added[1].error)
    assert str(added[2].error) == "list, line 3: The day is full."
    slow = list(Adding(store, time_limit=1e-9).add([found(4)]))
    assert slow[0].outcome == "failed"
    assert str(slow[0].error).startswith("list, line 5: The article 'a4' cannot be read")


def test_an_archive_that_cannot_be_written_ends_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    list(Adding(store).add([found(0)]))
    with store.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    long = " ".join(f"{SENTENCES[1][:-1]} {number}." for number in range(300))
    adding = Adding(store)
    with pytest.raises(DataError, match="The disk is full"):
        list(adding.add([found(1, long), found(2)]))
    assert adding.counts.seen == 0
    assert store.count()["articles"] == 1
    assert check(store).problems == []


def test_files_give_their_pages_and_places(tmp_path: Path, store: Store) -> None:
    page = "<html><title>Skolas</title><article><h1>Skolas</h1><p>{}</p></article></html>".format(
        " ".join(SENTENCES[:2] * 3)
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "lapa.html").write_text(page, encoding="utf-8")
    (tmp_path / "in" / "lapa.txt").write_text(SENTENCES[2], encoding="utf-8")
    lines = [json.dumps({"text": SENTENCES[3]}), "{", json.dumps({"text": SENTENCES[4], "outlet": "Ziņas"})]
    (tmp_path / "in" / "list.jsonl").write_text("\n".join(lines), encoding="utf-8")
    told: list[str] = []
    got = list(found_in_all([str(tmp_path / "in")], told.append, outlet="Avīze"))
    places = [Path(item.place).name for item in got if isinstance(item, Found)]
    assert places == ["lapa.html", "lapa.txt", "list.jsonl, line 1", "list.jsonl, line 3"]
    assert [item.article.outlet for item in got if isinstance(item, Found)] == ["Avīze"] * 3 + ["Ziņas"]
    assert got[0].raw == page.encode()  # type: ignore[union-attr]
    assert isinstance(got[3], HronikaError)
    added = list(Adding(store).add(got))
    # One name, two stories: neither is lost, and it is told.
    assert [item.id for item in added[:2]] == ["lapa", "lapa-2"]
    assert added[1].note
    assert told == []


def test_a_page_that_is_known_is_not_taken_apart_again(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = []
    for name in ("a.html", "b.html", "c.html"):
        text = SENTENCES[0] if name < "c" else SENTENCES[1]
        page = f"<html><!-- {name} --><body><article><h1>Skolas</h1><p>{text}</p></article></body></html>"
        (tmp_path / name).write_text(page, encoding="utf-8")
        pages.append(str(tmp_path / name))

    def outcomes() -> list[str]:
        found = found_in_all(pages, print, knows=store.knows_page)
        return [item.outcome for item in Adding(store).add(found)]

    assert outcomes() == ["new", "duplicate", "new"]
    made: list[str] = []
    monkeypatch.setattr(pages_made, "page_article", lambda data, where, **_: made.append(where))
    assert (outcomes(), made) == (["duplicate"] * 3, [])
    forget_article(store, "a")
    monkeypatch.undo()
    assert outcomes() == ["forgotten", "forgotten", "duplicate"]


def test_what_was_put_right_in_a_page_is_kept_with_it(tmp_path: Path, store: Store) -> None:
    page = f'<html lang="lv"><meta charset="utf-8"><article><p>{SENTENCES[0]}</p></article></html>'
    (tmp_path / "a.html").write_bytes(page.encode("windows-1257"))
    [added] = Adding(store).add(found_in_all([str(tmp_path / "a.html")], print))
    assert (added.outcome, added.note) == ("new", None)
    [version] = store.current()
    [note] = version.notes
    assert "windows-1257" in note
    assert version.text == SENTENCES[0]


def test_an_edited_file_is_a_version(tmp_path: Path, store: Store) -> None:
    file = tmp_path / "a.txt"
    outcomes = []
    for text in (SENTENCES[0], SENTENCES[0].replace("trīs", "divas"), SENTENCES[1]):
        file.write_text(text, encoding="utf-8")
        outcomes += [item.outcome for item in Adding(store).add(found_in_all([str(file)], print))]
    assert outcomes == ["new", "changed", "new"]


def test_a_file_that_goes_away_meanwhile_costs_no_other(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(SENTENCES[0], encoding="utf-8")
    rest = found_in_all([str(tmp_path / f"{name}.txt") for name in "abc"], print)
    got = [next(rest)]
    (tmp_path / "b.txt").unlink()
    got += rest
    assert [isinstance(item, Found) for item in got] == [True, False, True]
    assert "b.txt cannot be opened: there is no such file" in str(got[1])


def test_counts_add_up() -> None:
    counts = Counts()
    outcomes = ("new", "changed", "duplicate", "forgotten", "failed")
    for outcome in chain(outcomes, outcomes[:2]):
        counts.count(Added(outcome))  # type: ignore[arg-type]
    assert counts == Counts(seen=7, new=2, changed=2, copies=1, forgotten=1, failed=1)
