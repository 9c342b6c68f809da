"""Saved pages: what of an article is kept, and what of the page around it, beside three extractors."""

import json
import re
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.peers.comparison import (
    HRONIKA,
    Given,
    Measure,
    PeerComparison,
    Spread,
    exactly,
    in_turn,
    versions_of,
    without,
)
from benchmarks.peers.layouts import ExpectedPage, laid_out_pages
from benchmarks.score import ratio
from hronika.errors import DataError
from hronika.sources.pages import page_article

_OF_TESTS = Path(__file__).parents[2] / "tests" / "data" / "pages"
_WHITE = re.compile(r"\s+")
_KINDS = ("keep", "lead", "quotes", "foreign")

_Extractor = Callable[[str], str]


def compare(given: Given) -> PeerComparison:
    """Extract all pages by all that are installed, and compare what they keep."""
    versions = versions_of("trafilatura", "resiliparse", "newspaper4k")
    extractors: dict[str, _Extractor] = {HRONIKA: _by_hronika}
    extractors |= {name: _EXTRACTORS[name] for name in _EXTRACTORS if name in versions}
    sets = {"six layouts": list(laid_out_pages()), "pages of the tests": list(_of_tests())}
    measures = []
    for name, pages in sets.items():
        part = given.part(pages)
        measures += [*_kept(name, part, extractors), _speed(name, part, extractors, given.rounds)]
    return PeerComparison(
        "pages",
        "The sample articles in six layouts that were written for this comparison, and the fifteen pages "
        "of the tests, which Hronika's extraction was made with. Counted are letters of paragraphs that "
        "stand whole in what is extracted, white space apart; all extractors are run as their "
        "documentation says for articles, newspaper4k with the language. Hronika uses trafilatura, too, "
        "and time is of the bytes to the article with its day and title, which trafilatura and "
        "resiliparse are not asked for.",
        versions,
        measures,
        without(versions, *_EXTRACTORS),
    )


def _by_hronika(page: str) -> str:
    try:
        return page_article(page.encode(), "page").text
    except DataError:
        return ""


def _by_trafilatura(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def _by_resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page, main_content=True, alt_texts=False))


def _by_newspaper(page: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it can do no more without nltk
        from newspaper import article

        return str(article("https://zinas.example/raksts", language="lv", input_html=page).text)


_EXTRACTORS: dict[str, _Extractor] = {
    "trafilatura": _by_trafilatura,
    "resiliparse": _by_resiliparse,
    "newspaper4k": _by_newspaper,
}


def _of_tests() -> list[ExpectedPage]:
    expected = json.loads((_OF_TESTS / "expected.json").read_text(encoding="utf-8"))
    return [
        ExpectedPage(
            name,
            (_OF_TESTS / f"{name}.html").read_text(encoding="utf-8"),
            *(tuple(told[kind]) for kind in _KINDS),
        )
        for name, told in expected.items()
    ]


def _kept(name: str, pages: Sequence[ExpectedPage], extractors: dict[str, _Extractor]) -> list[Measure]:
    texts = {who: [_plain(extract(page.html)) for page in pages] for who, extract in extractors.items()}
    told = {"keep": "paragraphs", "lead": "first paragraphs", "quotes": "paragraphs with quotations"}
    return [
        *(
            Measure(f"{name}: {what} kept", "%", "more", _shares(pages, texts, kind))
            for kind, what in told.items()
        ),
        Measure(f"{name}: foreign text taken", "%", "less", _shares(pages, texts, "foreign")),
    ]


def _shares(pages: Sequence[ExpectedPage], texts: dict[str, list[str]], kind: str) -> dict[str, Spread]:
    """Give the share of the letters of one kind that stand in what each extracted; foreign ones of a page."""
    shares = {}
    for who, extracted in texts.items():
        kept = whole = 0
        for page, text in zip(pages, extracted, strict=True):
            for item in getattr(page, kind):
                plain = _plain(item)
                if kind == "foreign" and plain not in _plain(re.sub(r"<[^>]*>", " ", page.html)):
                    continue
                whole += len(plain)
                kept += len(plain) * (plain in text)
        shares[who] = 100 * ratio(kept, whole)
    return exactly(shares)


def _plain(text: str) -> str:
    return _WHITE.sub("", text)


def _speed(
    name: str, pages: Sequence[ExpectedPage], extractors: dict[str, _Extractor], rounds: int
) -> Measure:
    def all_by(extract: _Extractor) -> Callable[[int], None]:
        def run(_: int) -> None:
            for page in pages:
                extract(page.html)

        return run

    took = in_turn(
        {who: all_by(extract) for who, extract in extractors.items()}, rounds, each=len(pages) / 1000
    )
    return Measure(f"{name}: time a page", "ms", "less", took)
