"""`hronika bulk`."""

import json
import sys
import time
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.article import DEFAULT_TIMEZONE
from hronika.cli.add import SummaryFormat
from hronika.cli.article_options import Outlet, Published, TimeLimit, Title
from hronika.cli.guard import complain, counted, spaced, undo_when_ended
from hronika.cli.progress import running_counts
from hronika.cli.read import Timezone
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.bulk.run import BulkCounts

_MOST_REASONS = 3
"""Of so many failures the reason is written; the table of errors has all."""

PLURALS: Mapping[str, str] = {
    "cut page": "cut pages",
    "damaged page": "damaged pages",
    "unreadable file": "unreadable files",
    "broken JSON object": "broken JSON objects",
    "missing text": "missing texts",
    "unreadable encoding": "unreadable encodings",
    "unsuitable value": "unsuitable values",
    "text too long": "texts too long",
    "text over its time": "texts over their time",
    "unknown language": "unknown languages",
    "killed process": "killed processes",
    "fault of Hronika": "faults of Hronika",
    "other failure": "other failures",
}
"""What several failures of a kind are called."""


def bulk(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files and folders of articles as for `hronika read`, and patterns such as "
            "`crawl/*.warc.gz` or `news/**/*.jsonl`. `-` is standard input.",
            show_default=False,
        ),
    ],
    to: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="Folder of the result; what is finished in it is not read again.",
            show_default=False,
        ),
    ],
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    time_limit: TimeLimit = None,
    published: Published = None,
    timezone: Timezone = DEFAULT_TIMEZONE,
    outlet: Outlet = None,
    title: Title = None,
    language: Annotated[
        str, typer.Option(help="Language (ISO 639-1) to read; pages in others are turned away.")
    ] = "lv",
    columns: Annotated[
        str | None,
        typer.Option(
            help="Columns of Parquet files that are not called as the fields of articles are, such as "
            "text=body,published=date."
        ),
    ] = None,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Remove units from the folder that the input does not give any more."),
    ] = False,
    form: Annotated[
        SummaryFormat, typer.Option("--format", "-f", help="How to write the counts.")
    ] = SummaryFormat.text,
    engine: Annotated[
        str,
        typer.Option(help="What spreads the work: `local`, the processes of this machine, or `ray`."),
    ] = "local",
    address: Annotated[
        str | None,
        typer.Option(
            help="Head of the Ray cluster, as HOST:PORT or `auto`; without it one is started here.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Read very many articles into a folder of Parquet tables.

    The input is read in units of at most 500 articles, each of which becomes a file of every table. Ended in
    whatever way and started again with the same, it goes on where it was, and the files are the same bytes
    whatever the number of workers. An article of the same outlet and id with the same text as an earlier one
    is a copy and not read. What failed is a row of the table `errors` with its reason, and the exit code is
    1. `docs/scale.md` tells what is in the folder.
    """
    from hronika.bulk.run import Bulk

    run = Bulk(
        to,
        workers=workers,
        published=published,
        timezone=timezone,
        outlet=outlet,
        title=title,
        language=language,
        columns=columns,
        time_limit=time_limit,
        prune=prune,
        engine=engine,
        address=address,
        warn=complain,
    )
    started = time.monotonic()
    undo_when_ended()
    try:
        for _ in running_counts(run.steps(inputs), lambda: _running(run.counts, started)):
            pass
    except BaseException:
        # Whatever ended it, what is finished stays.
        if run.counts.units:
            _write(run.counts, to, form)
        raise
    if not run.counts.all_units and not run.counts.turned_away:
        if run.counts.passed_by:
            _write(run.counts, to, form)
        complain(f"There is no article in {', '.join(inputs)}.")
        raise typer.Exit(1)
    _write(run.counts, to, form)
    if run.counts.stale:
        complain(
            f"{counted(len(run.counts.stale), 'unit')} in {to} came of articles that the input does not give "
            "any more, and are in its tables: --prune removes them."
        )
    if run.counts.failed or run.counts.stale:
        raise typer.Exit(1)


def _running(counts: "BulkCounts", started: float) -> str:
    if not counts.seen:
        return f"{spaced(counts.extracted)} parts of the input were looked through for articles"
    rate = counts.articles / max(time.monotonic() - started, 0.001)
    return f"{summary_of_bulk(counts)} · {rate:.0f} articles a second"


def _write(counts: "BulkCounts", folder: Path, form: SummaryFormat) -> None:
    """Write to standard output what came of it."""
    if form is SummaryFormat.json:
        told = {**counts.as_value(), "units": counts.units, "is_complete": counts.all_units is not None}
        more = {"rows": counts.rows, "stale": counts.stale}
        typer.echo(json.dumps({**told, **more}, ensure_ascii=False))
    else:
        for line in _lines(counts, folder):
            typer.echo(on_one_line(line))
    sys.stdout.flush()


def summary_of_bulk(counts: "BulkCounts") -> str:
    """Write the counts in a line: `3 of 3 units · 12 articles · 206 statements · 353 events · 0 failed`."""
    units = f"{spaced(counts.units)} units"
    if counts.all_units is not None:
        units = f"{spaced(counts.units)} of {spaced(counts.all_units)} units"
    told = [f"{spaced(counts.rows[table])} {table}" for table in ("articles", "statements", "events")]
    return " · ".join([units, *told, f"{spaced(counts.failed)} failed"])


def _lines(counts: "BulkCounts", folder: Path) -> list[str]:
    lines = [summary_of_bulk(counts)]
    if counts.all_units is None:
        lines.append("not complete: the same command goes on from here")
    else:
        lines.append(
            f"came in {spaced(counts.seen)} = read {spaced(counts.articles)} + copies "
            f"{spaced(counts.copies)} + failed {spaced(counts.failed)}"
        )
    for heading, found in (("turned away", counts.turned_away), ("passed by", counts.passed_by)):
        if found:
            told = ", ".join(f"{spaced(count)} {reason}" for reason, count in found.most_common())
            lines.append(f"{heading}: {told}")
    if counts.same_ids:
        lines.append(f"another text under the id of an earlier article: {spaced(counts.same_ids)}")
    if counts.failed:
        # The file is made when all is read; an export gives what is known before.
        where = folder / "errors.parquet" if counts.all_units is not None else spaced(counts.failed)
        lines.append(f"failed: {where} ({failures_in_words(counts.failures)})")
        lines += _reasons(counts, folder)
    return lines


def _reasons(counts: "BulkCounts", folder: Path) -> list[str]:
    """Write why the first failed, for who has nothing at hand that opens the table of errors."""
    from hronika.bulk.folder import ERRORS_FILE
    from hronika.bulk.records import rows_in

    if counts.all_units is None:
        return []
    told = [f"failed: {row['error']}" for row in islice(rows_in(folder / ERRORS_FILE), _MOST_REASONS)]
    more = counts.failed - len(told)
    return [*told, f"and {spaced(more)} more"] if more else told


def failures_in_words(failures: Mapping[str, int]) -> str:
    """Write how many failed of each kind, the most first: `31 cut pages, 5 texts too long`."""
    told = sorted(failures.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{spaced(count)} {kind if count == 1 else PLURALS[kind]}" for kind, count in told)
