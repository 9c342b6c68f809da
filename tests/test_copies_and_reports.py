"""Copies that were reworded are of their story; reports that come again with other facts are of none."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.identity.reports import reports
from benchmarks.identity.rewrites import CREDITS, EDITS, NO_CREDITS, names_in, other_facts
from benchmarks.identity.stories import agencies, measured
from benchmarks.score import load
from hronika.archive.stories.copies import TextCompared, is_copy
from hronika.archive.stories.facts import facts_in, tell_of_others
from hronika.samples import SAMPLE_ARTICLES

TEXTS = [document["text"] for document in load(SAMPLE_ARTICLES)]
NEWS = [
    document["text"]
    for document in load(Path(__file__).parent / "gold" / "news_articles.jsonl")
]  # fmt: skip


def copy(one: str, other: str, *, of_one_day: bool = False) -> bool:
    """Whether two texts are copies, by either order."""
    found = {
        is_copy(TextCompared(a), TextCompared(b), of_one_day=of_one_day)
        for a, b in ((one, other), (other, one))
    }
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_a_rewrite_is_a_copy(edit: object) -> None:
    chance = random.Random(7)  # noqa: S311 repeatable
    joined = [copy(text, edit.make(text, chance)) for text in TEXTS]  # type: ignore[attr-defined]
    assert sum(joined) >= len(TEXTS) - 2


@pytest.mark.parametrize("report", reports(), ids=lambda report: report.name)
def test_a_report_with_other_facts_is_no_copy(report: object) -> None:
    chance = random.Random(7)  # noqa: S311 repeatable
    told = [report.told(chance) for _ in range(12)]  # type: ignore[attr-defined]
    assert not any(copy(one, other) for one, other in pairwise(told))
    assert copy(told[0], told[0] + " Foto: no arhīva.")


def test_the_same_words_of_other_people_and_numbers_are_no_copy() -> None:
    chance, names = random.Random(7), names_in(TEXTS + NEWS)  # noqa: S311 repeatable
    assert not any(copy(text, other_facts(text, names, chance)) for text in TEXTS)


def test_one_number_of_many_that_was_mended_on_the_same_day_is_a_copy() -> None:
    text = TEXTS[1]
    number = next(word for word in text.split() if word.isdigit())
    mended = text.replace(f" {number} ", f" {int(number) + 1} ", 1)
    assert copy(text, mended, of_one_day=True)
    assert not copy(text, mended)


def test_a_fact_stands_between_words() -> None:
    [number, name] = facts_in("Otrdien tirgū piens maksāja 1,27 eiro, sacīja Anna Roze no tirgus.")
    assert (number.is_number, set(number.words)) == (True, {"1 27"})
    assert (name.is_number, set(name.words)) == (False, {"anna", "roze"})
    assert ("-", "maksa", "eiro") in number.contexts


def test_what_stands_beside_other_words_is_not_compared() -> None:
    one = facts_in("Benzīns maksā 1,65 eiro, bet gāze 0,70 eiro. Veikalā bija 12 cilvēki un 3 suņi.")
    assert not tell_of_others(
        one, facts_in("Pūta vējš līdz 19 metriem, lija 30 milimetru, bija +7 grādi."), of_one_day=False
    )


def test_rewrites_are_found_among_look_alikes() -> None:
    result = measured(TEXTS + NEWS[:8], range(2), count=36)
    assert result.wrong.total() == result.strays == 0
    assert result.recall >= 0.95
    assert len(result.look_alikes) >= 6


def test_credits_are_read_and_none_is_invented() -> None:
    told = agencies(TEXTS[:4])
    assert len(told) == len(CREDITS) + len(NO_CREDITS)
    assert [sort for sort, right, of in told if right < of] == []
