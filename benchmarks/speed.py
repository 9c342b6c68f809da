"""Speed beside a spaCy CNN pipeline, on one core, in one process, all taken in turn.

usage: python -m benchmarks.speed [--data FOLDER] [--rounds N] [--json FILE]

Times the whole way from text to record, the same without events, the analysis alone, and the analysis
alone by spaCy (a CNN of width 128 with morphologizer, trainable lemmatizer, parser and ner, trained on
the same data). All first read other text, to have met the common words; the texts timed are news, in each
round other ones.
Also measures what loading and a first article cost, each in a new process.
"""

import os

# One thread each, said before anything that makes threads is loaded.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from hronika.article import Article
from hronika.language.latvian import assemble
from hronika.reading.pipeline import STAGES
from hronika.reading.reader import Reader
from hronika.record import Record
from hronika.samples import SAMPLE_ARTICLES
from hronika.sources.files import articles_in
from training.conll import lines

ROOT = Path(__file__).parents[1]
STORE = ROOT / "build" / "spacy-lv"

# Sentences in an article: about as long as the samples are on average, some 370 words.
_SENTENCES = 20

# Articles read before the clock starts, of other text: what is measured is a stream of news, which meets most
# of its words again and again, and not the first hundred articles of a program's life.
_WARM_UP = 200

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
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--articles", type=int, default=12, help="articles in a round")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    options = parser.parse_args()
    figures = first_article()
    print("load {load_s:.2f} s, first article {first_article_s:.3f} s, {memory_mb:.0f} MB".format(**figures))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    figures |= compare(news(options.data), options.data, options.rounds, options.articles)
    print(
        "hronika, whole record: {record:.1f} articles/s ({record_words:.0f} words/s)\n"
        "hronika, analysis:     {analysis:.1f} articles/s ({analysis_words:.0f} words/s)\n"
        "spaCy CNN, analysis:   {spacy:.1f} articles/s ({spacy_words:.0f} words/s)\n"
        "whole record by hronika to analysis alone by spaCy: {ratio:.2f} times the speed "
        "(rounds {lowest:.2f} to {highest:.2f})\n"
        "whole record with events takes {events_cost:.2f} times as long as without "
        "(rounds {events_lowest:.2f} to {events_highest:.2f})".format(**figures)
    )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


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
    return _articles([line.partition("\t")[2] for line in lines(raw) if line.startswith("ntrex\t")])


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


def compare(articles: Sequence[Article], data: Path, rounds: int, size: int) -> dict[str, float]:
    """Time them in turn, each round on articles new to all of them, and give the medians."""
    from benchmarks.spacy_pipeline import pipeline

    # Another analyser than the reader's: what one keeps of words seen helps only itself.
    reader, analyser, nlp = Reader(pause_gc=True), assemble().analyser, pipeline(data, STORE)

    def records(part: Sequence[Article]) -> None:
        assert all(isinstance(record, Record) for record in reader.read_many(part))

    plain = Reader(assemble(), stages=[stage for stage in STAGES if stage.name != "events"], pause_gc=True)

    def without_events(part: Sequence[Article]) -> None:
        assert all(isinstance(record, Record) for record in plain.read_many(part))

    def analyses(part: Sequence[Article]) -> None:
        for _ in analyser.analyse_many(article.text for article in part):
            pass

    def spacy(part: Sequence[Article]) -> None:
        for _ in nlp.pipe(article.text for article in part):
            pass

    work = [("record", records), ("plain", without_events), ("analysis", analyses), ("spacy", spacy)]
    before = warm_up(data)
    for _, function in work:
        function(before)
    speeds: dict[str, list[float]] = {name: [] for name, _ in work}
    words: dict[str, list[float]] = {name: [] for name, _ in work}
    for number in range(min(rounds, max(1, len(articles) // size))):
        part = articles[number * size : (number + 1) * size]
        turn = number % len(work)
        for name, function in work[turn:] + work[:turn]:
            seconds = _seconds(function, part)
            speeds[name].append(len(part) / seconds)
            words[name].append(sum(len(article.text.split()) for article in part) / seconds)
    ratios = [ours / theirs for ours, theirs in zip(speeds["record"], speeds["spacy"], strict=True)]
    costs = [plain / whole for plain, whole in zip(speeds["plain"], speeds["record"], strict=True)]
    return {
        **{name: statistics.median(values) for name, values in speeds.items()},
        **{f"{name}_words": statistics.median(values) for name, values in words.items()},
        "ratio": statistics.median(ratios),
        "lowest": min(ratios),
        "highest": max(ratios),
        "events_cost": statistics.median(costs),
        "events_lowest": min(costs),
        "events_highest": max(costs),
    }


def _seconds(function: Callable[[Sequence[Article]], None], part: Sequence[Article]) -> float:
    started = time.perf_counter()
    function(part)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
