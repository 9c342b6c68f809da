"""What becomes due: promises, predictions and plans by the last day of their time, and what came since."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hronika
from hronika.archive.due.listing import due
from hronika.archive.forgetting import forget_article
from hronika.archive.rebuilding import rebuild
from hronika.archive.store import Store
from hronika.article import Article
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader

BRIDGE = "Satiksmes ministre Anna Bērziņa sacīja, ka tiltu Jelgavā atvērs jau maija beigās."
TEXTS = (
    ("2024-05-07", BRIDGE),
    ("2024-05-07", "Premjere Ilze Roze solīja līdz 2025. gada 1. jūlijam pabeigt skolas remontu Dobelē."),
    (
        "2024-05-08",
        "Ekonomists Pēteris Osis prognozē, ka inflācija jūnijā saruks. Viņš šaubās, ka algas augs jūlijā.",
    ),
    ("2024-05-27", "Satiksmes ministre Anna Bērziņa atzina, ka tilta atvēršana Jelgavā kavēsies."),
    ("2024-06-01", "Tilts Jelgavā nav atvērts, ziņo avīze."),
)


@cache
def readings() -> tuple[tuple[Article, RecordWithLemmas], ...]:
    reader = Reader()
    given = [
        Article(text, id=f"a{number}", outlet="Avīze", published=date.fromisoformat(day))
        for number, (day, text) in enumerate(TEXTS)
    ]
    return tuple((article, reader.read_with_lemmas(article)) for article in given)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[hronika.Archive]:
    with hronika.Archive(tmp_path / "a.db") as opened:
        yield opened


def add(archive: hronika.Archive, *texts: tuple[str, str]) -> None:
    for number, (day, text) in enumerate(texts):
        archive.add({"id": f"a{number}", "outlet": "Avīze", "published": day, "text": text})


def test_a_plan_is_due_on_the_last_day_of_its_time_with_what_came_since(archive: hronika.Archive) -> None:
    add(archive, *TEXTS)
    assert not archive.due(date(2024, 5, 30))
    [found] = archive.due(date(2024, 6, 1))
    assert (found.day, found.value, found.role) == (date(2024, 5, 31), "2024-05", "satiksmes ministre")
    assert found.hit.text == "tiltu Jelgavā atvērs jau maija beigās"
    assert [event.predicate for event in found.planned] == ["atvērs"]
    assert [said.text for said in found.statements] == ["tilta atvēršana Jelgavā kavēsies"]
    assert [(event.day, event.polarity) for event in found.events] == [
        (date(2024, 5, 27), "positive"),
        (date(2024, 6, 1), "negative"),
    ]


def test_a_promise_and_a_prediction_are_due_and_a_doubt_is_not(archive: hronika.Archive) -> None:
    add(archive, *TEXTS)
    found = archive.due(date(2026, 1, 1))
    assert [(each.day.isoformat(), each.hit.act) for each in found] == [
        ("2024-05-31", "say"),
        ("2024-06-30", "predict"),
        ("2025-07-01", "promise"),
    ]
    assert [each.day.year for each in archive.due(date(2026, 1, 1), date(2025, 1, 1))] == [2025]
    assert len(archive.due(date(2026, 1, 1), limit=1)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ministre Anna Roze sacīja, ka tiltu atvēra 5. maijā.",  # before the publication
        "Ministre Anna Roze noliedza, ka tiltu atvērs jūnijā.",
        "Ministre Anna Roze vaicāja, vai tiltu atvērs jūnijā.",
        "Ministre Anna Roze solīja, ka tiltu atvērs.",  # no time
        "Tiltu atvērs jūnijā.",  # nobody says so
    ],
)
def test_what_is_over_denied_asked_undated_or_told_by_nobody_is_not_due(
    archive: hronika.Archive, text: str
) -> None:
    add(archive, ("2024-05-07", text))
    assert not archive.due(date(2030, 1, 1))


def test_an_article_of_no_day_says_nothing_of_what_is_to_come(archive: hronika.Archive) -> None:
    archive.add("Ministre Anna Roze solīja, ka tiltu atvērs 2024. gada 1. jūnijā.")
    assert not archive.due(date(2030, 1, 1))


def test_days_in_the_wrong_order_are_refused(archive: hronika.Archive) -> None:
    with pytest.raises(hronika.UsageError, match="swap them"):
        archive.due(date(2024, 1, 1), date(2024, 2, 1))


def told(store: Store) -> list[tuple[object, ...]]:
    """What is due, by what does not hang on the order of adding."""
    return [
        (
            each.day,
            each.value,
            each.hit.id,
            sorted(said.id for said in each.statements),
            sorted((event.id, event.vouched) for event in each.events),
        )
        for each in due(store, date(2030, 1, 1))
    ]


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(TEXTS))), st.sets(st.integers(0, len(TEXTS) - 1)), st.booleans())
def test_after_adding_and_forgetting_it_is_as_in_a_new_archive(
    order: list[int], gone: set[int], rebuilt: bool
) -> None:
    with TemporaryDirectory() as folder, Store(f"{folder}/a.db") as store, Store(f"{folder}/b.db") as new:
        for number in order:
            store.add(*readings()[number])
        for number in sorted(gone):
            forget_article(store, f"a{number}")
        if rebuilt:
            rebuild(store)
        for number in sorted(set(range(len(TEXTS))) - gone):
            new.add(*readings()[number])
        assert told(store) == told(new)


def test_another_version_of_an_article_is_due_by_its_own_time(archive: hronika.Archive) -> None:
    add(archive, ("2024-05-07", BRIDGE))
    add(archive, ("2024-05-07", BRIDGE.replace("maija beigās", "septembrī")))
    assert [each.value for each in archive.due(date(2030, 1, 1))] == ["2024-09"]
    add(archive, ("2024-05-07", BRIDGE.replace(" jau maija beigās", "")))
    assert not archive.due(date(2030, 1, 1))


def test_what_a_correction_makes_a_promise_is_due(archive: hronika.Archive) -> None:
    add(archive, ("2024-05-07", "Ministre Anna Roze sacīja, ka jūnijs būs sauss."))
    [statement] = archive.statements("jūnijs")
    before = archive.due(date(2030, 1, 1))
    made = archive.correct(statement.id, author="Redaktore", act="promise", stance="holds")
    assert [each.hit.act for each in archive.due(date(2030, 1, 1))] == ["promise"]
    archive.corrector("Redaktore").undo(made.number)
    assert archive.due(date(2030, 1, 1)) == before


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(
            "Vicemērs Edgars Cīrulis paziņoja, ka remontu sāks jūnijā, bet pabeigs līdz gada beigām.",
            ["2024-06-30", "2024-12-31"],
            id="each clause by its own time",
        ),
        pytest.param(
            "Darbi ilgšot līdz oktobra beigām, sacīja mērs Juris Zaķis.", ["2024-10-31"], id="hearsay"
        ),
        pytest.param("Mērs Juris Zaķis sacīja, ka līdz jūlijam viss būs labi.", ["2024-07-31"], id="to be"),
        pytest.param(
            "Mērs Juris Zaķis sacīja, ka varētu līdz jūlijam pabeigt darbus.", [], id="only possible"
        ),
        pytest.param(
            "Mērs Juris Zaķis sacīja: ja būs nauda, jūlijā ieklās asfaltu.", [], id="on a condition"
        ),
        pytest.param("Mērs Juris Zaķis sacīja, ka jūlijā gaidītais remonts sācies.", [], id="over"),
    ],
)
def test_what_lies_ahead_by_the_tense_of_its_clause_is_due(
    archive: hronika.Archive, text: str, days: list[str]
) -> None:
    add(archive, ("2024-05-07", text))
    assert [each.day.isoformat() for each in archive.due(date(2030, 1, 1))] == days


def test_copies_are_due_once_and_other_speakers_apart(archive: hronika.Archive) -> None:
    for number, outlet in enumerate(("Avīze", "Ziņas")):
        archive.add({"id": f"b{number}", "outlet": outlet, "published": "2024-05-07", "text": BRIDGE})
    other = BRIDGE.replace("Satiksmes ministre Anna Bērziņa", "Mērs Juris Zaķis")
    archive.add({"id": "b2", "outlet": "Avīze", "published": "2024-05-08", "text": other})
    found = archive.due(date(2024, 6, 1))
    assert [(each.hit.speaker, [source.outlet for source in each.sources]) for each in found] == [
        ("Anna Bērziņa", ["Avīze", "Ziņas"]),
        ("Juris Zaķis", ["Avīze"]),
    ]
    assert len(archive.due(date(2024, 6, 1), limit=1)) == 1


def test_who_promises_only_where_a_hedge_was_lost_is_shown_with_it(archive: hronika.Archive) -> None:
    first = "Ventas tilta remontu Kuldīgā varētu pabeigt līdz septembra beigām, sacīja ministre Anna Roze."
    add(archive, ("2024-05-07", first), ("2024-05-08", first.replace("varētu pabeigt", "pabeigs")))
    [found] = archive.due(date(2025, 1, 1))
    assert found.hit.article == "a1"
    assert found.hedged is not None
    assert (found.hedged.where.article, "varētu" in found.hedged.content) == ("a0", True)
