"""`hronika watch`."""

import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, archive_path, open_archive
from hronika.cli.guard import complain, counted
from hronika.errors import UsageError
from hronika.exports.control_characters import on_one_line
from hronika.instants import on_the_clock

if TYPE_CHECKING:
    from hronika.intake.watching import Seen


def watch(
    feeds: Annotated[
        str | None,
        typer.Argument(
            metavar="FEEDS",
            help="The list of feeds: a `feeds.toml` (see docs/feeds.md) or an OPML file of another program; "
            "by default the list beside the archive (`news.feeds.toml` for `news.db`), to which the page of "
            "sources of `hronika serve` adds.",
            show_default=False,
        ),
    ] = None,
    archive: ArchiveFile = None,
    once: Annotated[bool, typer.Option("--once", help="Look at every feed once and end.")] = False,
) -> None:
    """Watch feeds: fetch what is new in them, politely, and add it to the archive, until stopped.

    What is known of each feed is kept in the archive, so that the next watch goes on where this one was. A
    feed that fails is asked again, less and less often, at least once a day. The first Ctrl-C or request to
    end has the article in hand stored and ends well; the second ends at once. Pages are looked at again after
    an hour, six hours, a day and three days, to see what the outlet changed. Of the list beside the archive
    what is added or taken out meanwhile is seen.
    """
    from hronika.cli.add import feeds_of
    from hronika.intake.watched import ListedFeeds, feeds_beside
    from hronika.intake.watching import Watch

    listed = ListedFeeds(archive_path(archive), complain) if feeds is None else None
    sources = feeds_of(feeds) if feeds is not None else listed() if listed else ()
    if not sources:
        raise UsageError(
            f"No feeds are listed yet in {feeds_beside(archive_path(archive))}: name a list, or add feeds on "
            "the page of sources of `hronika serve`."
        )
    with open_archive(archive, make=True) as store:
        from hronika.fetching import Client
        from hronika.intake.adding import Adding

        adding = Adding(store)
        with Client() as client:
            watching = Watch(adding, sources, client, listed=listed)
            if once:
                for seen in watching.once():
                    tell(seen)
                from hronika.cli.add import summary_line

                typer.echo(summary_line(adding.counts))
                if adding.counts.failed:
                    raise typer.Exit(1)
                return
            typer.echo(f"Watching {counted(len(sources), 'feed')}; Ctrl-C ends it.")
            for seen in watching.run(until_asked_to_stop(watching.interrupt)):
                tell(seen)
    typer.echo("Stopped; all that was fetched is stored.")


def tell(seen: "Seen") -> None:
    """Say what came of a look at a feed, or of an article."""
    from hronika.intake.watching import Polled

    if isinstance(seen, Polled):
        for sentence in seen.sentences:
            complain(sentence)
        if seen.items:
            _say(f"{seen.feed}: {seen.items} new")
    elif seen.error is not None:
        complain(str(seen.error))
    elif seen.outcome in ("new", "changed"):
        _say(f"{seen.outcome}: {seen.place}")
    if not isinstance(seen, Polled) and seen.note:
        complain(seen.note)


def _say(line: str) -> None:
    typer.echo(on_one_line(f"{on_the_clock(time.time())} {line}"))
    sys.stdout.flush()


def until_asked_to_stop(interrupt: Callable[[], None]) -> Callable[[float], bool]:
    """Have the first request to end note that, and leave the second to do what it does; give what waits.

    `interrupt` is called at the first and may raise, to end what would go on for long.
    """
    stopped = threading.Event()
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.getsignal(number) for number in numbers}

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.set()
        for each in numbers:
            signal.signal(each, before[each])
        with suppress(RuntimeError):  # just then something was being written there
            complain("Stopping after what is in hand; once more ends at once.")
        interrupt()

    for number in numbers:
        if before[number] is not signal.SIG_IGN:
            signal.signal(number, stop)
    return stopped.wait
