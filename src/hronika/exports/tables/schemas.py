"""The tables that records are exported as, with every column: one definition for all files and programs.

`VERSION` has two numbers: the first changes when a column goes or changes its meaning, the second when one
comes. Columns are in the order of the rows that `hronika.exports.tables.rows` makes. Types are those of
Frictionless Data (https://specs.frictionlessdata.io/table-schema/); instants are UTC; places in a text count
Unicode code points, the end exclusive. An identifier stands for a place in a text, so the key of what stands
in an article is `outlet`, `article` and `id` together.
"""

from typing import Literal, NamedTuple

VERSION = "1.2"

TableFormat = Literal["parquet", "csv", "jsonl"]
"""What files of tables are written as."""

CsvStyle = Literal["safe", "excel", "raw"]
"""How CSV is written: `safe` has an apostrophe before cells that a spreadsheet would take for formulas,
`excel` also a byte order mark before the file, by which Excel knows UTF-8; `raw` has every cell as it is."""

ColumnType = Literal[
    "string", "integer", "number", "boolean", "date", "datetime", "strings", "places", "mentions"
]
"""The type of a column; `strings`, `places` and `mentions` are lists, which CSV has as JSON."""


class Column(NamedTuple):
    """A column: its name, its type, what it is, and whether every row has a value."""

    name: str
    type: ColumnType
    description: str
    required: bool = False


class TableSchema(NamedTuple):
    """A table: its name, what a row is, and its columns."""

    name: str
    title: str
    columns: tuple[Column, ...]


def _string(name: str, description: str, *, required: bool = False) -> Column:
    return Column(name, "string", description, required)


_ARTICLE = (
    _string("article", "the id of the article", required=True),
    _string("outlet", "who published it"),
    Column("published", "date", "the outlet's own day of publication"),
    _string("sha256", "SHA-256 of the text in UTF-8, which places count in", required=True),
)
_CORRECTED = Column("corrected", "strings", "the fields that people said and not the reader", True)
_CONFIDENCE = Column("confidence", "number", "how likely it is, 0 to 1, that all of it is right", True)


def _place(of: str, *, required: bool = True) -> tuple[Column, Column]:
    before = "" if of == "it" else f"{of}_"
    what = of if of == "it" else f"the {of}"
    return (
        Column(f"{before}start", "integer", f"where {what} begins in the text", required),
        Column(f"{before}end", "integer", f"where {what} ends in the text", required),
    )


