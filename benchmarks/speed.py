"""Speed beside a spaCy CNN pipeline, on one core, in one process, all taken in turn.

usage: python -m benchmarks.speed [--data FOLDER] [--rounds N] [--json FILE]

Times the whole way from text to record, the analysis alone, and the analysis alone by spaCy (a CNN of width
128 with morphologizer, trainable lemmatizer, parser and ner, trained on the same data), which multiplies
matrices once with its own BLIS and once with numpy's OpenBLAS: BLIS has no fast kernel for some processors.
What counts is the faster of the two on this machine. All first read other text, to have met the common
words; the texts timed are news, in each round other ones. Time is that of the processor, so that what else
the machine does counts as little as can be. Of the whole record it also tells what each part takes.

Also measures what loading and a first article cost, each in a new process.
"""

import os

# One thread each, said before anything that makes threads is loaded.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import dataclasses
import gc
import json
import platform
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import onnxruntime

from hronika.article import Article
from hronika.language.analysis import Analyser, Analysis
from hronika.language.latvian import assemble
from hronika.reading.pipeline import STAGES
from hronika.reading.reader import Reader
from hronika.record import Record
from hronika.samples import SAMPLE_ARTICLES
from hronika.sources.files import articles_in
from training.conll import lines

Result = TypeVar("Result")

ROOT = Path(__file__).parents[1]
STORE = ROOT / "build" / "spacy-lv"

# Sentences in an article: about as long as the samples are on average, some 370 words.
_SENTENCES = 20

# Articles read before the clock starts, of other text: what is measured is a stream of news, which meets most
# of its words again and again, and not the first hundred articles of a program's life.
_WARM_UP = 200

_NEWS = ("ntrex", "sib", "profectus")
"""Sources of the raw text that are news or much like it."""

_WHOLE = "hronika, whole record"
_MATRICES, _COLLECTOR = "of these, onnxruntime", "of these, the collector"
_PEERS = {"spaCy CNN, analysis, BLIS": True, "spaCy CNN, analysis, OpenBLAS": False}
"""spaCy with each library for matrices, and whether that is BLIS."""

