"""Adds articles to an archive: what it does not have yet is read, and stored some articles at once."""

import sqlite3
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from hronika.archive.completing import completed, told
from hronika.archive.store import Outcome, Store
from hronika.article import Article
from hronika.errors import DataError, HronikaError
from hronika.gc_pause import gc_paused
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.sources.found import Found, FoundRead, KnownPage

AT_ONCE = 64
"""So many articles are stored in one transaction at most: beyond that little is gained."""

SOON = 2.0
"""Seconds after which what was read is stored: so much reading is lost where the process is killed."""

_SLOW = 0.05
"""Seconds for which a source that is slow has one wait for an article; what it gives is stored at once."""


class Added(NamedTuple):
    """What became of one that was to be added.

    `id` is the one that the article has in the archive, None where nothing was stored, and `place` where it
    was found. `is_reprint` says of a new one that its text stands in another outlet or at another address
    too. `error` says why it failed, `note` what a person should know although it did not, and `warnings` what
    reading found wrong with the text that was stored.
    """

    outcome: Outcome | Literal["failed"]
    place: str = ""
    id: str | None = None
    is_reprint: bool = False
    note: str | None = None
    error: HronikaError | None = None
    warnings: tuple[str, ...] = ()


@dataclass
class Counts:
    """How many articles came in, and what became of them: all but `reprints` add up to `seen`.

    `changed` are those with a new text or headline, `copies` those that say nothing new and `forgotten` those
    that were removed for good; neither of the two is stored. `reprints` are those among the new whose text
    stands in another outlet or at another address too.
    """

    seen: int = 0
    new: int = 0
    changed: int = 0
    copies: int = 0
    forgotten: int = 0
    failed: int = 0
    reprints: int = 0

    def count(self, added: Added) -> None:
        """Count one more."""
        name = "copies" if added.outcome == "duplicate" else added.outcome
        self.seen += 1
        setattr(self, name, getattr(self, name) + 1)
        self.reprints += added.is_reprint


