"""What the machine gives: room on disks, temporary files, letters, time zones, memory, processors.

Limits of a container or a service are those of control groups
(https://docs.kernel.org/admin-guide/cgroup-v2.html), of both versions.
"""

import locale
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hronika.doctor.finding import Finding, State

_MB = 1_000_000

_LITTLE_DISK, _NO_DISK = 1_000 * _MB, 50 * _MB
"""Bytes free below which one is told of it, and below which nothing should be begun."""

_LITTLE_MEMORY, _NO_MEMORY = 500 * _MB, 200 * _MB
"""Bytes of memory: a reader takes 170 MB, two workers and the process that leads them some 500."""

_LETTERS = "āčēģīķļņšūž“”●✓"
"""Letters of Latvian and signs that tables have."""


def disk(folder: Path) -> Finding:
    """Say how much room there is on the disk of the archive."""
    return _room("disk", folder, "the archive")


def temporary() -> Finding:
    """Try the folder for temporary files, in which SQLite sorts and archives are copied."""
    try:
        folder = Path(tempfile.gettempdir())
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"hronika")
            file.flush()
    except OSError as error:
        told = f"no temporary file can be written ({error.strerror or error})"
        return Finding("temporary", "broken", told, "name a folder that can be written to by TMPDIR")
    return _room("temporary", folder, "temporary files")


def _room(check: str, folder: Path, what: str) -> Finding:
    free = shutil.disk_usage(folder).free
    told = f"{size(free)} free for {what} in {folder}"
    details = {"folder": str(folder), "free": free}
    if free >= _LITTLE_DISK:
        return Finding(check, "well", told, details=details)
    return Finding(
        check, "broken" if free < _NO_DISK else "lacking", f"only {told}", "make room there", details
    )


def terminal(encoding: str | None) -> Finding:
    """Say whether the letters of Latvian can be shown; `encoding` is that of standard output."""
    language = locale.setlocale(locale.LC_CTYPE, None)
    details = {"encoding": encoding, "locale": language}
    with suppress(LookupError, UnicodeError):
        _LETTERS.encode(encoding or "")
        return Finding("terminal", "well", f"the terminal has {encoding}, locale {language}", details=details)
    told = f"the terminal has {encoding or 'no encoding'}, which lacks Latvian letters"
    return Finding("terminal", "lacking", told, "set LC_ALL=C.UTF-8, or PYTHONUTF8=1 on Windows", details)


def time_zones() -> Finding:
    """Try the time zone of Latvia, in winter and in summer."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    advice = "pip install tzdata"
    try:
        zone = ZoneInfo("Europe/Riga")
    except (ZoneInfoNotFoundError, OSError, ValueError) as error:
        return Finding("time zones", "broken", f"there are no data of time zones ({error})", advice)
    offsets = [datetime(2024, month, 1, tzinfo=UTC).astimezone(zone).utcoffset() for month in (1, 7)]
    if offsets != [timedelta(hours=2), timedelta(hours=3)]:
        return Finding("time zones", "broken", "the data of time zones have Riga wrong", advice)
    return Finding("time zones", "well", "data of time zones, Riga right in winter and summer")


def memory(root: Path = Path("/")) -> Finding:
    """Say how much memory may still be taken, by the machine and by the limits set to this process.

    `root` is where the system tells it.
    """
    amounts = list(_memory_left(root))
    if not amounts:
        return Finding("memory", "well", "this system does not tell how much memory there is")
    free = min(amounts)
    told, details = f"{size(free)} of memory to be had", {"available": free}
    if free >= _LITTLE_MEMORY:
        return Finding("memory", "well", told, details=details)
    state: State = "broken" if free < _NO_MEMORY else "lacking"
    advice = "a reader takes 170 MB: end other programs, raise the limit, or read without --workers"
    return Finding("memory", state, f"only {told}", advice, details)


def _memory_left(root: Path) -> Iterator[int]:
    for line in _text(root / "proc/meminfo").splitlines():
        if line.startswith("MemAvailable:"):
            yield int(line.split()[1]) * 1024
    if not (root / "proc/meminfo").exists():
        with suppress(AttributeError, ValueError, OSError):  # a Unix that tells no more than what is built in
            yield os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    for group in _groups(root, "memory"):
        for most, used in (
            ("memory.max", "memory.current"), ("memory.limit_in_bytes", "memory.usage_in_bytes")
        ):  # fmt: skip
            limit, taken = _text(group / most), _text(group / used)
            if limit.isdigit() and taken.isdigit():
                yield max(0, int(limit) - int(taken))
    with suppress(ImportError, OSError):
        import resource

        limit_of_addresses, _ = resource.getrlimit(resource.RLIMIT_AS)
        if limit_of_addresses != resource.RLIM_INFINITY:
            yield limit_of_addresses


def processors(root: Path = Path("/")) -> Finding:
    """Say how many processors may be used, by the machine and by the limits set to this process."""
    built_in = os.cpu_count() or 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else built_in
    quota = min(_quotas(root), default=None)
    count = max(1, min(usable, int(quota) if quota else usable))
    limits = [f"of {built_in}"] if count < built_in else []
    limits += [f"the control group allows {quota:g}"] if quota and quota < usable else []
    named = "1 processor" if count == 1 else f"{count} processors"
    told = f"{named} to be used" + (f" ({', '.join(limits)})" if limits else "")
    advice = f"--workers {count} reads fastest" if count > 1 else None
    details = {"usable": count, "built_in": built_in, "quota": quota}
    return Finding("processors", "well", told, advice, details)


def _quotas(root: Path) -> Iterator[float]:
    """Yield how many processors control groups allow, where they set a limit."""
    for group in _groups(root, "cpu"):
        quota, _, period = _text(group / "cpu.max").partition(" ")
        if not quota:
            quota, period = _text(group / "cpu.cfs_quota_us"), _text(group / "cpu.cfs_period_us")
        if quota.isdigit() and period.isdigit() and int(period):
            yield int(quota) / int(period)


def _groups(root: Path, controller: str) -> Iterator[Path]:
    """Yield the folders of the control groups of this process, each with those around it."""
    base = root / "sys/fs/cgroup"
    for line in _text(root / "proc/self/cgroup").splitlines():
        _, controllers, place = (*line.split(":", 2), "", "")[:3]
        if controllers and controller not in controllers.split(","):
            continue
        top = base / controller if controllers else base
        # In a container the folder of the group is often mounted as the top, whatever its path is outside.
        group = top / place.lstrip("/")
        yield top
        while group != top and ".." not in group.parts:
            yield group
            group = group.parent


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def size(count: int) -> str:
    """Write a number of bytes: `812 MB`, `4.2 GB`."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / _MB:.0f} MB"


def encoding_of_output() -> str | None:
    """Give the encoding of standard output, None where there is none."""
    return getattr(sys.stdout, "encoding", None)