_FIRST_ARTICLE = """
import time
started = time.perf_counter()
import hronika
from hronika.samples import SAMPLE_ARTICLES
text = SAMPLE_ARTICLES.read_text(encoding="utf-8").split("\\n")[0]
import json
article = json.loads(text)
from hronika.language import load_language
load_language("lv")
loaded = time.perf_counter()
hronika.read(article["text"], published=article["published"])
done = time.perf_counter()
# The most memory by getrusage includes, through fork, that of the parent process; VmHWM does not.
with open("/proc/self/status") as status:
    most = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(loaded - started, done - loaded, most / 1024, time.process_time())
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data", help="treebank, raw text"
    )
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    options = parser.parse_args()
    figures: dict[str, Any] = {"processor": processor(), "started": first_article()}
    print(
        "load {load_s:.2f} s, first article {first_article_s:.3f} s, {memory_mb:.0f} MB".format(
            **figures["started"]
        )
    )
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    figures |= compare(news(options.data), options.data, options.rounds)
    print(f"on {figures['processor']}, microseconds of the processor a word, median (quartiles):")
    for name, (low, middle, high) in figures["words"].items():
        print(f"  {name:32} {middle:7.1f}  ({low:.1f} to {high:.1f})")
    print("  of the whole record:")
    for name, spent in figures["parts"].items():
        print(f"    {name:30} {spent:7.1f}")
    low, middle, high = figures["ratio"]
    print(
        f"whole record by hronika to analysis alone by {figures['peer']}, the faster of the two: "
        f"{middle:.2f} times the speed (quartiles {low:.2f} to {high:.2f})"
    )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def processor() -> str:
    """Name the processor, as figures hold for one alone."""
    try:
        described = Path("/proc/cpuinfo").read_text(encoding="utf-8").partition("\n\n")[0]
    except OSError:
        return platform.processor() or platform.machine()
    known = {
        key.strip(): value for key, _, value in (line.partition(": ") for line in described.splitlines())
    }
    return "{}, family {}, model {}".format(
        *(known.get(k, "?") for k in ("model name", "cpu family", "model"))
    )


def first_article() -> dict[str, float]:
    """Measure, in fresh processes, loading and reading one article; the median of five.

    Seconds by the clock, seconds of the processor for all of the process, and megabytes at most.
    """
    runs = []
    for _ in range(5):
        command = [sys.executable, "-c", _FIRST_ARTICLE]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603
        runs.append([float(number) for number in output.split()])
    load, first, memory, cpu = (statistics.median(column) for column in zip(*runs, strict=True))
    return {"load_s": load, "first_article_s": first, "memory_mb": memory, "cpu_s": cpu}


def news(data: Path) -> list[Article]:
    """Give news articles: those of the raw text if it is there, else the samples."""
    raw = data / "raw-text.tsv.xz"
    if not raw.exists():
        return [article for article in articles_in(str(SAMPLE_ARTICLES)) if isinstance(article, Article)]
    told = (line.partition("\t") for line in lines(raw))
    return _articles([text for source, _, text in told if source in _NEWS])


def warm_up(data: Path) -> list[Article]:
    """Give text to read before the clock starts: the treebank's, in pieces of an article's length."""
    treebank = data / "lvtb-train.conllu.xz"
    if not treebank.exists():
        return []
    sentences = [line.partition("= ")[2] for line in lines(treebank) if line.startswith("# text = ")]
    return _articles(sentences)[:_WARM_UP]


def _articles(sentences: Sequence[str]) -> list[Article]:
    """Cut consecutive sentences into articles of equally many; what is left over is not used."""
    return [
        Article("\n".join(sentences[start : start + _SENTENCES]), id=str(start))
        for start in range(0, len(sentences) - _SENTENCES + 1, _SENTENCES)
    ]


def compare(articles: Sequence[Article], data: Path, rounds: int, store: Path = STORE) -> dict[str, Any]:
    """Time them in turn, each round on articles new to all of them.

    Gives microseconds a word of each (quartiles), those of the parts of a record (means), which spaCy is the
    faster one, and how many times as fast as that the whole record is (quartiles over the rounds).
    """
    from benchmarks.spacy_pipeline import pipeline

    # Another analyser than the reader's: what one keeps of words seen helps only itself.
    parts = PartTimes()
    reader, analyser = parts.reader(), assemble().analyser

    def records(part: Sequence[Article]) -> None:
        parts.noting = True
        assert all(isinstance(record, Record) for record in reader.read_many(part))
        parts.noting = False

    def analyses(part: Sequence[Article]) -> None:
        for _ in analyser.analyse_many(article.text for article in part):
            pass

    def spacy(nlp: Any) -> Callable[[Sequence[Article]], None]:
        def analyse(part: Sequence[Article]) -> None:
            for _ in nlp.pipe(article.text for article in part):
                pass

        return analyse

    peers = {name: spacy(pipeline(data, store, blis=blis)) for name, blis in _PEERS.items()}
    work = {_WHOLE: records, "hronika, analysis": analyses, **peers}
    before = warm_up(data)
    for function in work.values():
        function(before)
    parts.spent.clear()
    spent: dict[str, list[float]] = {name: [] for name in work}
    rounds = max(1, min(rounds, len(articles)))
    words, seconds = 0, 0.0
    for number in range(rounds):
        part = articles[number::rounds]
        count = sum(len(article.text.split()) for article in part)
        words += count
        names = list(work)
        for name in names[number % len(names) :] + names[: number % len(names)]:
            took = _timed(work[name], part)
            spent[name].append(took / count * 1e6)
            seconds += took * (name == _WHOLE)
    parts.spent["normalising, record, checksum"] = parts.rest(seconds)
    peer = min(peers, key=lambda name: statistics.median(spent[name]))
    pairs = zip(spent[peer], spent[_WHOLE], strict=True)
    return {
        "rounds": rounds,
        "words": {name: quartiles(values) for name, values in spent.items()},
        "parts": {name: took / words * 1e6 for name, took in parts.spent.items()},
        "peer": peer,
        "ratio": quartiles([theirs / ours for theirs, ours in pairs]),
    }


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Give the lower quartile, the median and the upper quartile; of one value that value."""
    if len(values) == 1:
        return values[0], values[0], values[0]
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, middle, high


class PartTimes:
    """What the parts of reading take: `spent` has seconds of the processor by the name of a part.

    What onnxruntime multiplies and what the collector of garbage takes is told beside the parts that it
    happens in, and is counted in these, too. Nothing is noted but while `noting` is set.
    """

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.noting = False
        self._since = 0.0

    def reader(self) -> Reader:
        """Make a reader that is timed part by part."""
        language = assemble()
        stages = [dataclasses.replace(stage, run=self._of(stage.name, stage.run)) for stage in STAGES]
        session = onnxruntime.InferenceSession
        session.run = self._of(_MATRICES, session.run)
        gc.callbacks.append(self._collects)
        analyser = _TimedAnalyser(language.analyser, self._of("analysis", language.analyser.analyse))
        return Reader(dataclasses.replace(language, analyser=analyser), stages=stages, pause_gc=True)

    def rest(self, seconds: float) -> float:
        """What is left of the seconds of some reading beside its parts: normalising, the record itself."""
        return seconds - sum(took for name, took in self.spent.items() if name not in (_MATRICES, _COLLECTOR))

    def _of(self, name: str, function: Callable[..., Result]) -> Callable[..., Result]:
        def timed(*arguments: Any, **named: Any) -> Result:
            started = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                if self.noting:
                    self.spent[name] += time.process_time() - started

        return timed

    def _collects(self, phase: str, _: Any) -> None:
        if phase == "start":
            self._since = time.process_time()
        elif self.noting:
            self.spent[_COLLECTOR] += time.process_time() - self._since


class _TimedAnalyser:
    """An analyser whose `analyse` is another."""

    def __init__(self, analyser: Analyser, analyse: Callable[[str], Analysis]) -> None:
        self.model, self.analyse = analyser.model, analyse

    def analyse_many(self, texts: Iterable[str]) -> Iterator[Analysis]:
        return map(self.analyse, texts)


def _timed(function: Callable[[Sequence[Article]], None], part: Sequence[Article]) -> float:
    started = time.process_time()
    function(part)
    return time.process_time() - started


if __name__ == "__main__":
    main()
