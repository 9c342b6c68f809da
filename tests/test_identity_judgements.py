"""Judgements of who is who: they are only added, contradictions are refused, and undo restores what was."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hronika.archive.identity.judgements import (
    SCHEMA,
    Judged,
    all_judgements,
    contradiction,
    judged,
    linked,
    record,
    undo,
)
from hronika.errors import UsageError


def database() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in SCHEMA:
        connection.execute(statement)
    return connection


@pytest.fixture
def connection() -> object:
    made = database()
    yield made
    made.close()


def test_the_same_twice_and_different_once_is_refused(connection: sqlite3.Connection) -> None:
    record(connection, "same", ["a"], ["b"], author="Anna")
    record(connection, "same", ["b"], ["c"], author="Anna")
    with pytest.raises(UsageError, match=r"judgement 1, judgement 2\)"):
        record(connection, "different", ["a"], ["c"], author="Juris")


def test_of_two_about_one_pair_the_later_holds(connection: sqlite3.Connection) -> None:
    record(connection, "same", ["a"], ["b"], author="Anna")
    record(connection, "different", ["b"], ["a"], author="Juris")
    assert judged(all_judgements(connection)) == Judged(frozenset(), frozenset({("a", "b")}), frozenset())


def test_sides_are_judged_against_each_other(connection: sqlite3.Connection) -> None:
    record(connection, "different", ["a", "b"], ["c"], author="Anna", reason="two decades apart", score=0.4)
    [entry] = all_judgements(connection)
    assert set(entry.pairs()) == {("a", "c"), ("b", "c")}
    assert (entry.author, entry.reason, entry.score, entry.holds) == ("Anna", "two decades apart", 0.4, True)


def test_an_undo_can_be_undone(connection: sqlite3.Connection) -> None:
    number = record(connection, "same", ["a"], ["b"], author="Anna")
    undo(connection, number, author="Juris")
    assert not judged(all_judgements(connection)).same
    undo(connection, number + 1, author="Anna")
    assert judged(all_judgements(connection)).same == {("a", "b")}
    with pytest.raises(UsageError, match="undone already"):
        undo(connection, number + 1, author="Anna")
    with pytest.raises(UsageError, match="no judgement 9"):
        undo(connection, 9, author="Anna")


def test_what_an_undo_would_bring_into_contradiction_is_refused(connection: sqlite3.Connection) -> None:
    record(connection, "same", ["a"], ["b"], author="Anna")
    undo(connection, 1, author="Anna")
    record(connection, "different", ["a"], ["c"], author="Anna")
    record(connection, "same", ["b"], ["c"], author="Anna")
    with pytest.raises(UsageError, match="contradict"):
        undo(connection, 2, author="Anna")


def test_entries_are_never_changed(connection: sqlite3.Connection) -> None:
    record(connection, "same", ["a"], ["b"], author="Anna")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE judgement SET verdict = 'different'")


def test_linked_are_those_that_a_chain_leads_to(connection: sqlite3.Connection) -> None:
    record(connection, "same", ["a"], ["b"], author="Anna")
    record(connection, "same", ["b"], ["c"], author="Anna")
    record(connection, "same", ["x"], ["y"], author="Anna")
    assert [entry.number for entry in linked(connection, ["a"])] == [1, 2]


def test_an_author_is_wanted(connection: sqlite3.Connection) -> None:
    with pytest.raises(UsageError, match="--author"):
        record(connection, "same", ["a"], ["b"], author=" ")


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["same", "different", "unsure", "undo"]), st.integers(0, 5), st.integers(0, 5)
        ),
        max_size=25,
    )
)
def test_whatever_is_judged_and_undone_nothing_contradicts(deeds: list[tuple[str, int, int]]) -> None:
    connection = database()
    for deed, one, other in deeds:
        before = judged(all_judgements(connection))
        count = len(all_judgements(connection))
        connection.execute("BEGIN")
        try:
            if deed == "undo":
                undo(connection, one + 1, author="A")
            elif one != other:
                record(connection, deed, [f"p{one}"], [f"p{other}"], author="A")  # type: ignore[arg-type]
            connection.execute("COMMIT")
        except UsageError:
            connection.execute("ROLLBACK")
            assert judged(all_judgements(connection)) == before
            assert len(all_judgements(connection)) == count
        assert contradiction(judged(all_judgements(connection))) is None
    connection.close()
