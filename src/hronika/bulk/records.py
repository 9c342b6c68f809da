"""The table `records`: the texts, records and words of a unit, from which an archive can be filled again."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hronika.archive.packing import words_written, written_words
from hronika.article import Article
from hronika.errors import DataError
from hronika.exports.tables.rows import Row
from hronika.exports.tables.schemas import Column, TableSchema
from hronika.lemmas import RecordWithLemmas, RecordWithLine
from hronika.record import Record
from hronika.record_versions import record_from
from hronika.sources.found import Found
from hronika.verification import problems

_AT_ONCE = 16

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


def record_row(found: Found, reading: RecordWithLine) -> Row:
    """Give the row of an article that was read."""
    article = found.article
    return (
        article.id, article.outlet, article.published, article.sha256, article.text, article.title,
        article.url, article.language, article.published_at, article.timezone, article.incomplete,
        article.changed_at, found.place, found.page_key, list(found.notes), reading.line,
        written_words(reading.words, article.text),
    )  # fmt: skip


class KeptReading:
    """An article as it came in, and what was read in it, which is made of its row when it is asked for."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        """Take a row; raises DataError or UsageError where the article in it is none."""
        self._row = row
        known = {name: row[name] for name in Article.__dataclass_fields__ if name in row}
        self.found = Found(
            Article(id=row["article"], **known),
            notes=tuple(row["notes"]),
            place=row["place"],
            page_key=row["page_key"],
        )

    def record(self) -> Record:
        """Give the record, of whatever version its schema is; raises DataError where it is not of this text.

        It is proved as `hronika verify` does without reading again: checksums, hash of the text, all places.
        """
        article = self.found.article
        record = record_from(self._row["record"])
        if self._row["sha256"] != article.sha256:
            raise DataError("its text is not the one that was read")
        for path, what in problems(record, article):
            raise DataError(f"its record cannot be right, {path} {what}")
        return record

    def reading(self) -> RecordWithLemmas:
        """Give the record and the words; raises DataError where they are not of this text."""
        record, text = self.record(), self.found.article.text
        try:
            return RecordWithLemmas(record, words_written(self._row["words"], text))
        except (ValueError, TypeError, IndexError, KeyError) as error:
            raise DataError(f"its words are damaged ({error})") from None


def rows_in(file: Path, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file, a few at a time, with all columns or these."""
    from pyarrow.parquet import ParquetFile as PyarrowFile

    with PyarrowFile(file) as opened:
        for batch in opened.iter_batches(batch_size=_AT_ONCE, columns=columns):
            yield from batch.to_pylist()


def readings_in(file: Path) -> Iterator[KeptReading]:
    """Yield what a file of records holds, a few rows at a time."""
    return map(KeptReading, rows_in(file))
