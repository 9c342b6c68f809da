"""The reader: stages in order, many articles in order, with one worker or several."""

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count, islice
from time import monotonic
from typing import Any

import pytest

import hronika
from hronika.article import Article
from hronika.errors import DataError, HronikaError, UsageError
from hronika.reading.document.document import Document
from hronika.reading.pipeline import STAGES, Stage, check_order
from hronika.reading.reader import Reader
from hronika.reading.statements.context import StatementContext
from hronika.record import Record, RecordLine
from hronika.verification import problems

Item = Article | dict[str, Any] | HronikaError


def nothing(document: Document) -> None:
    pass


def test_record_tells_which_article_it_is_of() -> None:
    record = hronika.read(
        "Līst.", published="2024-05-07", title="Laiks", id="x", outlet="Avīze", url="https://a.lv"
    )
    assert record.id == record.article.id == "x"
    assert record.article.published == date(2024, 5, 7)
    assert (record.article.title, record.article.outlet, record.article.url) == (
        "Laiks",
        "Avīze",
        "https://a.lv",
    )
    assert record.article.sha256 == Article("Līst.").sha256
    assert hronika.read("Līst.").id == record.article.sha256[:16]


def test_samples_are_read_and_every_span_is_right(samples: list[Article]) -> None:
    for article, record in zip(samples, Reader().read_many(samples), strict=True):
        assert isinstance(record, Record)
        assert list(problems(record, article)) == []
        assert record.statements
        assert record.warnings == ()


def test_reading_twice_gives_the_same(samples: list[Article]) -> None:
    assert hronika.Reader().read(samples[0]) == hronika.Reader().read(samples[0])


def test_order_of_the_stages_is_sound() -> None:
    check_order(STAGES)


def test_stage_that_reads_what_is_not_written_is_refused() -> None:
    early = Stage("early", nothing, reads=("times",), writes=())
    late = Stage("late", nothing, reads=(), writes=("times",))
    with pytest.raises(ValueError, match="'early' reads"):
        Reader(stages=(early, late))


def test_bad_articles_yield_their_errors_in_place() -> None:
    fine, empty = {"text": "Snieg.", "id": 7}, {"text": ""}
    bare: Any = "Snieg."
    articles: list[Item] = [Article("Līst."), empty, DataError("passed on"), fine, bare]
    first, second, third, fourth, fifth = Reader().read_many(articles)
    assert isinstance(first, Record)
    assert isinstance(second, HronikaError)
    assert "empty" in str(second)
    assert str(third) == "passed on"
    assert isinstance(fourth, Record)
    assert fourth.id == "7"
    assert str(fifth) == "An article is an Article or a mapping with `text`, and not of the type str."


def test_fault_in_a_stage_costs_one_article() -> None:
    def fail_on_rain(document: Document) -> None:
        if "Līst" in document.article.text:
            raise IndexError("42")

    reader = Reader(stages=(Stage("failing", fail_on_rain, reads=(), writes=()),))
    failed, fine = reader.read_many([Article("Līst.", id="rain"), Article("Snieg.")])
    assert isinstance(failed, HronikaError)
    assert "'rain' cannot be read because of a fault in Hronika (IndexError: 42)" in str(failed)
    assert isinstance(fine, Record)


def endless(taken: list[Article]) -> Iterator[Article]:
    """Articles without end; those that were asked for are put into `taken`."""
    for number in count():
        taken.append(Article("Līst.", id=str(number)))
        yield taken[-1]


def test_articles_are_read_as_they_are_asked_for() -> None:
    taken: list[Article] = []
    results = list(islice(Reader().read_many(endless(taken)), 3))
    assert [record.id for record in results if isinstance(record, Record)] == ["0", "1", "2"]
    assert len(taken) == 3


def test_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="'xx' cannot be read; the languages known are: lv"):
        hronika.read("Līst.", language="xx")


def test_bad_number_of_workers_is_refused() -> None:
    with pytest.raises(UsageError, match="1 or more"):
        Reader(workers=0)


