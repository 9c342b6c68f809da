"""Which article it is: changed text, another story at a reused address, a copy elsewhere, a duplicate."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from archive_help import reading
from hypothesis import given
from hypothesis import strategies as st

from hronika.archive.checking import check
from hronika.archive.forgetting import forget_article
from hronika.archive.matching import is_near, keys_of
from hronika.archive.store import Store, Stored
from hronika.article import Article

SCHOOLS = "Anna Roze: novadā slēgs trīs skolas.\nJānis Vilks: vecāki par to nav jautāti."
FEWER = SCHOOLS.replace("trīs", "divas")
FIRE = "Ilze Kalve: naktī dega noliktava ostā.\nRaitis Zars: cēlonis nav zināms."
A1 = "https://zinas.example/a/1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        yield opened


def put(store: Store, article: Article) -> Stored:
    known = store.known(article)
    stored = store.put(article, reading(article))
    # What is known need not be read, and nothing else is.
    assert known == (stored.outcome if stored.outcome in ("duplicate", "forgotten") else None)
    assert check(store).problems == []
    return stored


def test_a_changed_text_at_one_address_is_a_version(store: Store) -> None:
    outcomes = [put(store, Article(text, url=A1)).outcome for text in (SCHOOLS, FEWER, SCHOOLS, FEWER)]
    assert outcomes == ["new", "changed", "duplicate", "duplicate"]
    [article] = {version.id for version in store.current()}
    assert [version.text for version in store.versions(article)] == [SCHOOLS, FEWER]


def test_the_whole_text_after_its_beginning_is_a_version(store: Store) -> None:
    for text in (SCHOOLS.partition("\n")[0], f"{SCHOOLS}\n{FIRE}\nZane Osis: būs papildināts."):
        put(store, Article(text, url=A1))
    assert store.count()["articles"] == 1


def test_the_beginning_of_a_text_that_is_stored_is_no_version(store: Store) -> None:
    whole = f"{SCHOOLS}\n{FIRE}"
    begin = Article(SCHOOLS, url=A1, incomplete=True)
    assert put(store, begin).outcome == "new"
    assert put(store, Article(whole, url=A1)).outcome == "changed"
    shorter = replace(begin, text=SCHOOLS.partition("\n")[0], id="")
    assert put(store, shorter).outcome == "duplicate"
    assert put(store, replace(begin, text=FEWER, id="")).outcome == "changed"


def test_another_story_at_a_reused_address_is_another_article(store: Store) -> None:
    assert put(store, Article(SCHOOLS, url=A1)).outcome == "new"
    other = put(store, Article(FIRE, url=A1))
    assert (other.outcome, other.is_reprint) == ("new", False)
    assert other.note is not None
    assert A1 in other.note
    [version] = store.versions(str(other.id))
    assert version.notes == (other.note,)
    # Both go on under that address, whichever comes.
    assert put(store, Article(f"{FIRE}\nZane Osis: cietušo nav.", url=A1)).id == other.id
    assert put(store, Article(FEWER, url=A1)).outcome == "changed"
    assert store.count() == {"articles": 2, "versions": 4, "statements": 5, "events": 0}


def test_the_same_text_elsewhere_is_an_article_of_its_own_and_marked(store: Store) -> None:
    first = put(store, Article(SCHOOLS, url=A1, outlet="Ziņas"))
    copies = [
        put(store, Article(SCHOOLS, url="https://avize.example/x", outlet="Avīze", id="x")),
        put(store, Article(SCHOOLS, url="https://zinas.example/b/2", outlet="Ziņas", id="b2")),
    ]
    assert [(item.outcome, item.is_reprint) for item in (first, *copies)] == [
        ("new", False),
        ("new", True),
        ("new", True),
    ]
    with store.reading() as connection:
        marked = connection.execute(
            "SELECT c.id, a.id FROM article c JOIN article a ON a.number = c.copy_of ORDER BY c.id"
        ).fetchall()
    assert marked == [("b2", first.id), ("x", first.id)]
    # The mark goes with what it points at.
    forget_article(store, str(first.id))
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM article WHERE copy_of IS NULL").fetchone() == (2,)


@pytest.mark.parametrize(
    "address",
    [
        "http://www.zinas.example/a/1?utm_source=x&fbclid=y#top",
        "https://zinas.example/a/1/",
        "https://m.zinas.example/a/1",
        "https://zinas.example/amp/a/1",
    ],
)
def test_duplicates_by_tracking_and_amp_store_nothing(store: Store, address: str) -> None:
    put(store, Article(SCHOOLS, url=A1))
    assert put(store, Article(SCHOOLS, url=address)).outcome == "duplicate"
    assert put(store, Article(FEWER, url=address)).outcome == "changed"
    assert put(store, Article(SCHOOLS, url=f"{A1}?id=7")).outcome == "new"


def test_one_without_an_outlet_is_known_by_its_id_if_one_article_has_it(store: Store) -> None:
    put(store, Article(SCHOOLS, id="7", outlet="Ziņas", url=A1))
    assert put(store, Article(f"{FEWER} Septiņas.", id="7", url="https://cita.example/7")).outcome == "new"
    put(store, Article(SCHOOLS, id="8", outlet="Ziņas", url=f"{A1}8"))
    assert put(store, Article(FIRE, id="8")).outcome == "new"  # another story
    put(store, Article(SCHOOLS, id="9", outlet="Ziņas", url=f"{A1}9"))
    assert put(store, Article(f"{FEWER} Deviņas.", id="9")).outcome == "changed"
    put(store, Article(SCHOOLS, id="10", outlet="Ziņas", url=f"{A1}10"))
    put(store, Article(SCHOOLS, id="10", outlet="Vēstis"))
    assert (
        put(store, Article(f"{FEWER} Desmit.", id="10")).outcome == "new"
    )  # of which of the two is not known


def test_an_item_is_known_by_id_link_or_text(store: Store) -> None:
    put(store, Article(SCHOOLS, id="g1", url=A1, outlet="Ziņas"))
    same = [
        Article(SCHOOLS, id="g2", url=A1, outlet="Ziņas"),  # an id that changes
        Article(SCHOOLS, id="g1", outlet="Ziņas"),
        Article(SCHOOLS, id="g3", outlet="Ziņas"),
        Article(SCHOOLS),
    ]
    assert [put(store, item).outcome for item in same] == ["duplicate"] * 4
    # All that it goes by is known from then on, also under its new text.
    for number, item in enumerate(same[:3]):
        changed = replace(item, text=f"{SCHOOLS}\nZane Osis: {number}.", url=None)
        assert put(store, changed).outcome == "changed"
    assert store.count()["articles"] == 1


def test_an_id_that_is_an_address_of_its_own_needs_no_outlet() -> None:
    for id in ("tag:zinas.example,2024:7", "urn:newsml:x:7", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"):
        assert keys_of(Article("a", id=id, outlet="A")) == keys_of(Article("b", id=id, outlet="B"))
    assert keys_of(Article("a", id="7", outlet="A")) != keys_of(Article("a", id="7", outlet="B"))
    assert keys_of(Article("a", id=A1))[1:] == keys_of(Article("b", url=f"{A1}?utm_source=x"))
    assert keys_of(Article("a")) == ()


def test_a_changed_headline_is_a_version_and_no_new_article(store: Store) -> None:
    titles = ["Slēgs skolas", "Skolas būs", None, "slēgs  skolas!", "Skolas būs"]
    outcomes = [put(store, Article(SCHOOLS, url=A1, title=title)).outcome for title in titles]
    assert outcomes == ["new", "changed", "duplicate", "duplicate", "duplicate"]
    with store.reading() as connection:
        stored = connection.execute("SELECT title, is_current FROM version ORDER BY ordinal").fetchall()
    assert stored == [("Slēgs skolas", 0), ("Skolas būs", 1)]
    assert store.count()["articles"] == 1


def test_one_id_for_two_stories_is_told_apart_and_told(store: Store) -> None:
    first, second = Article(SCHOOLS, id="lapa"), Article(FIRE, id="lapa")
    assert put(store, first).id == "lapa"
    stored = put(store, second)
    assert (stored.outcome, stored.id) == ("new", "lapa-2")
    assert "another story under the id 'lapa'" in str(stored.note)
    [version] = store.versions("lapa-2")
    assert (version.record.id, version.record.article.id) == ("lapa-2", "lapa-2")
    assert put(store, second).outcome == "duplicate"
    elsewhere = Article("Zane Osis: viss kārtībā.", id="lapa", outlet="Avīze")
    assert put(store, elsewhere).id == "lapa"


def test_what_was_forgotten_does_not_come_back_by_any_of_its_names(store: Store) -> None:
    put(store, Article(SCHOOLS, id="g1", url=A1, outlet="Ziņas"))
    assert forget_article(store, "g1") == 1
    for item in (
        Article(SCHOOLS),
        Article(FEWER, url=f"{A1}?utm_source=x"),
        Article(FEWER, id="g1", outlet="Ziņas"),
    ):
        assert put(store, item).outcome == "forgotten"


def test_the_raw_bytes_are_kept_with_the_version(store: Store) -> None:
    page = b"<p>Anna Roze</p>" * 100
    article = Article(SCHOOLS, url=A1)
    store.put(article, reading(article), page, "text/html", ("The label was wrong.",))
    [version] = store.current()
    assert store.raw(version.number) == (page, "text/html")
    assert version.notes == ("The label was wrong.",)
    forget_article(store, version.id)
    assert store.raw(version.number) is None


_WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=60)


@given(_WORDS, _WORDS, st.integers(0, 60))
def test_texts_are_near_themselves_and_what_they_are_in(words: list[str], more: list[str], at: int) -> None:
    text, other = " ".join(words), " ".join(more)
    assert is_near(text, text)
    assert is_near(text, other) == is_near(other, text)
    assert is_near(text, " ".join([*more[:at], *words, *more[at:]]))
