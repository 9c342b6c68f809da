"""The index holds exactly what is stored, whatever is added, changed and forgotten; check sees when not."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_help import article, reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hronika.archive.checking import check
from hronika.archive.entries import KINDS
from hronika.archive.forgetting import forget_article, forget_speaker
from hronika.archive.fulltext import newest
from hronika.archive.numbers import day_of, period
from hronika.archive.store import Store
from hronika.archive.terms import fold, key_terms, terms
from hronika.archive.vocabulary import lemmas_of
from hronika.article import Article
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.reading.reader import Reader


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        yield opened


def found(store: Store, kind: str, expression: str, limit: int = 100) -> list[int]:
    with store.reading() as connection:
        return newest(connection, kind, expression, period(None, None), limit)


def test_statements_are_found_by_form_lemma_and_keys(store: Store) -> None:
    text = "Mērs Jānis Kalniņš sacīja, ka tiltu varētu pabeigt rudenī."
    item = Article(text, id="x", outlet="Avīze")
    store.add(item, Reader().read_with_lemmas(item))
    for expression in (
        'form : "tiltu"', 'lemma : "tilts"', 'keys : "speaker:kalniņš"', 'keys : "speaker:janis_kalnins"',
        'keys : "outlet:avīze"', 'keys : "mode:indirect"', 'form : "tiltu varētu pabeigt"', 'keys : "every"',
        'lemma : "tilts" AND keys : "speaker:kalniņš"',
    ):  # fmt: skip
        assert len(found(store, "statement", expression)) == 1, expression
    for expression in ('form : "tilts"', 'keys : "speaker:roze"', 'form : "kalniņš"', 'keys : "mode:direct"'):
        assert found(store, "statement", expression) == [], expression
    assert len(found(store, "name", 'lemma : "kalniņš"')) == 1
    assert len(found(store, "version", 'lemma : "kalniņš"')) == 1
    assert found(store, "event", 'keys : "every"')


def test_a_name_is_found_by_its_nominative(store: Store) -> None:
    given = article(1, "Anna Roze: Lukašenkam pārmet melus.")
    place = given.text.index("Lukašenkam")
    name = LemmatizedWord(place, place + 10, "Lukašenkam", "Lukašenks", ("Lukašenko", "Aleksandrs"))
    store.add(given, RecordWithLemmas(reading(given).record, (name,)))
    for nominative in ("lukašenko", "aleksandrs", "lukašenks"):
        assert len(found(store, "statement", f'lemma : "{nominative}"')) == 1
    with store.reading() as connection:
        # The first name is no form of the surname.
        assert lemmas_of(connection, "lukašenkam") == ["lukašenko", "lukašenks"]


def test_the_newest_come_first_and_a_period_is_a_range(store: Store) -> None:
    for number in range(9):
        store.add(article(number), reading(article(number)))
    numbers = found(store, "version", 'keys : "every"')
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 9
    days = sorted({day for number in numbers if (day := day_of(number))})
    with store.reading() as connection:
        for since in days:
            for until in days:
                expected = [number for number in numbers if since <= (day_of(number) or since) <= until]
                assert newest(connection, "version", 'keys : "every"', period(since, until), 99) == expected
        assert newest(connection, "version", 'keys : "every"', period(None, None), 4) == numbers[:4]


def test_a_changed_text_is_found_by_its_new_words_alone(store: Store) -> None:
    for text in ("Anna Roze: līst.", "Anna Roze: snieg."):
        store.add(article(1, text), reading(article(1, text)))
    assert found(store, "version", 'keys : "every"') != []
    assert found(store, "statement", 'keys : "speaker:roze"') != []
    assert len(found(store, "statement", 'keys : "every"')) == 1
    assert check(store).problems == []


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "forget", "speaker"]), st.integers(0, 3), st.integers(0, 3)),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_the_index_is_right_after_whatever_is_done(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    with Store(tmp_path_factory.mktemp("archive") / "archive.db") as store:
        for what, number, other in steps:
            if what == "add":
                item = article(number, f"Anna Roze: {'ļoti ' * other}līst.\nJānis Vilks {other}: nelīst.")
                store.add(item, reading(item))
            elif what == "forget":
                forget_article(store, f"a{number}")
            else:
                forget_speaker(store, f"Jānis Vilks {other}")
        result = check(store)
        assert result.problems == []
        count = store.count()
        assert result.index_entries == count["articles"] + count["statements"]


@pytest.mark.parametrize("kind", KINDS)
def test_check_finds_an_index_that_was_deleted_from_wrongly(
    store: Store, samples: list[Article], kind: str
) -> None:
    for item in samples[:3]:
        store.add(item, Reader().read_with_lemmas(item))
    assert check(store).problems == []
    assert check(store).index_entries > 30
    other = sqlite3.connect(store.path)
    # A wrong old value, about which SQLite's own check says that all is well.
    other.execute(
        f"INSERT INTO {kind}_index ({kind}_index, rowid, form, lemma, keys) "  # noqa: S608
        f"SELECT 'delete', max(number), 'cits', 'cits', 'every' FROM {kind}"
    )
    other.commit()
    assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    other.close()
    problems = " ".join(check(store).problems)
    assert f"The index of {kind}s lacks 1 of" in problems
    assert f"The index of {kind}s does not hold the words of its entries" in problems
    with store.writing():
        store.derived.rebuild_index()
    assert check(store).problems == []


def test_check_finds_an_entry_of_nothing_and_wrong_forms(store: Store) -> None:
    store.add(article(1), reading(article(1)))
    other = sqlite3.connect(store.path)
    other.execute("INSERT INTO statement_index (rowid, form, lemma, keys) VALUES (5, 'a', 'a', 'a')")
    other.execute("UPDATE forms SET count = count + 1")
    other.commit()
    other.close()
    problems = " ".join(check(store).problems)
    assert "The index of statements has 1 entries of nothing." in problems
    assert "The forms of words are not those of the texts." in problems
    with store.writing():
        store.derived.rebuild_index()
    assert check(store).problems == []


@given(st.text())
def test_terms_are_words_that_the_index_takes_as_they_are(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE i USING fts5(form, content = '', tokenize = \"ascii tokenchars ':_'\")"
    )
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(i, row)")
    found = terms(text)
    connection.execute("INSERT INTO i (rowid, form) VALUES (1, ?)", (" ".join(found),))
    assert {term for (term,) in connection.execute("SELECT term FROM v")} == set(found)
    connection.close()


def test_terms_and_keys() -> None:
    assert terms("Ka\u0304zas, S-400; 5,4 Хромченко") == ["kāzas", "s", "400", "5", "4", "хромченко"]
    assert fold("šķēlumģ") == "skelumg"
    assert key_terms("outlet", None) == ()
    assert " ".join(key_terms("outlet", "Rīta Ziņas")) == (
        "outlet:rīta outlet:ziņas outlet:rīta_ziņas outlet:rita outlet:zinas outlet:rita_zinas"
    )