TABLES: tuple[TableSchema, ...] = (
    TableSchema(
        "articles",
        "an article that was read",
        (
            *_ARTICLE,
            _string("url", "where it was published"),
            _string("title", "the headline"),
            Column("published_at", "datetime", "the instant of publication, where one was given"),
            _string("timezone", "the outlet's time zone (IANA), where an instant was given"),
            _string("language", "ISO 639-1 code of the language it was read in", required=True),
            Column("incomplete", "boolean", "whether only the beginning of the text is known", True),
            _string("record_schema", "version of the schema of the record", required=True),
            _string("hronika", "version of the program that read it; null where that was not told"),
            _string("model", "name of the language model"),
            _string("model_version", "version of the language model"),
            Column("warnings", "strings", "what a reader should know of this reading, each a sentence", True),
        ),
    ),
    TableSchema(
        "statements",
        "something said, written or held by somebody, as an article tells it",
        (
            _string("id", "identifier of the statement, by the text and the place", required=True),
            *_ARTICLE,
            _string("speaker_name", "who says it, in the nominative; null where the article does not tell"),
            _string("speaker", "the words that name the source in this place"),
            _string("speaker_id", "the `entity` that the source has among the names"),
            _string("content", "what is said; several parts are joined by ` … `", required=True),
            _string("mode", "`direct`, `indirect` or `mixed`", required=True),
            _string("act", "what is done by saying it: `say`, `ask`, `promise` …", required=True),
            _string("stance", "what the source does with it: `holds`, `denies`, `doubts`, `asks`, `open`"),
            _string("cue", "the word that reports it"),
            _string("addressee", "to whom it was said"),
            _string("medium", "where it was said or written"),
            _string("said_at", "the words that date the saying"),
            _string("said_at_value", "the time of the saying (TIMEX3); null where the text does not tell"),
            _string("within", "the statement that it is quoted in"),
            _CONFIDENCE,
            *_place("it"),
            Column("spans", "places", "where the parts of the content stand", True),
            *_place("speaker", required=False),
            *_place("cue", required=False),
            _CORRECTED,
        ),
    ),
    TableSchema(
        "events",
        "something that happens by the text, with how far the text presents it as a fact",
        (
            _string("id", "identifier of the event, by the text and the place", required=True),
            *_ARTICLE,
            _string("predicate", "the word that names it", required=True),
            _string("type", "what sort it is (docs/events.md); null where none fits"),
            _string("mode", "PLOVER's mode, where the word tells one"),
            _string("frame", "the FrameNet frame that a verb evokes"),
            _string(
                "vouched",
                "its factuality: `asserted` is told by the article itself, all else is not",
                required=True,
            ),
            _string("polarity", "`negative` where it did not or will not happen", required=True),
            Column("evidence", "strings", "the words that make it less than asserted", True),
            _string("statement", "the statement that it is told in; null where the article tells it"),
            _string("speaker_name", "who tells it, by that statement"),
            _string("agent", "who does it, or whom it happens to; several are parted by `; `"),
            _string("patient", "whom or what it is done to"),
            _string("counterpart", "to, from, with or against whom"),
            _string("time", "when, as a value of TIMEX3; null where the text does not tell"),
            Column("first_day", "date", "the first day that this time may mean"),
            Column("last_day", "date", "the last day that this time may mean"),
            _string("time_id", "the time expression that dates it"),
            _string("when", "whether it lies `before`, `around` or `after` the publication"),
            _string("place", "the words of its clause that say where"),
            _string(
                "paragraph_place", "the place that its paragraph named before, where its clause names none"
            ),
            _string("resolved_place", "the name of the place, where it is beyond doubt which it is"),
            Column("geonames", "integer", "the id of that place at GeoNames"),
            Column("latitude", "number", "degrees north (WGS 84)"),
            Column("longitude", "number", "degrees east (WGS 84)"),
            _CONFIDENCE,
            *_place("it"),
            Column("mentions", "mentions", "further places where the article tells of it", True),
            _CORRECTED,
        ),
    ),
    TableSchema(
        "participants",
        "somebody or something that takes part in an event",
        (
            _string("event", "identifier of the event", required=True),
            *_ARTICLE,
            Column("number", "integer", "which of the event's participants it is, from 1", True),
            _string("role", "`agent`, `patient` or `counterpart`", required=True),
            _string("name", "who or what that is, in the nominative; null where the article does not tell"),
            _string("entity", "the `entity` that it has among the names"),
            _string("text", "the words that name it; null where the text leaves them out"),
            *_place("it", required=False),
            _string("element", "its role in the frame, by FrameNet"),
            _string("plover", "`source` or `target`, in events of PLOVER's types"),
        ),
    ),
    TableSchema(
        "times",
        "a time expression",
        (
            _string("id", "identifier of the expression", required=True),
            *_ARTICLE,
            _string("text", "the expression", required=True),
            *_place("it"),
            _string("type", "TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`", required=True),
            _string("value", "TIMEX3 value; null where it cannot be known"),
            Column("first_day", "date", "the first day that the value may mean"),
            Column("last_day", "date", "the last day that the value may mean"),
        ),
    ),
    TableSchema(
        "names",
        "a mention of somebody or something by name",
        (
            _string("id", "identifier of the mention", required=True),
            *_ARTICLE,
            _string("text", "the mention", required=True),
            *_place("it"),
            _string(
                "kind", "`person`, `organization`, `GPE`, `location`, `product` or `event`", required=True
            ),
            _string("name", "the fullest form in the article, in the nominative", required=True),
            _string("entity", "who or what is named: one for all its mentions in the article", required=True),
        ),
    ),
    TableSchema(
        "people",
        "a person of an article",
        (
            _string("entity", "the `entity` that the person has among the names", required=True),
            *_ARTICLE,
            _string("name", "the fullest form in the article, in the nominative", required=True),
            _string("gender", "`female` or `male`; null where the text does not tell"),
            Column("roles", "strings", "the roles that the article gives the person", True),
            Column("role_spans", "places", "where these stand in the text", True),
            Column("mentions", "integer", "how often the article names the person", True),
        ),
    ),
    TableSchema(
        "quantities",
        "an amount",
        (
            *_ARTICLE,
            _string("text", "the expression, number and unit", required=True),
            *_place("it"),
            Column("value", "number", "the number", True),
            _string("unit", "ISO 4217 code for money, `%`, else the lemma of the noun counted"),
            Column("approximate", "boolean", "whether the text says that it is about so many", True),
        ),
    ),
    TableSchema(
        "responses",
        "what denies, confirms, corrects or takes back something",
        (
            _string("id", "identifier of the response", required=True),
            *_ARTICLE,
            _string("kind", "`denies`, `confirms`, `corrects` or `withdraws`", required=True),
            _string("cue", "the word by which it is done", required=True),
            *_place("it"),
            _string("speaker_name", "who does it; null where the article does not tell"),
            _string("speaker", "the words that name who does it"),
            _string("speaker_id", "the `entity` that this one has among the names"),
            Column("about", "strings", "the statements and events that it is about", True),
            _string("statement", "the statement that it is made by"),
        ),
    ),
    TableSchema(
        "errors",
        "what could not be read or exported",
        (
            _string("place", "where: the file and the line, or the article", required=True),
            _string("error", "why, in one sentence", required=True),
            _string("article", "the id of the article, where it is known"),
            _string("outlet", "who published it, where that is known"),
            _string("kind", "what kind of failure, such as `cut page` or `text too long`", required=True),
        ),
    ),
)

BY_NAME: dict[str, TableSchema] = {table.name: table for table in TABLES}
