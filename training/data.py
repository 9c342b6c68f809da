"""Training sentences: the treebank with its name layer, its older part brought to the newer annotation."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hronika.language.analysis import parse_features
from hronika.language.latvian.labels import edit_script, join_tag, lemma_class
from training.conll import SentenceRows, lines, read
from training.webanno import mention_tags, read_coreference

COREFERENCE = "fullstack-coreference.tar.xz"
FRAMES = "fullstack-frames-{}.conll.xz"
LAYERS = ("names", "inner", "mentions")  # tasks of BIO tags, which not all sentences have
NEW, OLD = 0, 1  # annotation as in LVTB v2.17 and as in v2.7
OLD_PREFIX = "lvtb27"
OPENING, CLOSING = '„«“"‘', "”»\"’'"
QUOTE_STYLES = ("„”", "„“", "“”", "«»", '""', "”„")
TRANSITION_WEIGHT = 0.2  # chosen on the development part of the name layer
WORD = re.compile(r"[^\W\d]+(?:-\w+)*")


@dataclass(frozen=True)
class Example:
    """One sentence as labels in words; heads count from 1, 0 is the root.

    `names`, the outer layer, `inner`, names in them, and `mentions` of coreference are None where unknown.
    """

    forms: tuple[str, ...]
    tags: tuple[str, ...]
    scripts: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] | None
    version: int
    inner: tuple[str, ...] | None = None
    mentions: tuple[str, ...] | None = None


Row = tuple[str, str, str]  # word class, features, lemma


def load_treebank(folder: Path) -> list[Example]:
    """The training part of the treebank, with names and mentions where those layers have the sentence."""
    treebank = read(folder / "lvtb-train.conllu.xz")
    named = {block.key: block for block in read(folder / "fullstack-names-train.conll.xz")}
    held_out = {block.key for block in read(folder / "lvtb-dev.conllu.xz")}
    held_out |= {block.key for block in read(folder / "fullstack-names-dev.conll.xz")}
    mentions = {
        " ".join(forms): tags
        for paragraph in read_coreference(folder / COREFERENCE, "train")
        for forms, tags in zip(paragraph.sentences, mention_tags(paragraph), strict=True)
    }
    newer = Modernizer(
        (named[block.key], block) for block in treebank if not _is_old(block) and block.key in named
    )
    examples = []
    for block in treebank:
        if block.key in held_out:
            continue
        if _is_old(block):
            for row in block.rows:
                row[3], row[5], row[2] = newer(row)
        example = example_of(block, named.get(block.key), OLD if _is_old(block) else NEW)
        examples.append(replace(example, mentions=mentions.get(block.key)))
    return examples


def load_dev(folder: Path) -> tuple[list[Example], list[Example]]:
    """The development parts: of the treebank, and of the name layer."""
    trees = [example_of(block, None, NEW) for block in read(folder / "lvtb-dev.conllu.xz")]
    names = [
        example_of(block, block, NEW, tree=False) for block in read(folder / "fullstack-names-dev.conll.xz")
    ]
    return trees, names


def _is_old(block: SentenceRows) -> bool:
    return block.comments.get("sent_id", "").startswith(OLD_PREFIX)


def example_of(
    block: SentenceRows, names: SentenceRows | None, version: int, *, tree: bool = True
) -> Example:
    """An example of a block of rows; the name tags are columns 7 and 8 of `names`."""
    size = len(block.rows)
    return Example(
        tuple(block.forms),
        tuple(join_tag(row[3], row[5]) for row in block.rows),
        tuple(edit_script(row[1], row[2]) for row in block.rows),
        tuple(int(row[6]) for row in block.rows) if tree else (0,) * size,
        tuple(row[7] for row in block.rows) if tree else ("",) * size,
        tuple(row[6] for row in names.rows) if names else None,
        version,
        tuple(row[7] for row in names.rows) if names else None,
    )


class Modernizer:
    """Old tags and lemmas to new ones, learnt from sentences that were annotated in both versions.

    A row is changed where all but a few of the rows like it were: first those of the same form, then those of
    the same lemma, then those of the same tag.
    """

    SEEN = 3
    SHARE = 0.8

    def __init__(self, pairs: Iterable[tuple[SentenceRows, SentenceRows]]) -> None:
        self._changes: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
        for old, new in pairs:
            for a, b in zip(old.rows, new.rows, strict=True):
                change = _change(a, b)
                for key in _keys(a):
                    self._changes[key][change] += 1

    def __call__(self, row: Sequence[str]) -> Row:
        """Word class, features and lemma that the newer version would give the row."""
        for key in _keys(row):
            counts = self._changes.get(key)
            if counts is None or (total := counts.total()) < self.SEEN:
                continue
            change, count = counts.most_common(1)[0]
            if count < self.SHARE * total:
                break
            upos, gone, come, lemma = change
            features = set(filter(None, row[5].replace("_", "").split("|")))
            features = features - set(gone.split("|")) | set(filter(None, come.split("|")))
            joined = "|".join(sorted(features, key=str.lower)) or "_"
            return upos or row[3], joined, lemma if lemma and key[0] == "form" else row[2]
        return row[3], row[5], row[2]


def _keys(row: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return (
        ("form", row[1].lower(), row[2], row[4]),
        ("lemma", row[2], row[4]),
        ("tag", row[3], row[4], row[5]),
    )


def _change(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    before, after = (set(row[5].replace("_", "").split("|")) for row in (old, new))
    typo = {"Typo=Yes"}  # a slip of the pen is in one sentence, not in the annotation
    return (
        new[3] if new[3] != old[3] else "",
        "|".join(sorted(before - after - typo)),
        "|".join(sorted(after - before - typo)),
        new[2] if new[2] != old[2] else "",
    )


def attested_lemmas(folder: Path, often: int = 5) -> list[str]:
    """Lemmas of the treebank and words of raw text, a line each: word, 1 if in raw text, classes."""
    classes: dict[str, set[str]] = defaultdict(set)
    for block in read(folder / "lvtb-train.conllu.xz"):
        for row in block.rows:
            classes[row[2]].add(lemma_class(row[3], parse_features(row[5])))
    counts: Counter[str] = Counter()
    for line in lines(folder / "raw-text.tsv.xz"):
        counts.update(WORD.findall(line.partition("\t")[2]))
    frequent = {word for word, count in counts.items() if count >= often}
    return [
        f"{word}\t{'1' * (word in frequent)}\t{' '.join(sorted(classes.get(word, ())))}"
        for word in sorted(frequent | classes.keys())
    ]


def disturb(example: Example, rng: random.Random) -> Example:
    """The example as another paper might print it: other quotation marks, capitals, no full stop."""
    forms = list(example.forms)
    if rng.random() < 0.3 and any(form in OPENING + CLOSING for form in forms):
        style = rng.choice(QUOTE_STYLES)
        inside = False
        for index, form in enumerate(forms):
            if len(form) == 1 and form in OPENING + CLOSING:
                forms[index] = style[inside]
                inside = not inside
    chance = rng.random()
    if chance < 0.01:
        forms = [form.upper() for form in forms]
    elif chance < 0.02:
        forms = [form.lower() for form in forms]
    if chance > 0.98 and len(forms) > 4 and forms[-1] == "." and len(forms) not in example.heads:
        rows = {key: getattr(example, key) for key in ("tags", "scripts", "heads", "relations", *LAYERS)}
        cut = {key: row and row[:-1] for key, row in rows.items()}
        return replace(example, forms=tuple(forms[:-1]), **cut)
    return replace(example, forms=tuple(forms))


def name_transitions(examples: Sequence[Example], names: Sequence[str]) -> list[list[float]]:
    """What name tag b after tag a adds to the score of b: its pointwise mutual information, damped.

    The network sees each tag by itself; this makes it prefer sequences that are common.
    """
    number = {name: index for index, name in enumerate(names)}
    counts = np.full((len(names), len(names)), 0.5)
    for example in examples:
        for before, after in pairwise(example.names or ()):
            counts[number[before], number[after]] += 1
    information = np.log(counts * counts.sum() / (counts.sum(1, keepdims=True) * counts.sum(0)))
    rows: list[list[float]] = np.round(TRANSITION_WEIGHT * information, 4).tolist()
    return rows


@dataclass(frozen=True)
class Labels:
    """All labels of each task, in the order of the network's outputs."""

    tags: list[str]
    scripts: list[str]
    relations: list[str]
    names: list[str]
    inner: list[str]
    mentions: list[str]

    @classmethod
    def of(cls, examples: Sequence[Example], rarest_script: int = 2) -> "Labels":
        """Those of the examples; lemma scripts only where seen often enough or of more than one form."""
        tags = Counter(tag for e in examples for tag in e.tags)
        scripts = Counter(script for e in examples for script in e.scripts)

        def layer(name: str) -> list[str]:
            return ["O", *sorted({tag for e in examples for tag in getattr(e, name) or ()} - {"O"})]

        return cls(
            sorted(tags),
            sorted(script for script, count in scripts.items() if count >= rarest_script),
            sorted({relation for e in examples for relation in e.relations if relation}),
            *map(layer, LAYERS),
        )

    def parts(self) -> tuple[list[str], NDArray[np.float32]]:
        """The parts of tags (word class, each feature value) and which tag has which. (tags, parts)."""
        sets = []
        for tag in self.tags:
            upos, _, features = tag.partition(" ")
            sets.append({upos} | {f"{key}={value}" for key, value in parse_features(features).items()})
        names = sorted(set().union(*sets))
        return names, np.array([[part in tag for part in names] for tag in sets], np.float32)
