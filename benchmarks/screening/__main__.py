"""Times screening beside what it saves, on generated pages: `make benchmark-screening`.

Processor time of this process, page by page in turn, the least of some rounds. A page is read by extracting
its article and reading that; one is turned away by screening alone. Fails where a page is taken for what it
is not, or where turning pages away is less than ten times as fast as reading them.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from benchmarks.screening.pages import GeneratedPage, generated_pages
from hronika.article import Article
from hronika.errors import HronikaError
from hronika.language import load_language
from hronika.reading.reader import Reader
from hronika.sources.pages import page_article
from hronika.sources.screening import reason_against

_BAR = 10.0
Given = TypeVar("Given")


def main() -> int:
    """Measure, print the figures, and give 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    pages = list(generated_pages())
    wrong = [page.name for page in pages if screened(page) != page.wanted]
    kept = [page for page in pages if page.wanted == "kept" and not _holds_none(page)]
    others = [page for page in pages if page.wanted != "kept"]
    reader = Reader(language=load_language("lv"))
    articles = [extracted(page) for page in kept]
    size = statistics.median(len(page.data) for page in pages) / 1024
    print(
        f"{len(pages)} pages of {size:.0f} KiB (median), {len(kept)} of them to be read; {len(wrong)} wrong"
    )
    for name in wrong:
        print(f"  {name}")
    screening, extraction, reading = least(
        rounds,
        lambda: [milliseconds(screened, page) for page in others],
        lambda: [milliseconds(extracted, page) for page in kept],
        lambda: [milliseconds(reader.read, article) for article in articles],
    )
    for name, times in (
        ("turning a page away", screening),
        ("extracting an article", extraction),
        ("reading it", reading),
    ):
        print(
            f"{name:24}{statistics.mean(times):7.1f} ms   median {statistics.median(times):.1f}, "
            f"{min(times):.1f} to {max(times):.1f}"
        )
    times_as_fast = (statistics.mean(extraction) + statistics.mean(reading)) / statistics.mean(screening)
    print(f"turned away {times_as_fast:.0f} times as fast as read (at least {_BAR:.0f})")
    return int(bool(wrong) or times_as_fast < _BAR)


def screened(page: GeneratedPage) -> str:
    """Say what screening does with a page."""
    return reason_against(page.data, page.charset, "lv") or "kept"


def extracted(page: GeneratedPage) -> Article:
    """Extract the article of a page."""
    return page_article(page.data, page.name, charset=page.charset)


def least(rounds: int, *measured: Callable[[], Sequence[float]]) -> list[list[float]]:
    """Measure several in turn, and give the least times of each one's parts."""
    found = [[each() for each in measured] for _ in range(rounds)]
    return [[min(times) for times in zip(*several, strict=True)] for several in zip(*found, strict=True)]


def milliseconds(act: Callable[[Given], object], given: Given) -> float:
    """Give the processor time that something takes."""
    started = time.process_time()
    act(given)
    return 1000 * (time.process_time() - started)


def _holds_none(page: GeneratedPage) -> bool:
    """Whether extraction finds no article on a page: in doubt such are kept, too."""
    try:
        extracted(page)
    except HronikaError:
        return True
    return False


if __name__ == "__main__":
    sys.exit(main())