def test_reader_that_cannot_go_to_other_processes_says_so() -> None:
    local = Stage("local", lambda document: None, reads=(), writes=())
    with pytest.raises(UsageError, match="cannot be handed to other processes"):
        Reader(workers=2, stages=(local,)).read_many([])


def test_workers_keep_order_and_errors_in_place_and_change_nothing(samples: list[Article]) -> None:
    articles: list[Item] = [*samples[:3], {"text": ""}, *samples[3:6]]
    alone = list(Reader().read_many(articles))
    together = list(Reader(workers=2).read_many(articles))
    assert [str(x) if isinstance(x, HronikaError) else x for x in alone] == [
        str(x) if isinstance(x, HronikaError) else x for x in together
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_lines_are_the_records_as_json_by_any_number_of_workers(samples: list[Article], workers: int) -> None:
    instant = replace(samples[0], published_at=datetime(2024, 5, 7, 21, 30, tzinfo=UTC), incomplete=True)
    articles: list[Item] = [instant, {"text": ""}, {"text": "It is raining in the whole country today."}]
    records = list(Reader().read_many(articles))
    lines = list(Reader(workers=workers).read_lines(articles))
    assert isinstance(lines[1], HronikaError)
    assert str(lines[1]) == str(records[1])
    for line, record in zip(lines[::2], records[::2], strict=True):
        assert isinstance(line, RecordLine)
        assert isinstance(record, Record)
        assert line == (record.id, record.warnings, record.model_dump_json())
        assert Record.model_validate_json(line.json) == record
    assert isinstance(lines[2], RecordLine)
    assert lines[2].warnings


def test_workers_take_only_a_few_articles_ahead() -> None:
    taken: list[Article] = []
    results = Reader(workers=2).read_many(endless(taken))
    assert isinstance(next(results), Record)
    assert len(taken) < 20
    assert isinstance(results, Generator)
    results.close()


def test_the_garbage_collector_is_left_as_it_was() -> None:
    import gc

    from hronika.gc_pause import gc_paused

    assert gc.isenabled()
    with gc_paused():
        assert not gc.isenabled()
        with gc_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"), gc_paused():
        raise ValueError("x")
    assert gc.isenabled()


def test_reading_leaves_the_garbage_collector_alone_unless_told() -> None:
    import gc

    seen: list[bool] = []
    watching = Stage("watching", lambda document: seen.append(gc.isenabled()), reads=(), writes=())
    for reader in (Reader(stages=[watching]), Reader(stages=[watching], pause_gc=True)):
        reader.read(Article("Ministre teica, ka rīt līs."))
    assert seen == [True, False]


def test_an_article_that_takes_too_long_is_an_error_in_its_place() -> None:
    articles = [Article("Ministre teica, ka rīt līs. " * 3, id="slow")]
    (failure,) = Reader(time_limit=1e-9).read_many(articles)
    assert isinstance(failure, DataError)
    assert "'slow' cannot be read: Reading takes longer than it may" in str(failure)
    assert isinstance(next(iter(Reader(time_limit=60).read_many(articles))), Record)


def test_stages_look_at_the_clock_inside_too() -> None:
    statements = next(stage for stage in STAGES if stage.name == "statements")

    def late(document: Document) -> None:
        document.deadline = monotonic() - 1
        statements.run(document)

    reader = Reader(stages=[replace(statements, run=late, reads=())])
    with pytest.raises(DataError, match="takes longer"):
        reader.read(Article("Ministre teica, ka rīt līs."))


@pytest.mark.parametrize("limit", [0, -1, float("nan")])
def test_a_limit_of_time_is_more_than_nothing(limit: float) -> None:
    with pytest.raises(UsageError, match="limit of time"):
        Reader(time_limit=limit)


def test_an_article_that_was_read_leaves_no_cycle() -> None:
    import gc

    reader = Reader()
    text = '"Ēka ir droša," teica mērs Jānis Kalns. Viņš otrdien Rīgā atklāja tiltu. Baņķieri aizturēja.'
    reader.read(Article(text))
    gc.collect()
    gc.disable()
    try:
        record = reader.read(Article(text))
        assert record.events
        assert not [one for one in gc.get_objects() if isinstance(one, Document | StatementContext)]
    finally:
        gc.enable()
