"""The table `records`: the texts, records and words of a unit, from which an archive can be filled again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hronika.archive.packing import words_written, written_words
from hronika.article import Article
from hronika.exports.tables.rows import Row
from hronika.exports.tables.schemas import Column, TableSchema
from hronika.lemmas import RecordWithLemmas
from hronika.record import Record
from hronika.sources.found import Found

RECORDS = TableSchema(
    "records",
    "an article with its text, its record and its words, for `hronika add`",
    (
        Column("article", "string", "the id of the article", True),
        Column("outlet", "string", "who published it"),
        Column("published", "date", "the outlet's own day of publication"),
        Column("sha256", "string", "SHA-256 of the text in UTF-8, which places count in", True),
        Column("text", "string", "the text, exactly as it came in", True),
        Column("title", "string", "the headline"),
        Column("url", "string", "where it was published"),
        Column("language", "string", "ISO 639-1 code of the language that it came in with", True),
        Column("published_at", "datetime", "the instant of publication, where one was given"),
        Column("timezone", "string", "the outlet's time zone (IANA)", True),
        Column("incomplete", "boolean", "whether only the beginning of the text is known", True),
        Column("changed_at", "datetime", "the instant at which its outlet says that it changed it last"),
        Column("place", "string", "where in the input it was found", True),
        Column("page_key", "string", "what the page is known by that it was made from"),
        Column("notes", "strings", "what was put right in making it, each a sentence", True),
        Column("record", "string", "the record, a line of JSON (docs/record.md)", True),
        Column("words", "string", "its words with their lemmas, as JSON in a form of Hronika's own", True),
    ),
)


def record_row(found: Found, reading: RecordWithLemmas) -> Row:
    """Give the row of an article that was read."""
    article = found.article
    return (
        article.id, article.outlet, article.published, article.sha256, article.text, article.title,
        article.url, article.language, article.published_at, article.timezone, article.incomplete,
        article.changed_at, found.place, found.page_key, list(found.notes), reading.record.model_dump_json(),
        written_words(reading.words, article.text),
    )  # fmt: skip


class KeptReading(NamedTuple):
    """An article as it came in, and what was read in it."""

    found: Found
    reading: RecordWithLemmas


def readings_in(file: Path) -> Iterator[KeptReading]:
    """Yield what a file of records holds, some dozens at a time."""
    from pyarrow.parquet import ParquetFile as PyarrowFile

    with PyarrowFile(file) as opened:
        for group in range(opened.num_row_groups):
            yield from map(_reading, opened.read_row_group(group).to_pylist())


def _reading(row: dict[str, Any]) -> KeptReading:
    known = {name: row[name] for name in Article.__dataclass_fields__ if name in row}
    found = Found(
        Article(id=row["article"], **known),
        notes=tuple(row["notes"]),
        place=row["place"],
        page_key=row["page_key"],
    )
    record = Record.model_validate_json(row["record"])
    return KeptReading(found, RecordWithLemmas(record, words_written(row["words"], row["text"])))
