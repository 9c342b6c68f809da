import random

import numpy as np
import pytest

from hronika.language.latvian.labels import join_tag
from training.conll import SentenceRows
from training.data import NEW, Example, Labels, Modernizer, disturb, example_of, name_transitions


def row(form: str, lemma: str, upos: str, xpos: str, features: str) -> list[str]:
    return ["1", form, lemma, upos, xpos, features, "0", "root", "_", "_"]


OLD = row("kurš", "kurš", "PRON", "pr0msn", "Case=Nom|PronType=Rel")
NEWER = row("kurš", "kurš", "DET", "pr0msn", "Case=Nom|Person=3|PronType=Rel")


def pairs(count: int, new: list[str] = NEWER) -> list[tuple[SentenceRows, SentenceRows]]:
    return [(SentenceRows(rows=[OLD]), SentenceRows(rows=[new]))] * count


def test_a_regular_change_of_annotation_is_learnt() -> None:
    assert Modernizer(pairs(5))(OLD) == ("DET", "Case=Nom|Person=3|PronType=Rel", "kurš")


def test_a_change_seen_too_seldom_is_not_made() -> None:
    assert Modernizer(pairs(2))(OLD) == ("PRON", "Case=Nom|PronType=Rel", "kurš")


def test_an_irregular_change_is_not_made() -> None:
    assert Modernizer(pairs(5) + pairs(5, OLD))(OLD) == ("PRON", "Case=Nom|PronType=Rel", "kurš")


def test_a_change_of_all_of_a_tag_reaches_other_words() -> None:
    other = row("kāds", "kāds", "PRON", "pr0msn", "Case=Nom|PronType=Rel")
    assert Modernizer(pairs(5))(other)[0] == "DET"
    assert Modernizer(pairs(5))(other)[2] == "kāds"


def test_an_example_has_the_labels_of_its_rows() -> None:
    example = example_of(SentenceRows(rows=[OLD]), None, NEW)
    assert example.forms == ("kurš",)
    assert example.tags == (join_tag("PRON", "Case=Nom|PronType=Rel"),)
    assert example.heads == (0,)
    assert example.names is None


@pytest.mark.parametrize("seed", range(60))
def test_a_disturbed_example_stays_whole(seed: int) -> None:
    forms = ("«", "Jā", "»", ",", "viņa", "teica", ".")
    heads = (2, 6, 2, 2, 6, 0, 6)
    labels = tuple("abcdefg")
    example = Example(forms, labels, labels, heads, labels, ("O",) * 7, NEW)
    found = disturb(example, random.Random(seed))  # noqa: S311 - sampling, not secrets
    sizes = {len(part) for part in (found.forms, found.tags, found.scripts, found.heads, found.relations)}
    assert len(sizes) == 1
    assert found.names is not None
    assert len(found.names) in sizes
    assert all(head <= len(found.forms) for head in found.heads)
    assert [form.lower() for form in found.forms[3:6]] == [",", "viņa", "teica"]


def test_tags_are_made_of_parts() -> None:
    tags = ["NOUN Case=Nom|Number=Sing", "VERB _"]
    names, parts = Labels(tags, [], [], [], [], []).parts()
    assert names == ["Case=Nom", "NOUN", "Number=Sing", "VERB"]
    assert parts.tolist() == [[1, 1, 1, 0], [0, 0, 0, 1]]


def test_common_transitions_are_preferred() -> None:
    example = Example(("a",) * 3, (), (), (), (), ("B-a", "I-a", "O"), NEW)
    table = np.array(name_transitions([example] * 20, ["O", "B-a", "I-a"]))
    assert table[1, 2] > 0 > table[1, 0]
