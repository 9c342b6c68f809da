"""Records of schema 1.0, as Hronika 0.1.0 wrote them of three sample articles, are still read."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import DATA, Run

import hronika
from hronika.article import Article
from hronika.errors import DataError
from hronika.exports.registry import FORMATS, Reading, load_format
from hronika.record import Record
from hronika.record_versions import record_from
from hronika.samples import SAMPLE_ARTICLES
from hronika.verification import differences, problems

OLD = (DATA / "records_1.0.jsonl").read_text(encoding="utf-8").splitlines()


def test_nothing_is_wrong_in_them_and_nothing_is_lost(samples: list[Article]) -> None:
    assert OLD
    for line, article in zip(OLD, samples, strict=False):
        record, old = record_from(line), json.loads(line)
        assert list(problems(record, article)) == []
        assert record.schema_version == "1.2"
        assert (record.reader.hronika, record.reader.model, record.checksum) == (None, None, None)
        for name in ("statements", "times", "names", "people", "quantities", "events"):
            assert len(getattr(record, name)) == len(old[name])


def test_what_is_to_the_letter_as_it_is_written_is_read_like_all_else(records: list[Record]) -> None:
    for record in records:
        line = record.model_dump_json()
        assert record_from(line) == record_from(f"{line}\n".encode()) == record
        assert record_from(json.dumps(json.loads(line), indent=1)) == record
        twice = f'{{"id":{json.dumps("another")},{line[1:]}'
        with pytest.raises(DataError, match="'id' stands twice in one object"):
            record_from(twice)


def test_references_by_index_became_those_by_identifier(samples: list[Article]) -> None:
    for line in OLD:
        record, old = record_from(line), json.loads(line)
        for item, before in zip(record.statements, old["statements"], strict=True):
            within = before["within"]
            assert item.within == (record.statements[within].id if within is not None else None)
        for event, before in zip(record.events, old["events"], strict=True):
            time, statement = before["time"], before["statement"]
            assert event.time == (record.times[time].id if time is not None else None)
            assert event.statement == (record.statements[statement].id if statement is not None else None)


def test_they_have_the_identifiers_that_a_reading_gives(samples: list[Article]) -> None:
    record = record_from(OLD[0])
    again = hronika.Reader().read(samples[0])
    assert [item.id for item in record.names] == [item.id for item in again.names]
    assert [item.entity for item in record.names] == [item.entity for item in again.names]
    # Whom a participant means is what a reading finds, and may be found better by a later one.
    told = [path for path, _ in differences(record, again) if ".participants[" not in path]
    assert not [path for path in told if path.endswith((".id", "stance"))]


def test_they_are_exported(samples: list[Article]) -> None:
    readings = [Reading(record_from(line), article.text) for line, article in zip(OLD, samples, strict=False)]
    for name in FORMATS:
        out = io.StringIO()
        load_format(name).write(readings, out)
        assert "Laila Bērzkalne" in out.getvalue()


def test_verify_reads_them_and_says_what_they_cannot_prove(run: Run) -> None:
    result = run("verify", DATA / "records_1.0.jsonl", "--texts", SAMPLE_ARTICLES)
    assert result.exit_code == 0
    assert "Right: 3 records" in result.stdout
    assert "3 records of schema 1.0 had no checksum" in result.stderr


def test_what_was_upgraded_and_written_is_read_as_it_was() -> None:
    record = record_from(OLD[0])
    assert record_from(record.model_dump_json()) == record
    assert Record.model_validate_json(record.model_dump_json()) == record


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda r: r["statements"][0].update(within=99),
            r"statements\[0\]\.within: 99 is the index",
        ),
        (lambda r: r["events"][0].update(time=-1), r"events\[0\]\.time: -1 is the index of nothing"),
        (
            lambda r: r["statements"][0].update(speaker_id="p99"),
            r"r_id: 'p99' is not the id of any name",
        ),
        (lambda r: r["people"][0].update(id="x"), r"people\[0\]\.id: 'x' is not the id of any name"),
        (lambda r: r["times"][0].pop("span"), r"this is no record of schema 1\.0 \(KeyError: 'span'\)"),
        (lambda r: r.update(events=7), r"this is no record of schema 1\.0 \(TypeError"),
        (lambda r: r.update(schema_version="2.0"), r"is none of those known here \(1\.0, 1\.1, 1\.2\)"),
        (lambda r: r.update(schema_version=[1]), r"'\[1\]' is none of those known here"),
        (lambda r: r.update(surprise=1), "surprise: Extra inputs"),
    ],
)
def test_what_cannot_be_upgraded_is_one_sentence(change: Callable[[Any], object], said: str) -> None:
    record = json.loads(OLD[0])
    change(record)
    with pytest.raises(DataError, match=said):
        record_from(json.dumps(record))


def test_an_article_is_no_record() -> None:
    with pytest.raises(DataError, match="this is an article and no record: `hronika read FILE"):
        record_from('{"id": "a1", "text": "Tiltu atver."}')


@pytest.mark.parametrize("data", ["{", "[" * 100_000, "7", "null", "[]"])
def test_what_is_no_record_is_one_sentence(data: str) -> None:
    with pytest.raises(DataError):
        record_from(data)
