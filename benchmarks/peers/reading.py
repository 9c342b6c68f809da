"""Speed of reading: the whole record, and the analysis alone, beside the analysis of spaCy's CNN."""

from importlib.metadata import PackageNotFoundError, version

from benchmarks.peers.comparison import HRONIKA, Given, Measure, PeerComparison, Spread, versions_of, without
from benchmarks.speed import compare as timed
from benchmarks.speed import news

_MEASURED = (
    "News of the raw text, new to all in each round, after other text that all have read; one core, the "
    "processor's time. spaCy multiplies with its own BLIS and with OpenBLAS. [How](performance.md)"
)
_WHOLE, _ANALYSIS = "hronika, whole record", "hronika, analysis"


def compare(given: Given) -> PeerComparison:
    """Time them in turn, as `benchmarks.speed` does."""
    versions = versions_of("spacy", "thinc")
    not_run = without(versions, "spacy") | {"Stanza": _why_not_stanza()}
    for name in ("raw-text.tsv.xz", "lvtb-train.conllu.xz", "fullstack-names-train.conll.xz"):
        if not (given.data / name).exists():
            not_run["spacy"] = f"there is no {name} in the folder of data to train it on or to read"
    if "spacy" in not_run:
        return PeerComparison("reading", _MEASURED, versions, not_run=not_run)
    found = timed(given.part(news(given.data)), given.data, given.number(12), given.store)
    words = {name: Spread(*figure) for name, figure in found["words"].items()}
    peers = {name.replace(", analysis", ""): each for name, each in words.items() if name.startswith("spaCy")}
    return PeerComparison(
        "reading",
        _MEASURED,
        versions,
        [
            Measure("time a word: whole record; spaCy its analysis alone", "µs", "less",
                    {HRONIKA: words[_WHOLE], **peers}),
            Measure("time a word: analysis alone", "µs", "less", {HRONIKA: words[_ANALYSIS], **peers}),
        ],
        not_run,
    )  # fmt: skip


def _why_not_stanza() -> str:
    """Say why Stanza is not timed: its models are not in the package, and nothing is downloaded here."""
    try:
        there = f"Stanza {version('stanza')} is installed, but its"
    except PackageNotFoundError:
        there = "its"
    return f"{there} Latvian model is in no package registry, and benchmarks download nothing else"
