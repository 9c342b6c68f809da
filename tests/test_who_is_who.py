"""Who is who across articles: one under all spellings, two where roles do not fit, unsure else."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from identity_help import Named, article_naming

from hronika.archive.checking import check
from hronika.archive.forgetting import forget_article
from hronika.archive.identity import judging
from hronika.archive.identity.who import Who, identity_of, open_questions, who
from hronika.archive.rebuilding import rebuild
from hronika.archive.store import Store
from hronika.errors import UsageError

Naming = tuple[int, list[Named]]


def filled(path: Path, *articles: tuple[date | None, list[Named]]) -> Store:
    store = Store(path)
    for number, (day, named) in enumerate(articles):
        store.add(*article_naming(f"a{number}", day, *named))
    return store


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    opened: list[Store] = []

    def make(*articles: tuple[date | None, list[Named]]) -> Store:
        opened.append(filled(tmp_path / f"{len(opened)}.db", *articles))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


def shown(found: Who) -> list[tuple[str, int]]:
    return [(each.name, each.articles) for each in found.found]


def test_one_person_under_initials_and_surname_and_a_misspelling_apart(archive: Callable[..., Store]) -> None:
    store = archive(
        (date(2024, 1, 5), [Named("Valdis Purmalis", "deputāts")]),
        (date(2024, 1, 6), [Named("V. Purmalis", "deputāts")]),
        (date(2024, 1, 7), [Named("Purmalis", "deputāts")]),
        (date(2024, 1, 8), [Named("Valdis Purmālis", "deputāts")]),
    )
    for asked in ("Purmalis", "Valdim Purmalim", "Purmalis, Valdis", "VALDIS PURMALIS"):
        found = who(store, asked)
        assert shown(found) == [("Valdis Purmalis", 3), ("Valdis Purmālis", 1)], asked
        assert len(found.questions) == 1


def test_two_of_one_name_in_other_fields_and_a_surname_that_fits_both(archive: Callable[..., Store]) -> None:
    store = archive(
        (date(1998, 3, 5), [Named("Andris Kalniņš", "aktieris")]),
        (date(2024, 3, 5), [Named("Andris Kalniņš", "aktieris")]),
        (date(2022, 11, 5), [Named("Andris Kalniņš", "deputāts")]),
        (date(2024, 1, 5), [Named("Kalniņš")]),
    )
    found = who(store, "Kalniņš")
    assert shown(found) == [("Andris Kalniņš", 2), ("Andris Kalniņš", 1), ("Kalniņš", 1)]
    assert [each.is_established for each in found.found] == [True, True, False]


def test_the_mayor_of_one_town_is_not_that_of_another(archive: Callable[..., Store]) -> None:
    store = archive(
        (date(2021, 1, 5), [Named("Ainārs Skudrītis", "Jelgava mērs")]),
        (date(2022, 1, 5), [Named("Ainārs Skudrītis", "Jelgava dome priekšsēdētājs")]),
        (date(2022, 1, 6), [Named("Ainārs Skudrītis", "Liepāja mērs")]),
    )
    assert shown(who(store, "Skudrītis")) == [("Ainārs Skudrītis", 2), ("Ainārs Skudrītis", 1)]


def test_spellings_of_four_languages_meet_under_the_latvian_one(archive: Callable[..., Store]) -> None:
    spellings = ("Valērijs Hromčenko", "Valeriy Khromchenko", "Валерий Хромченко", "Валерій Хромченко")
    store = archive(*((date(2024, 1, day), [Named(name)]) for day, name in enumerate(spellings, 1)))
    for asked in spellings:
        assert shown(who(store, asked)) == [("Valērijs Hromčenko", 4)]


def test_an_acronym_is_who_an_article_says_and_nobody_where_two_have_it(
    archive: Callable[..., Store],
) -> None:
    spoken = Named("Nacionālie bruņotie spēki", kind="organization", also="NBS")
    alone = Named("NBS", kind="organization")
    store = archive((date(2024, 1, 5), [spoken]), (date(2024, 1, 6), [alone]))
    assert shown(who(store, "NBS")) == [("Nacionālie bruņotie spēki", 2)]
    other = Named("Nacionālā banku savienība", kind="organization", also="NBS")
    store.add(*article_naming("other", date(2024, 1, 7), other))
    assert shown(who(store, "NBS")) == [("NBS", 1)]
    forget_article(store, "other")
    assert shown(who(store, "NBS")) == [("Nacionālie bruņotie spēki", 2)]


def test_a_country_before_the_name_makes_another_institution(archive: Callable[..., Store]) -> None:
    names = ("Valsts kontrole", "Spānijas Valsts kontrole")
    store = archive(*((date(2024, 1, 5), [Named(name, kind="organization")]) for name in names))
    assert shown(who(store, "Valsts kontrolei")) == [("Valsts kontrole", 1)]


def test_women_and_men_of_one_surname_are_other_people(archive: Callable[..., Store]) -> None:
    store = archive(
        (date(2024, 1, 5), [Named("Anna Bērziņa", "deputāte")]),
        (date(2024, 1, 6), [Named("Jānis Bērziņš", "deputāts")]),
    )
    assert shown(who(store, "Annai Bērziņai")) == [("Anna Bērziņa", 1)]


def test_a_later_surname_is_asked_about_and_joined_by_a_judgement(archive: Callable[..., Store]) -> None:
    store = archive(
        (date(2019, 1, 5), [Named("Zane Priede", "Dobele vidusskola direktore")]),
        (date(2020, 1, 6), [Named("Zane Priede-Kalna", "Dobele vidusskola direktore")]),
    )
    [question] = open_questions(store)
    made = judging.merge(store, question.one.id, question.other.id, author="Anna")
    assert [each.names for each in made.now] == [("Zane Priede", "Zane Priede-Kalna")]
    assert not open_questions(store)
    judging.take_back(store, made.number, author="Anna")
    assert len(open_questions(store)) == 1


def test_whoever_is_merged_comes_with_all_that_was_joined_before(archive: Callable[..., Store]) -> None:
    store = archive(
        (date(2024, 1, 5), [Named("Valdis Purmalis", "deputāts")]),
        (date(2024, 1, 6), [Named("V. Purmalis", "deputāts")]),
        (date(2024, 1, 7), [Named("Valdis Purmālis", "deputāts")]),
    )
    one, other = who(store, "Purmalis").found
    assert {one.articles, other.articles} == {1, 2}
    made = judging.merge(store, one.id, other.id, author="Anna")
    assert [each.articles for each in made.now] == [3]
    assert not open_questions(store)
    for profile in made.now[0].known_as:
        again = judging.split(store, made.now[0].id, [profile.id], author="Anna")
        judging.take_back(store, again.number, author="Anna")
        assert shown(who(store, "Purmalis")) == [("Valdis Purmalis", 3)]
    judging.take_back(store, made.number, author="Anna")
    assert who(store, "Purmalis").found == (one, other)


def test_a_third_joins_no_two_that_were_judged_different(archive: Callable[..., Store]) -> None:
    store = archive(
        (date(2024, 1, 5), [Named("Andris Kalniņš", "aktieris")]),
        (date(2024, 1, 6), [Named("Andris Kalniņš", "deputāts")]),
        (date(2024, 1, 7), [Named("Andris Kalniņš", "ķirurgs")]),
    )
    actor, member, surgeon = (each.id for each in who(store, "Andris Kalniņš").found)
    apart = judging.keep_apart(store, actor, member, author="Anna")
    judging.merge(store, actor, surgeon, author="Anna")
    with pytest.raises(UsageError, match=f"judgement {apart.number}"):
        judging.merge(store, surgeon, member, author="Anna")
    judging.take_back(store, apart.number, author="Anna")
    assert [each.articles for each in judging.merge(store, surgeon, member, author="Anna").now] == [3]


@pytest.mark.parametrize(
    ("latvian", "foreign"),
    [
        ("Žordans Bardella", "Jordan Bardella"),
        ("Džao Lidzjaņs", "Zhao Lijian"),
        ("Ezgirs Ezels", "Özgür Özel"),
    ],
)
def test_given_names_that_begin_with_other_letters_are_compared(
    archive: Callable[..., Store], latvian: str, foreign: str
) -> None:
    store = archive((date(2024, 1, 5), [Named(latvian)]), (date(2024, 1, 6), [Named(foreign)]))
    assert [each.articles for each in who(store, foreign).found] == [2]


def test_old_ids_lead_to_whoever_it_is_now(archive: Callable[..., Store]) -> None:
    store = archive(
        (date(2024, 1, 5), [Named("Andris Kalniņš", "aktieris")]),
        (date(2024, 1, 6), [Named("Andris Kalniņš", "deputāts")]),
    )
    actor, member = (each.id for each in who(store, "Andris Kalniņš").found)
    judging.merge(store, actor, member, author="Anna")
    assert [[each.articles for each in who(store, id).found] for id in (actor, member)] == [[2], [2]]
    judging.split(store, actor, [member], author="Juris")
    assert [[each.articles for each in who(store, id).found] for id in (actor, member)] == [[1], [1]]


def test_what_cannot_be_judged_is_said_in_a_sentence(archive: Callable[..., Store]) -> None:
    store = archive((date(2024, 1, 5), [Named("Anna Roze", "aktrise"), Named("NATO", kind="organization")]))
    anna, nato = who(store, "Anna Roze").found[0], who(store, "NATO").found[0]
    with pytest.raises(UsageError, match="one already"):
        judging.merge(store, anna.id, anna.id, author="Anna")
    with pytest.raises(UsageError, match="is a person"):
        judging.merge(store, anna.id, nato.id, author="Anna")
    with pytest.raises(UsageError, match="Nobody in the archive"):
        judging.merge(store, anna.id, "p0000000000000000", author="Anna")
    with pytest.raises(UsageError, match="some of the profiles"):
        judging.split(store, anna.id, [anna.id], author="Anna")
    with pytest.raises(UsageError, match="Say who"):
        who(store, "  ")


PEOPLE = [
    Named("Andris Kalniņš", "aktieris"),
    Named("Andris Kalniņš", "deputāts"),
    Named("Andris Kalniņš"),
    Named("A. Kalniņš", "deputāts"),
    Named("Kalniņš", "deputāts"),
    Named("Valdis Purmalis", "Jelgava mērs"),
    Named("Valdis Purmalis", "Jelgava dome priekšsēdētājs"),
    Named("Valdis Purmālis", "Jelgava mērs"),
    Named("Purmalis"),
    Named("Purmālis", "deputāts"),
    Named("Kalniņš"),
    Named("Nacionālie bruņotie spēki", kind="organization", also="NBS"),
    Named("NBS", kind="organization"),
    Named("Nacionālā banku savienība", kind="organization", also="NBS"),
]


def state(store: Store) -> set[tuple[object, ...]]:
    """What the archive says of who is who, without numbers that depend on the order of adding."""
    with store.reading() as connection:
        profiles = connection.execute(
            "SELECT p.id, e.id, p.title, p.gender, p.first, p.last FROM profile p "
            "JOIN profile e ON e.number = p.entity "
            "WHERE EXISTS (SELECT 1 FROM appearance a WHERE a.profile = p.number)"
        ).fetchall()
        likeness = connection.execute(
            "SELECT p.id, o.id, round(l.score, 6) FROM likeness l JOIN profile p ON p.number = l.profile "
            "JOIN profile o ON o.number = l.other"
        ).fetchall()
    return {*profiles, *likeness}


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "add", "forget", "merge", "split", "apart", "undo", "rebuild"]),
        st.integers(0, len(PEOPLE) - 1),
        st.integers(0, len(PEOPLE) - 1),
        st.integers(0, 4),
    ),
    max_size=14,
)


@pytest.mark.slow
@settings(deadline=None, max_examples=100)
@given(deeds=DEEDS)
def test_whatever_is_done_and_undone_the_state_is_that_of_a_fresh_archive(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int, int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("who")
    there: dict[str, tuple[date | None, list[Named]]] = {}
    holding: list[int] = []
    with Store(folder / "a.db") as store:
        for place, (deed, one, other, year) in enumerate(deeds):
            ids = sorted(str(row[0]) for row in state(store) if len(row) == 6)
            if deed == "add":
                id = f"a{place}"
                there[id] = date(2001 + 5 * year, 1, 5), [PEOPLE[one]]
                store.add(*article_naming(id, there[id][0], *there[id][1]))
            elif deed == "forget" and there:
                id = sorted(there)[one % len(there)]
                forget_article(store, id)
                del there[id]
            elif deed == "undo" and holding:
                judging.take_back(store, holding.pop(), author="Anna")
            elif deed == "rebuild":
                rebuild(store)
            elif len(ids) > 1 and deed in ("merge", "split", "apart"):
                first, second = ids[one % len(ids)], ids[other % len(ids)]
                before = state(store)
                try:
                    if deed == "merge":
                        made = judging.merge(store, first, second, author="Anna")
                    elif deed == "split":
                        made = judging.split(store, first, [first], author="Anna")
                    else:
                        made = judging.keep_apart(store, first, second, author="Anna")
                    holding.append(made.number)
                except UsageError:
                    assert state(store) == before
        assert check(store).problems == []
        while holding:
            judging.take_back(store, holding.pop(), author="Anna")
        with store.reading() as connection:
            for (id,) in connection.execute("SELECT id FROM profile").fetchall():
                assert identity_of(connection, id)
        with Store(folder / "b.db") as fresh:
            for id in sorted(there, reverse=True):
                fresh.add(*article_naming(id, there[id][0], *there[id][1]))
            assert state(store) == state(fresh)
        assert check(store).problems == []
