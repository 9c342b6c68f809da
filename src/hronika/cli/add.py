"""`hronika add`."""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.article import DEFAULT_TIMEZONE, parse_published, time_zone
from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.article_options import Outlet, Published, TimeLimit, Title
from hronika.cli.guard import complain, spaced, undo_when_ended
from hronika.cli.progress import running_counts
from hronika.cli.read import Timezone
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.intake.adding import Added, Adding, Counts
    from hronika.sources.feeds import FeedSource

# So many failures are told one by one; the JSON has all.
_MOST_TOLD = 20
# What differs between warnings of one kind: examples in brackets, days.
_PARTICULARS = re.compile(r"\(.*\)|\d[\d-]*", re.DOTALL)


class SummaryFormat(StrEnum):
    """How the counts at the end are written."""

    text = "text"
    json = "json"


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files and folders as for `hronika read`: plain text, saved web pages and feeds, JSON, "
            "ninjs, web archives (WARC); folders of `hronika bulk`, not read again; addresses of pages and "
            "feeds; lists of feeds (`feeds.toml`, OPML), "
            "each of which is looked at once. `-` is standard input.",
            show_default=False,
        ),
    ],
    archive: ArchiveFile = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    no_raw: Annotated[
        bool, typer.Option("--no-raw", help="Do not keep the pages that the articles were made from.")
    ] = False,
    published: Published = None,
    timezone: Timezone = DEFAULT_TIMEZONE,
    outlet: Outlet = None,
    title: Title = None,
    time_limit: TimeLimit = None,
    form: Annotated[
        SummaryFormat, typer.Option("--format", "-f", help="How to write the counts.")
    ] = SummaryFormat.text,
) -> None:
    """Add articles to the archive: what it does not have yet is read and stored.

    Each article is stored before the next one. Ended in whatever way and started again, it goes on where it
    was: what is stored is not read again. At the end stand the counts: new are articles that the archive did
    not have, changed are new texts or headlines of one that it has, copies say nothing new. What failed is
    named, the rest is added, and the exit code is 1.
    """
    day = parse_published(published)
    time_zone(timezone)
    from hronika.bulk.adding import check_all, gather_all

    lists = [source for source in sources if source.lower().endswith((".toml", ".opml"))]
    sources = [source for source in sources if source not in lists]
    check_all(sources)
    feeds = [feed for path in lists for feed in feeds_of(path)]
    summary = _Summary()
    with open_archive(archive, make=True) as store:
        from hronika.intake.adding import Adding

        adding = Adding(store, workers, keep_raw=not no_raw, time_limit=time_limit)
        found = gather_all(
            sources,
            complain,
            title=title,
            published=day,
            outlet=outlet,
            timezone=timezone,
            passed_by=summary.passed_by,
            knows=store.knows_page,
        )
        undo_when_ended()
        try:
            all_added = chain(adding.add(found), _from_feeds(adding, feeds))
            for added in running_counts(all_added, lambda: summary.running(adding.counts)):
                summary.note(added)
        except BaseException:
            # Whatever ended it, what is stored is.
            if adding.counts.seen:
                summary.write(adding.counts, form)
            raise
    if not adding.counts.seen and not summary.passed_by and not feeds:
        complain(f"There is no article in {', '.join(sources)}.")
        raise typer.Exit(1)
    summary.write(adding.counts, form)
    if adding.counts.failed:
        raise typer.Exit(1)


def feeds_of(path: str) -> "tuple[FeedSource, ...]":
    """Give the feeds of a list, and tell what in it is none."""
    from hronika.intake.watching import read_feed_list

    listed = read_feed_list(path)
    for problem in listed.problems:
        complain(problem)
    return listed.feeds


def _from_feeds(adding: "Adding", feeds: "Sequence[FeedSource]") -> "Iterator[Added]":
    """Look at feeds once, as `hronika watch --once` does."""
    if not feeds:
        return
    from hronika.fetching import Client
    from hronika.intake.watching import Polled, Watch

    with Client() as client:
        for seen in Watch(adding, feeds, client).once():
            if isinstance(seen, Polled):
                for sentence in seen.sentences:
                    complain(sentence)
            else:
                yield seen


class _Summary:
    """What is told of the adding, beside the counts."""

    def __init__(self) -> None:
        self.passed_by: Counter[str] = Counter()
        self._failures: list[str] = []
        self._notes: list[str] = []
        self._warnings: dict[str, list[str]] = {}  # by kind
        self._started = time.monotonic()

    def note(self, added: "Added") -> None:
        """Note what is to be told of one at the end."""
        if added.error is not None:
            self._failures.append(str(added.error))
        if added.note is not None:
            self._notes.append(f"{added.place}: {added.note}")
        for warning in added.warnings:
            told = self._warnings.setdefault(_PARTICULARS.sub("", warning), [])
            told.append(f"{added.place or added.id}: {warning}")

    def running(self, counts: "Counts") -> str:
        """Say how far it is, in a line."""
        rate = counts.seen / max(time.monotonic() - self._started, 0.001)
        return f"{summary_line(counts)} · {rate:.0f} a second"

    def write(self, counts: "Counts", form: SummaryFormat) -> None:
        """Write to standard output what came of it."""
        if form is SummaryFormat.json:
            numbers = vars(counts)
            warnings = list(chain.from_iterable(self._warnings.values()))
            lists = {
                "passed_by": self.passed_by,
                "failures": self._failures,
                "notes": self._notes,
                "warnings": warnings,
            }
            typer.echo(json.dumps({**numbers, **lists}, ensure_ascii=False))
        else:
            for line in self._lines(counts):
                typer.echo(on_one_line(line))
        sys.stdout.flush()

    def _lines(self, counts: "Counts") -> list[str]:
        lines = [summary_line(counts)]
        if counts.reprints:
            are = (
                "are reprints: their texts stand" if counts.reprints > 1 else "is a reprint: its text stands"
            )
            lines.append(f"{spaced(counts.reprints)} of the new {are} elsewhere too")
        if self.passed_by:
            told = ", ".join(f"{spaced(count)} {reason}" for reason, count in self.passed_by.most_common())
            lines.append(f"passed by: {told}")
        for first, *others in self._warnings.values():
            lines.append(f"warning: {first}" + (f" So of {spaced(len(others))} more." if others else ""))
        for heading, sentences in (("note", self._notes), ("failed", self._failures)):
            lines += [f"{heading}: {sentence}" for sentence in sentences[:_MOST_TOLD]]
            if more := len(sentences[_MOST_TOLD:]):
                lines.append(f"{heading}: {spaced(more)} more, all of which `--format json` has")
        return lines


def summary_line(counts: "Counts") -> str:
    """Write the counts in a line: `412 seen · 371 new · 9 changed · 28 copies · 4 failed`."""
    parts = [(name, getattr(counts, name)) for name in ("seen", "new", "changed", "copies")]
    if counts.forgotten:
        parts.append(("forgotten", counts.forgotten))
    parts.append(("failed", counts.failed))
    return " · ".join(f"{spaced(count)} {name}" for name, count in parts)
