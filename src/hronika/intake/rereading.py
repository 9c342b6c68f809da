"""Reads again what an archive holds, and puts the new records in the place of those of older readers."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from hronika.archive.renewing import note_renewed, renew, renewed_down_to
from hronika.archive.store import Store
from hronika.archive.versions import StoredVersion
from hronika.article import DEFAULT_TIMEZONE, Article
from hronika.errors import DataError, HronikaError, UsageError
from hronika.language import load_language
from hronika.reading.reader import Reader, reader_info
from hronika.record import ReaderInfo, Record


@dataclass
class RereadCounts:
    """What came of reading again.

    `versions` were looked at, `reread` of them were read again, `before` by a reading of all that was ended
    and now went on, and `failed` could not be. Of statements, which are known by their place, `came` were
    found anew, `went` are found no longer, and `speakers` are those that have another speaker now.
    """

    versions: int = 0
    reread: int = 0
    before: int = 0
    failed: int = 0
    came: int = 0
    went: int = 0
    speakers: int = 0

    def compare(self, old: Record, new: Record) -> None:
        """Count what became another in a record that was renewed."""
        before = {item.id: item.speaker_name for item in old.statements}
        after = {item.id: item.speaker_name for item in new.statements}
        self.reread += 1
        self.came += len(after.keys() - before.keys())
        self.went += len(before.keys() - after.keys())
        self.speakers += sum(before[id] != after[id] for id in before.keys() & after.keys())


@dataclass
class Rereading:
    """Reads the versions of the archive that is open as `store` again, current and old ones, and counts.

    Those whose record an older reader made are read, with `every` all. Corrections that people made stay, as
    they are kept apart from records. Each version is renewed in a transaction of its own: whatever ends it
    loses nothing, and started again it goes on with those that are left; with `every` too, as long as the
    reader is the same. With `dry_run` nothing is stored, and it is counted what would come of it.
    """

    store: Store
    workers: int = 1
    every: bool = False
    time_limit: float | None = None
    dry_run: bool = False
    counts: RereadCounts = field(default_factory=RereadCounts)

    def run(self) -> Iterator[StoredVersion | HronikaError]:
        """Yield each version that was read again, as it was, or why it could not be."""
        reader = Reader(workers=self.workers, time_limit=self.time_limit, pause_gc=True)
        waiting: deque[StoredVersion | None] = deque()  # what is being read
        keeps_place = self.every and not self.dry_run
        down_to = renewed_down_to(self.store) if keeps_place else None

        def to_read() -> Iterator[Article | HronikaError]:
            for number in self.store.version_numbers():
                self.counts.versions += 1
                try:
                    version = self.store.find_version(number)
                except DataError as error:
                    waiting.append(None)
                    yield DataError(f"A version cannot be read ({error}): `hronika check` says which.")
                    continue
                if version is None:
                    continue
                is_left = self.every and (down_to is None or number < down_to)
                if is_left or self._is_old(version.record):
                    waiting.append(version)
                    yield article_of(version)
                elif self.every:
                    self.counts.before += 1

        for reading in reader.read_many(to_read(), lemmas=True):
            version = waiting.popleft()
            if version is None or isinstance(reading, HronikaError):
                self.counts.failed += 1
                assert isinstance(reading, HronikaError)
                yield reading
                continue
            if self.dry_run:
                renewed: Record | None = reading.record
            else:
                renewed = renew(self.store, version.number, reading)
            if keeps_place:
                note_renewed(self.store, version.number)
            if renewed is not None:
                self.counts.compare(version.record, renewed)
                yield version
        if keeps_place:
            note_renewed(self.store, None)

    def _is_old(self, record: Record) -> bool:
        try:
            present = reader_info(load_language(record.article.language))
        except UsageError:
            return True  # which the reader says
        return is_older(record.reader, present)


def article_of(version: StoredVersion) -> Article:
    """Make the article that a version was read from."""
    known = version.record.article
    return Article(
        version.text, id=version.id, title=known.title, published=known.published, outlet=known.outlet,
        url=known.url, language=known.language, published_at=known.published_at,
        timezone=known.timezone or DEFAULT_TIMEZONE, incomplete=known.incomplete,
    )  # fmt: skip


def is_older(reader: ReaderInfo, present: ReaderInfo) -> bool:
    """Say whether a reader is older than the present one: its program, or its model if that is the same one.

    >>> is_older(ReaderInfo(hronika="0.9.1", model=None), ReaderInfo(hronika="0.10", model=None))
    True
    """
    return _is_lower(reader.hronika, present.hronika) or (
        present.model is not None
        and (
            reader.model is None
            or reader.model.name != present.model.name
            or _is_lower(reader.model.version, present.model.version)
        )
    )


def _is_lower(version: str | None, present: str | None) -> bool:
    return version is None or (present is not None and _numbers(version) < _numbers(present))


def _numbers(version: str) -> list[int]:
    numbers = [int(digits) for digits in re.findall(r"\d+", version)]
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers
