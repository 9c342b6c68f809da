"""What is being added to the archive from the pages: one job after the other, each in a process."""

import asyncio
import json
import shutil
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from hronika.sources.feeds.lists import FeedSource

JobState = Literal["waiting", "running", "done", "failed", "offered"]

_KEPT = 20
"""How many jobs are remembered; what they added is in the archive."""
_MOST_SENTENCES = 100
_LONGEST_LINE = 1 << 20  # of a process's output


@dataclass
class Job:
    """Something that is added: `told` is what people see of it, `sources` are files and addresses.

    `feeds` are looked at once. `counts` are of articles by what became of them, `sentences` say what failed
    or should be known; `reason` says why the whole failed. What was sent and names feeds (`offers`) is none
    that is added: it is `offered` to watch those.
    """

    number: int
    told: tuple[str, ...]
    sources: tuple[str, ...]
    outlet: str | None
    names: Mapping[str, str]
    folder: Path | None
    begun: datetime
    feeds: tuple[FeedSource, ...] = ()
    offers: tuple[FeedSource, ...] = ()
    state: JobState = "waiting"
    counts: Counter[str] = field(default_factory=Counter)
    sentences: list[str] = field(default_factory=list)
    further: int = 0
    reason: str | None = None


class Jobs:
    """The jobs of one archive."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self._jobs: deque[Job] = deque(maxlen=_KEPT)
        self._waiting: asyncio.Queue[Job] = asyncio.Queue()
        self._runner: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._count = 0

    def all(self) -> tuple[Job, ...]:
        """Give the jobs, the last one first."""
        return tuple(reversed(self._jobs))

    def is_busy(self) -> bool:
        """Say whether something is being added or waits to be."""
        return any(job.state in ("waiting", "running") for job in self._jobs)

    def add(
        self,
        told: Sequence[str],
        sources: Sequence[str],
        *,
        outlet: str | None = None,
        names: Mapping[str, str] | None = None,
        folder: Path | None = None,
        feeds: Sequence[FeedSource] = (),
    ) -> Job:
        """Have sources added when what came before is done; a `folder` of theirs is removed then."""
        job = self._made(told, tuple(sources), outlet, names or {}, folder, tuple(feeds))
        self._waiting.put_nowait(job)
        if self._runner is None or self._runner.done():
            self._runner = asyncio.get_running_loop().create_task(self._run())
        return job

    def offer(self, told: str, feeds: Sequence[FeedSource], sentences: Sequence[str]) -> Job:
        """Tell that something is a list of feeds to watch; `sentences` say what in it is none."""
        job = self._made([told])
        job.state, job.offers, job.sentences = "offered", tuple(feeds), list(sentences[:_MOST_SENTENCES])
        return job

    def refuse(self, told: str, reason: str) -> Job:
        """Tell that something cannot be added, and why."""
        job = self._made([told])
        job.state, job.reason = "failed", reason
        return job

    def offered(self, number: int) -> tuple[FeedSource, ...]:
        """Give the feeds that a job offers; none where there is no such job by now."""
        return next((job.offers for job in self._jobs if job.number == number and job.state == "offered"), ())

    def taken(self, number: int) -> None:
        """Note that an offer was taken."""
        for job in self._jobs:
            if job.number == number and job.state == "offered":
                job.state = "done"

    def _made(
        self,
        told: Sequence[str],
        sources: tuple[str, ...] = (),
        outlet: str | None = None,
        names: Mapping[str, str] | None = None,
        folder: Path | None = None,
        feeds: tuple[FeedSource, ...] = (),
    ) -> Job:
        self._count += 1
        now = datetime.now(UTC)
        job = Job(self._count, tuple(told), sources, outlet, names or {}, folder, now, feeds)
        self._jobs.append(job)
        return job

    async def close(self) -> None:
        """End what is under way; each article is stored wholly or not at all."""
        if self._runner is not None:
            self._runner.cancel()
            await asyncio.gather(self._runner, return_exceptions=True)

    async def _run(self) -> None:
        while not self._waiting.empty():
            job = self._waiting.get_nowait()
            try:
                await self._do(job)
            finally:
                if job.folder is not None:
                    shutil.rmtree(job.folder, ignore_errors=True)

    async def _do(self, job: Job) -> None:
        job.state = "running"
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "hronika.web.filling",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=_LONGEST_LINE,
        )  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            asked = {
                "archive": str(self._archive), "sources": job.sources, "outlet": job.outlet,
                "names": dict(job.names), "feeds": [vars(feed) for feed in job.feeds],
            }  # fmt: skip
            process.stdin.write(json.dumps(asked).encode())
            process.stdin.close()
            async for line in process.stdout:
                _note(job, json.loads(line))
            await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if job.state == "running":  # it was killed, or failed in a way that it could not tell
            job.state = "failed"


def _note(job: Job, told: Mapping[str, Any]) -> None:
    if told.get("done"):
        job.state = "done"
    elif "failed" in told:
        job.state, job.reason = "failed", told["failed"]
    else:
        if "outcome" in told:
            job.counts[told["outcome"]] += 1
        sentence = told.get("sentence") or told.get("note")
        if sentence and len(job.sentences) < _MOST_SENTENCES:
            job.sentences.append(sentence)
        elif sentence:
            job.further += 1


def folder_for_files() -> Path:
    """Make a folder for files that were sent."""
    return Path(tempfile.mkdtemp(prefix="hronika-"))
