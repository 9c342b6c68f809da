"""`hronika export`."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO, cast, get_args

import typer

from hronika import __version__
from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain, counted, undo_when_ended
from hronika.cli.output import check_writable, output
from hronika.cli.progress import running_counts
from hronika.errors import UsageError
from hronika.exports.formats import EXPORT_FORMATS, ExportOptions, Offsets, load_export_format
from hronika.exports.tables.schemas import BY_NAME, CsvStyle, TableFormat
from hronika.gc_pause import gc_paused
from hronika.sources.files import articles_in_all, check_readable

if TYPE_CHECKING:
    from hronika.bulk.result import BulkResult
    from hronika.exports.exported import ExportedArticle, ExportSource, Unreadable
    from hronika.exports.tables.folder import Exported
    from hronika.exports.tally import Tally

_TABLES = get_args(TableFormat)
_ALL = (*_TABLES, *EXPORT_FORMATS, "gold")
_STDOUT = Path("-")

_SAFE = "safe for spreadsheets: text that begins like a formula has an apostrophe before it (--raw: none)"
_STYLES: dict[CsvStyle, str] = {
    "safe": _SAFE,
    "excel": _SAFE,
    "raw": "as it is in the texts: a spreadsheet takes cells that begin with = + - @ for formulas",
}

_SEARCH = "Search of the archive"


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"What to write: {', '.join(_ALL)}.")],
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RECORDS]",
            help="Files of records, as `hronika read --format jsonl` writes them, or a folder of "
            "`hronika bulk`; without any the archive is exported.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="File to write to instead of standard output, of tables the folder; it is replaced only "
            "when done.",
        ),
    ] = None,
    query: Annotated[
        str,
        typer.Option(
            "--query", "-q", help=f"{_SEARCH}, in the language of `hronika search`.", show_default=False
        ),
    ] = "",
    about: Annotated[str | None, typer.Option(help=f"{_SEARCH}: who or what is named, as `about:`.")] = None,
    speaker: Annotated[str | None, typer.Option(help=f"{_SEARCH}: who says it, as `speaker:`.")] = None,
    outlet: Annotated[str | None, typer.Option(help=f"{_SEARCH}: who published it, as `outlet:`.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help=f"{_SEARCH}: the first day, month or year.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help=f"{_SEARCH}: the last day, month or year.")
    ] = None,
    whole: Annotated[
        bool,
        typer.Option(
            "--whole",
            help="All of the articles that meet the search, and not only the statements and events that do.",
        ),
    ] = False,
    texts: Annotated[
        list[str] | None,
        typer.Option(
            "--texts",
            metavar="ARTICLES",
            help="File of the articles that the records were read from; may be repeated.",
            show_default=False,
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option(help=f"Of tables this one alone, to one file: {', '.join(BY_NAME)}."),
    ] = None,
    excel: Annotated[
        bool,
        typer.Option(
            "--excel", help="Of CSV: with a byte order mark, by which Excel knows that it is UTF-8."
        ),
    ] = False,
    raw: Annotated[
        bool,
        typer.Option(
            "--raw",
            help="Of CSV: cells as they are, without the apostrophe that text gets which a spreadsheet would "
            "take for a formula.",
        ),
    ] = False,
    licence: Annotated[
        str | None,
        typer.Option(help="Of tables: the licence of the export, such as CC-BY-4.0, for its description."),
    ] = None,
    offsets: Annotated[
        str,
        typer.Option(
            help="Of annotations: what places are counted in, `code-points` or `utf16` (Hypothesis)."
        ),
    ] = "code-points",
    claims: Annotated[
        bool,
        typer.Option(
            "--claims",
            "--claims-as-events",
            help="Of plover and ftm: also events that the texts only claim, or tell as not so, told as such.",
        ),
    ] = False,
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Of gold: also articles that nobody called complete, marked so, with what people vouch "
            "for in them.",
        ),
    ] = False,
    archive: ArchiveFile = None,
) -> None:
    """Write an archive, what a search finds in it, a bulk result or records in the formats of other programs.

    Tables are parquet, csv and jsonl: a folder of them with its description, or one alone with --table. To
    one file go annotations (W3C Web Annotation), schema-org (JSON-LD), plover (events, with the columns of
    POLECAT), ftm (FollowTheMoney), bibtex (articles), conllu (analysed texts) and gold (what people vouch
    for). With a search the statements and the events that meet it are written, and the articles that hold
    one or meet it themselves. What a format cannot hold is counted, and told in `docs/exports.md`.

    Gold is articles of which somebody said that they are complete (`hronika correct ARTICLE --complete`): of
    one with several versions the newest that is. What a person added or confirmed is in it, and nothing that
    only the reader says; so scores of a reader can be measured on it.
    """
    if form not in _ALL:
        raise UsageError(f"There is no format {form[:40]!r}: name one of {', '.join(_ALL)}.")
    asked = _query(query, about=about, speaker=speaker, outlet=outlet, since=since, until=until)
    result = _result(files)
    if result is not None and (query or about or speaker or whole):
        raise UsageError(
            "Of a bulk result --outlet, --since and --until are known, and for a search it takes an archive: "
            f"`hronika add {result.folder}` makes one, and is quick."
        )
    given = {
        "a search": (asked or whole, form != "gold" and (not files or result is not None)),
        "--texts": (texts, files and result is None and form != "gold"),
        "--table": (table, form in _TABLES),
        "--excel": (excel, form == "csv"),
        "--raw": (raw, form == "csv"),
        "--licence": (licence, form in _TABLES and table is None),
        "--offsets": (offsets != "code-points", form == "annotations"),
        "--claims": (claims, form in ("plover", "ftm")),
        "--all": (everything, form == "gold"),
        "a file of records": (files, form != "gold"),
    }
    for option, (value, fits) in given.items():
        if value and not fits:
            of = f"the format {form}" if option != "a search" and option != "--texts" else "this export"
            raise UsageError(f"{option[0].upper()}{option[1:]} does not go with {of}: leave it out.")
    if excel and raw:
        raise UsageError("Excel would run what --raw leaves as it is: name --excel or --raw, not both.")
    style: CsvStyle = "excel" if excel else "raw" if raw else "safe"
    if table is not None and table not in BY_NAME:
        raise UsageError(f"There is no table {table[:40]!r}: name one of {', '.join(BY_NAME)}.")
    if offsets not in get_args(Offsets):
        raise UsageError(f"Offsets are counted in {' or '.join(get_args(Offsets))}, not in {offsets[:40]!r}.")
    check_readable([*(() if result else files or ()), *(texts or ())])
    if form == "gold":
        _export_gold(to, everything, archive)
        return
    options = ExportOptions(__version__, claims, cast(Offsets, offsets))
    is_folder = form in _TABLES and table is None
    if is_folder and to in (None, _STDOUT):
        raise UsageError("The tables are a folder: name it with -o, or one table with --table.")
    if not is_folder:
        check_writable(to, [*(files or ()), *(texts or ())])
    elif result is not None and to is not None and to.resolve().is_relative_to(result.folder.resolve()):
        raise UsageError(f"{to} lies in {result.folder}, which is exported: name a folder elsewhere.")
    if result is not None:
        names = () if form not in _TABLES else BY_NAME if table is None else (table,)
        opened = _source_of_result(result, outlet, since, until, names)
    else:
        opened = _source(files, texts, asked, whole, archive)
    with gc_paused(), opened as source:
        for note in source.notes:
            complain(note)
        exporting = _Exporting(source)
        undo_when_ended()
        if form not in _TABLES:
            with output(to) as out:
                tally = load_export_format(form).write(exporting.articles(), out, options, source.who)
        elif table is not None:
            tally = _write_one_table(exporting.all(), table, cast(TableFormat, form), to, style)
        else:
            from hronika.exports.tables.folder import write_folder

            assert to is not None
            tally = write_folder(
                exporting.all(), cast(TableFormat, form), to,
                source=source.name, query=asked, version=__version__, licence=licence, style=style,
            )  # fmt: skip
    exporting.tell(tally, _STYLES[style] if form == "csv" else None, on_stderr=to in (None, _STDOUT))


def _query(text: str, **filters: str | None) -> str:
    """Put a search together of a query and of the options that are filters of its language."""
    from hronika.archive.queries import filter_on

    parts = [f"({text})"] if text.strip() and any(filters.values()) else [text]
    parts += [filter_on(name, value) for name, value in filters.items() if value is not None]
    return " ".join(filter(None, parts))


@contextmanager
def _source(
    files: list[str] | None, texts: list[str] | None, query: str, whole: bool, archive: Path | None
) -> "Iterator[ExportSource]":
    if files:
        from hronika.exports.from_records import RecordSource

        yield RecordSource(files, articles_in_all(texts, complain) if texts else ())
        return
    from hronika.exports.from_archive import ArchiveSource

    with open_archive(archive, writable=False) as store:
        yield ArchiveSource(store, query, whole=whole)


def _result(files: list[str] | None) -> "BulkResult | None":
    """Give the bulk result that is to be exported, if that is what is named."""
    if not any(Path(file, "manifest.jsonl").is_file() for file in files or ()):
        return None
    from hronika.bulk.result import BulkResult

    if files is None or len(files) > 1:
        raise UsageError("A bulk result is exported alone: name its folder and nothing else.")
    return BulkResult(Path(files[0]))


@contextmanager
def _source_of_result(
    result: "BulkResult", outlet: str | None, since: str | None, until: str | None, tables: Collection[str]
) -> "Iterator[ExportSource]":
    from hronika.bulk.exporting import BulkSource

    source = BulkSource(result, outlet=outlet, since=since, until=until, tables=tables)
    with source.opened():
        yield source


class _Exporting:
    """The articles of a source, counted as they come; what cannot be read is told on standard error."""

    def __init__(self, source: "ExportSource") -> None:
        self._source = source
        self._count = 0
        self._unreadable = 0

    def all(self) -> "Iterator[Exported]":
        """Yield them with what cannot be read in its place."""
        from hronika.exports.exported import ExportedArticle, FinishedTables

        for article in running_counts(self._source.articles(), lambda: counted(self._count, "article")):
            if isinstance(article, ExportedArticle):
                self._count += 1
            elif isinstance(article, FinishedTables):
                self._count += article.articles
                self._complain_of(article.failures)
            else:
                self._complain_of([article])
            yield article

    def articles(self) -> "Iterator[ExportedArticle]":
        """Yield those that can be read."""
        from hronika.exports.exported import ExportedArticle

        for article in self.all():
            if isinstance(article, ExportedArticle):
                yield article

    def _complain_of(self, failures: "Iterable[Unreadable]") -> None:
        for failure in failures:
            self._unreadable += 1
            complain(f"{failure.place}: {failure.error}")

    def tell(self, tally: "Tally", note: str | None, *, on_stderr: bool) -> None:
        """Say what was written, how, and what was left out; exit code 1 where something was unreadable."""
        if not self._count:
            complain("Nothing was found to export: what was written is empty.")
        else:
            typer.echo(f" {tally.sentence() or 'nothing was written'}", err=on_stderr)
            if note:
                typer.echo(f" {note}", err=on_stderr)
        if omissions := tally.omissions():
            typer.echo(f" left out: {omissions}", err=on_stderr)
        if self._unreadable:
            complain(f"{counted(self._unreadable, 'article')} could not be read.")
            raise typer.Exit(1)


def _write_one_table(
    articles: "Iterable[Exported]",
    name: str,
    form: TableFormat,
    to: Path | None,
    style: CsvStyle,
) -> "Tally":
    from hronika.exports.tables.folder import write_table

    with output(to) as out:
        binary = getattr(out, "buffer", None)
        if binary is None:
            if form == "parquet":
                raise UsageError("Parquet is no text for a terminal: name a file with -o.")
            binary = _Decoding(out)
        tally = write_table(articles, BY_NAME[name], form, binary, style=style)
        binary.flush()
    return tally


class _Decoding:
    """Takes bytes of UTF-8 to where text is written."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        self._out.write(data.decode())
        return len(data)

    def flush(self) -> None:
        self._out.flush()


def _export_gold(to: Path | None, everything: bool, archive: Path | None) -> None:
    from hronika.archive.corrections.listing import corrected_versions
    from hronika.exports.gold import GoldArticle, write_gold

    check_writable(to)
    with open_archive(archive, writable=False) as store:
        found = list(corrected_versions(store))
        chosen = [one for one in found if one.is_complete or (everything and one.effective.vouched())]
        with output(to) as out:
            count = write_gold(
                (
                    GoldArticle(
                        one.effective.record, one.version.text, one.effective.vouched(), one.is_complete
                    )
                    for one in chosen
                ),
                out,
            )
    left = sum(not one.is_complete for one in found) - sum(not one.is_complete for one in chosen)
    if left:
        why = "nothing in them is confirmed or added" if everything else "nobody called them complete"
        complain(f"{counted(left, 'corrected article')} left out: {why}.")
    if not count:
        complain("There is no gold yet: correct an article and say so with `hronika correct ID --complete`.")
