"""Sentences without annotation for distillation: raw text, and variants of the treebank's sentences."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from hronika.language.latvian.tokenizer import sentences
from training.conll import lines
from training.data import Example, disturb

Forms = tuple[str, ...]

SHORTEST, LONGEST = 3, 128  # words of a sentence
LONGEST_WORD = 40
LETTERS = 0.5  # share of words that are all letters
LAWS = 0.2  # of the laws, which are most of the raw text, this share is taken
RATES = (0.1, 0.25, 0.4)  # shares of words that are replaced
OPEN_CLASSES = {"NOUN", "ADJ", "VERB", "PROPN", "NUM", "ADV"}


def raw_sentences(folder: Path, known: Collection[Forms], rng: random.Random) -> Mapping[str, list[Forms]]:
    """Sentences of the raw text by source, each once and none of those `known`, by our own tokenizer."""
    found: dict[str, list[Forms]] = defaultdict(list)
    seen = set(known)
    for line in lines(folder / "raw-text.tsv.xz"):
        source, _, text = line.partition("\t")
        if source == "laws" and rng.random() >= LAWS:
            continue
        for sentence in sentences(text):
            forms = tuple(token.text for token in sentence)
            if forms not in seen and _is_prose(forms):
                seen.add(forms)
                found[source].append(forms)
    return found


def _is_prose(forms: Forms) -> bool:
    return (
        SHORTEST <= len(forms) <= LONGEST
        and max(map(len, forms)) <= LONGEST_WORD
        and sum(map(str.isalpha, forms)) >= LETTERS * len(forms)
    )


def variants(examples: Sequence[Example], times: int, rng: random.Random) -> Iterator[Forms]:
    """Sentences of the treebank, each so many times, with words replaced by others of the same tags.

    They keep the structure of news with words in new company (Jiao et al. 2020, "TinyBERT", for the idea).
    """
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for example in examples:
        for form, tag, name in zip(example.forms, example.tags, example.names or (), strict=False):
            words[tag, name].append(form)
    for _ in range(times):
        for example in examples:
            if SHORTEST <= len(example.forms) <= LONGEST:
                yield _varied(disturb(example, rng), words, rng)


def _varied(example: Example, words: Mapping[tuple[str, str], list[str]], rng: random.Random) -> Forms:
    forms = list(example.forms)
    rate = rng.choice(RATES)
    names = example.names or ("O",) * len(forms)
    for index, (form, tag, name) in enumerate(zip(forms, example.tags, names, strict=True)):
        others = words.get((tag, name))
        if tag.partition(" ")[0] in OPEN_CLASSES and others and rng.random() < rate:
            other = rng.choice(others)
            if index == 0 and form[0].isupper():
                other = other[0].upper() + other[1:]
            elif form[0].islower():
                other = other[0].lower() + other[1:]
            forms[index] = other
    return tuple(forms)
