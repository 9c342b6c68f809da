"""Records as they are stored, without models: the same to look at, and the same exported."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from hronika import Archive
from hronika.archive.packing import Unpacked, pack, parts
from hronika.archive.store import Store
from hronika.archive.stored_record import StoredRecord
from hronika.article import article_from
from hronika.exports import from_archive
from hronika.exports.exported import ExportedArticle
from hronika.exports.from_archive import ArchiveSource
from hronika.exports.tables.folder import write_table
from hronika.exports.tables.rows import rows_of
from hronika.exports.tables.schemas import BY_NAME, TABLES, TableFormat, TableSchema
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import Record, Span
from hronika.samples import SAMPLE_ARTICLES

_LISTS = ("statements", "times", "names", "people", "quantities", "events", "responses", "warnings")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three sample articles, one of which was corrected, and of a text without any content."""
    path = tmp_path_factory.mktemp("stored") / "news.db"
    lines = SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines()[:3]
    with Archive(path) as archive:
        archive.add(*(article_from(json.loads(line)) for line in lines), {"id": "nekas", "text": "Nekas."})
        statement = next(hit for hit in archive.statements("") if hit.speaker)
        archive.correct(statement.id, author="E. Zīle", speaker_name="Ilona Lapsa")
        event = next(hit for hit in archive.events("") if hit.article != statement.article)
        archive.correct(event.id, author="E. Zīle", vouched="possible")
    return path


def _stored(record: Record, text: str) -> StoredRecord:
    _, _, written = parts(text, record, ())
    return StoredRecord(written, text, record.article.sha256)


def _plain(value: Any) -> Any:
    """Give models and tuples of named values as what both are: lists of their values."""
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, BaseModel):
        return [_plain(getattr(value, name)) for name in type(value).model_fields]
    return value


def test_every_field_is_that_of_the_record(samples: Path) -> None:
    with Store(samples, writable=False) as store:
        for version in store.current():
            stored = version.unpacked.stored_record()
            assert stored is not None
            assert (stored.id, stored.schema_version) == (version.record.id, version.record.schema_version)
            assert (stored.reader, stored.article) == (version.record.reader, version.record.article)
            for name in reversed(_LISTS):  # whatever is asked for first
                assert _plain(getattr(stored, name)) == _plain(getattr(version.record, name)), name


def test_one_reader_is_one_value(samples: Path) -> None:
    with Store(samples, writable=False) as store:
        assert len({version.unpacked.stored_record().reader for version in store.current()}) == 1  # type: ignore[union-attr]


def test_marks_in_names_are_no_references(records: Sequence[Record]) -> None:
    record = records[0]
    names = tuple(name.model_copy(update={"name": "^"}) for name in record.names)
    odd = record.model_copy(update={"names": names, "warnings": ("#1", "^", '"^"', "[")})
    text = "".join(span.text for _, span in odd.spans())
    written = Unpacked(text, b"", parts(text, odd, ())[2], odd.article.sha256)
    assert written.stored_record() is None
    assert written.record() == odd


def test_what_is_stored_in_another_form_is_read_as_a_record(records: Sequence[Record]) -> None:
    record = records[0]
    value = json.loads(record.model_dump_json())
    del value["responses"]
    earlier = Unpacked(
        "", b"", json.dumps([value | {"schema_version": "1.1"}]).encode(), record.article.sha256
    )
    assert earlier.stored_record() is None
    assert earlier.record().schema_version == "1.2"


def test_a_span_of_other_words_is_the_one_that_was_stored(records: Sequence[Record]) -> None:
    record = records[0]
    statement = record.statements[0].model_copy(update={"cue": Span(start=0, end=4, text="cits")})
    odd = record.model_copy(update={"statements": (statement,)})
    assert _plain(_stored(odd, "vārds").statements[0].cue) == [0, 4, "cits"]