@dataclass
class Adding:
    """Adds articles to the archive that is open as `store`, and counts them in `counts`.

    With more than one worker so many processes read while this one stores. `keep_raw` has the pages kept that
    articles were made from. `time_limit` is how many seconds the reading of an article may take, by
    default as `Reader` has it.
    """

    store: Store
    workers: int = 1
    keep_raw: bool = True
    time_limit: float | None = None
    counts: Counts = field(default_factory=Counts)

    def add(self, found: Iterable[Found | HronikaError]) -> Iterator[Added]:
        """Add what comes, in order, and yield what became of each; an error among it has failed.

        Only what the archive does not know is read. Each article is stored, wholly, before it is told of, so
        whatever ends this loses none that was, and it can be started again with the same. What is read
        within `SOON` seconds is stored in one transaction. What cannot be read or stored is told as `failed`,
        and the others go on. Raises DataError or UsageError where the archive cannot be written any further,
        or no worker can be started.
        """
        reader = Reader(workers=self.workers, time_limit=self.time_limit, pause_gc=True)
        waiting: deque[Found | None] = deque()  # what is being read
        source = _Awaited(found)

        def to_read() -> Iterator[Article | HronikaError]:
            for each in source:
                if isinstance(each, HronikaError):
                    waiting.append(None)
                    yield each
                    continue
                outcome = self.store.known(each.article, each.page_key)
                whole = each if outcome else self._completed(each)
                waiting.append(whole)
                if outcome is not None:
                    yield _Known(outcome)
                elif isinstance(whole, FoundRead) and whole is each:
                    yield _read_before(whole)
                else:
                    yield whole.article

        group: list[_WasRead] = []
        since = 0.0
        try:
            for reading in reader.read_many(to_read(), lemmas=True):
                since = since if group else time.monotonic()
                if isinstance(reading, _ReadBefore):
                    reading = reading.reading
                group.append(_WasRead(waiting.popleft(), reading))
                is_time = len(group) == AT_ONCE or time.monotonic() - since > SOON
                if source.is_slow or is_time or not _is_to_store(group):
                    yield from self._stored(group, reader)
                    group = []
        except Exception:
            # What was read before is stored although what comes after it fails.
            yield from self._stored(group, reader)
            raise
        yield from self._stored(group, reader)

    def _stored(self, group: Sequence["_WasRead"], reader: Reader) -> Iterator[Added]:
        """Store what was read, all in one transaction if that can be, and yield what became of each."""
        try:
            with self._writing(group):
                stored = [self._put(each, reader) for each in group]
        except Exception:
            # Which one it was, and what becomes of the others, shows when each has its own.
            for each in group:
                added = self._added(each, reader)
                self.counts.count(added)
                yield added
            return
        # All are counted before one is told of: whoever is interrupted says how many are stored.
        for added in stored:
            self.counts.count(added)
        yield from stored

    @contextmanager
    def _writing(self, group: Sequence["_WasRead"]) -> Iterator[None]:
        """Open a transaction for what was read, if anything of it is to be stored."""
        if not _is_to_store(group):
            yield
            return
        with gc_paused(), self.store.writing(with_log=True):  # as while it is read
            yield

    def _completed(self, found: Found) -> Found:
        """Give an article what it does not say and the archive knows of it from the version before."""
        whole = completed(self.store, found.article)
        if whole is found.article:
            return found
        return replace(found, article=whole, notes=(*found.notes, *told(found.article, whole)))

    def _put(self, read: "_WasRead", reader: Reader) -> Added:
        """Store what was read and can be."""
        found, reading = read
        if isinstance(reading, KnownPage):
            return Added("duplicate")
        if found is None:
            assert isinstance(reading, HronikaError)
            return Added("failed", error=reading)
        if isinstance(reading, _Known):
            return Added(reading.outcome, found.place)
        if isinstance(reading, HronikaError):
            return _failed(found, str(reading))
        raw = (found.raw, found.raw_type) if self.keep_raw else (None, None)
        whole = self._completed(found)
        if whole is not found:  # the version before was stored while this one was read
            found, reading = whole, reader.read_with_lemmas(whole.article)
        stored = self.store.put(found.article, reading, *raw, found.notes, found.page_key)
        # Whether a duplicate was known before it was read hangs on what else was read just then.
        id = None if stored.outcome == "duplicate" else stored.id
        warnings = reading.record.warnings if stored.outcome in ("new", "changed") else ()
        return Added(stored.outcome, found.place, id, stored.is_reprint, stored.note, warnings=warnings)

    def _added(self, read: "_WasRead", reader: Reader) -> Added:
        """Store what was read in a transaction of its own, and say what failed."""
        found = read.found
        if found is None:
            return self._put(read, reader)
        try:
            with self._writing([read]):
                return self._put(read, reader)
        except HronikaError as error:
            if isinstance(error.__cause__, sqlite3.Error | OSError):
                raise  # the next one would meet with the same
            return _failed(found, str(error))
        except Exception as error:  # a fault of ours in one article must not lose the others
            what = f"{type(error).__name__}: {error}"
            return _failed(
                found,
                f"The article {found.article.id!r} cannot be stored because of a fault in Hronika ({what}); "
                "please report it with the text.",
            )


class _WasRead(NamedTuple):
    """What was read of something found, None where nothing was."""

    found: Found | None
    reading: RecordWithLemmas | HronikaError


def _is_to_store(group: Iterable[_WasRead]) -> bool:
    return any(isinstance(reading, RecordWithLemmas) for _, reading in group)


class _Awaited(Iterator[Found | HronikaError]):
    """What is found, and whether one waited for the last of it."""

    def __init__(self, found: Iterable[Found | HronikaError]) -> None:
        self._found = iter(found)
        self.is_slow = False

    def __next__(self) -> Found | HronikaError:
        started = time.monotonic()
        try:
            return next(self._found)
        finally:
            self.is_slow = time.monotonic() - started > _SLOW


class _Known(HronikaError):  # noqa: N818 it is none, but goes the way of one
    """Stands for an article that the archive knows among those to read, which passes it on in its place."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


class _ReadBefore(HronikaError):  # noqa: N818 it is none, but goes the way of one
    """Stands for an article that was read before among those to read."""

    def __init__(self, reading: RecordWithLemmas) -> None:
        super().__init__()
        self.reading = reading


def _read_before(found: FoundRead) -> HronikaError:
    try:
        with gc_paused():
            return _ReadBefore(found.reading())
    except DataError as error:
        return error


def _failed(found: Found, reason: str) -> Added:
    return Added(
        "failed", found.place, error=DataError(f"{found.place}: {reason}" if found.place else reason)
    )
