"""Coreference of FullStack: paragraphs in WebAnno TSV 3.2 (https://webanno.github.io, "WebAnno TSV 3.2").

Chains run within one paragraph. A mention is a stretch of words of one sentence: mostly a name as a whole, or
the one word that names or points at somebody.
"""

import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

LINK = "CoreferenceLink"
_PLACE = re.compile(r"->(\d+)-(\d+)")
_ESCAPE = re.compile(r"\\(.)")

Place = tuple[int, int, int]
"""Sentence, first word, last word, from 0."""


@dataclass
class AnnotatedParagraph:
    """A paragraph: the words of its sentences, and its chains of mentions, each in text order."""

    name: str
    sentences: list[list[str]] = field(default_factory=list)
    chains: list[list[Place]] = field(default_factory=list)


def read_coreference(archive: Path, part: str) -> list[AnnotatedParagraph]:
    """All paragraphs of a part of the corpus, `train` or `dev`, ordered by name."""
    with tarfile.open(archive) as tar:
        texts = {
            Path(member.name).stem: file.read().decode("utf-8")
            for member in tar
            if Path(member.name).parent.name == part and (file := tar.extractfile(member)) is not None
        }
    return [paragraph_of(name, texts[name].splitlines()) for name in sorted(texts, key=_in_order)]


def _in_order(name: str) -> list[int | str]:
    return [int(piece) if piece.isdigit() else piece for piece in re.split(r"(\d+)", name)]


def paragraph_of(name: str, lines: Iterable[str]) -> AnnotatedParagraph:
    """The paragraph of one file. One without a coreference layer has no chains."""
    found = AnnotatedParagraph(name)
    column, width = 0, 3
    mentions: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    last = ""
    for line in lines:
        if line.startswith("#T_"):
            layer, *columns = line.partition("=")[2].split("|")
            if layer.endswith(LINK):
                column = width
            width += len(columns)
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            sentence = cells[0].partition("-")[0]
            if sentence != last:
                found.sentences.append([])
                last = sentence
            words = found.sentences[-1]
            if column:
                for chain, number in _PLACE.findall(cells[column]):
                    mentions[int(chain), int(number)].append((len(found.sentences) - 1, len(words)))
            words.append(_ESCAPE.sub(r"\1", cells[2]))
    chains: dict[int, list[Place]] = defaultdict(list)
    for (chain, _), places in sorted(mentions.items()):
        chains[chain].append((*places[0], places[-1][1]))
    found.chains = [sorted(chain) for chain in chains.values()]
    return found


def mention_tags(paragraph: AnnotatedParagraph) -> list[tuple[str, ...]]:
    """BIO tags of the mentions of every sentence; of mentions in one another, the outer ones."""
    tags = [["O"] * len(words) for words in paragraph.sentences]
    places = sorted((place for chain in paragraph.chains for place in chain), key=lambda p: p[1] - p[2])
    for sentence, first, last in places:
        row = tags[sentence]
        if set(row[first : last + 1]) == {"O"}:
            row[first : last + 1] = ["B-mention"] + ["I-mention"] * (last - first)
    return [tuple(row) for row in tags]