def _varied(record: Record) -> Record:
    """Give the first statement parts of all kinds, whose words are those of the text."""
    first, second, *others = record.statements
    spans = [time.span for time in record.times]
    update = {
        "content": (*first.content, *second.content),
        "addressee": spans[0],
        "medium": spans[-1],
        "said_at": spans[1],
        "within": second.id,
        "speaker": None,
    }
    return record.model_copy(update={"statements": (first.model_copy(update=update), second, *others)})


def test_rows_of_statements_are_those_of_the_items(samples: Path) -> None:
    with Store(samples, writable=False) as store:
        versions = [version for version in store.current() if len(version.record.statements) > 1]
    assert len(versions) == 3
    for version in versions:
        for record in (version.record, _varied(version.record)):
            stored = _stored(record, version.text)
            chosen = {item.id for item in record.statements[::2]}
            for some in (None, chosen, set[str]()):
                made, asked = (ExportedArticle(each, version.text, some) for each in (stored, record))
                rows = rows_of(made, "statements")
                assert rows == rows_of(asked, "statements")
                assert "statements" not in vars(stored)  # no item was made
        assert rows_of(ExportedArticle(stored), "statements")[0][15:18] == (
            record.times[1].span.text, record.times[1].value, record.statements[1].id
        )  # fmt: skip


def test_rows_of_what_is_stored_in_another_form_are_made_of_the_items(samples: Path) -> None:
    with Store(samples, writable=False) as store:
        version = next(version for version in store.current() if version.record.statements)
    first, *others = version.record.statements
    for update in (
        {"cue": Span(start=0, end=4, text="cits")},
        {"content": (*first.content, Span(start=0, end=4, text="cits"))},
        {"content": (Span(start=0, end=4, text="cits"),)},
    ):
        changed = (first.model_copy(update=update), *others)
        record = version.record.model_copy(update={"statements": changed})
        stored = _stored(record, version.text)
        rows = rows_of(ExportedArticle(stored), "statements")
        assert rows == rows_of(ExportedArticle(record), "statements")
        assert "cits" in rows[0][8] or rows[0][12] == "cits"
        assert "statements" in vars(stored)


def _exports(path: Path) -> dict[tuple[str, str], bytes]:
    made: dict[tuple[str, str], bytes] = {}
    asked: list[tuple[TableFormat, TableSchema]] = [("csv", table) for table in TABLES]
    asked += [("jsonl", BY_NAME["events"]), ("parquet", BY_NAME["statements"])]
    for form, table in asked:
        out = io.BytesIO()
        with Store(path, writable=False) as store:
            write_table(ArchiveSource(store).articles(), table, form, out)
        made[form, table.name] = out.getvalue()
    return made


def test_tables_are_the_same_byte_for_byte_as_by_records(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = _exports(samples)
    assert b"Ilona Lapsa" in quick["csv", "statements"]
    monkeypatch.setattr(from_archive, "_as_read", from_archive._as_corrected)
    monkeypatch.setattr(Unpacked, "stored_record", lambda _: pytest.fail("it is not by records"))
    assert _exports(samples) == quick


def test_a_corrected_article_alone_takes_the_long_way(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    by_record = from_archive._as_corrected

    def noted(connection: Any, number: int, *more: Any) -> Any:
        taken.append(number)
        return by_record(connection, number, *more)

    monkeypatch.setattr(from_archive, "_as_corrected", noted)
    with Store(samples, writable=False) as store:
        assert len(list(ArchiveSource(store).articles())) == 4
    assert len(set(taken)) == 2


def test_a_record_is_read_as_it_was_packed() -> None:
    article = article_from({"text": "“Tiltu atvērs,” sacīja Anna Bērziņa.", "published": "2024-05-07"})
    reading = Reader().read_with_lemmas(article)
    assert isinstance(reading, RecordWithLemmas)
    assert pack(article.text, *reading)[:1] == b"\1"
    [statement] = _stored(reading.record, article.text).statements
    assert (statement.speaker_name, statement.content[0].text) == ("Anna Bērziņa", "Tiltu atvērs")
