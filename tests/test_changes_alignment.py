"""Words of two versions beside each other: what was reworded, and what is another statement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.archive.alignment import ENOUGH, Wording, likeness, marked, pair, words_in

REWORDED = [
    ("rudenī slēgs trīs skolas", "rudenī slēgs divas skolas"),
    ("nodokļus šogad necels", "nodokļus šogad cels"),
    ("tilts būs gatavs maijā", "tilts varētu būt gatavs tikai jūnijā"),
    ("algas augs par pieciem procentiem", "algas augs par trim procentiem"),
    ("slimnīca saņems divus miljonus eiro", "slimnīca saņems gandrīz divus miljonus eiro"),
    ("līst", "nelīst"),
    ("policija aizturēja divus vīriešus", "policija aizturējusi trīs vīriešus"),
    ("jaunais likums stāsies spēkā janvārī", "likums spēkā stāsies jau janvārī"),
    ("mēs to nepieļausim nekad", "mēs to nepieļausim"),
    ("vairāk naudas vajag skolotājiem un mediķiem", "vairāk naudas vajag skolotājiem"),
]
DIFFERENT = [
    ("rudenī slēgs trīs skolas", "skolotāju algas augs janvārī"),
    ("nodokļus šogad necels", "pensijas šogad indeksēs oktobrī"),
    ("tilts būs gatavs maijā", "ceļa remonts sāksies vasarā"),
    ("algas augs par pieciem procentiem", "cenas pieaugušas straujāk nekā algas"),
    ("slimnīca saņems divus miljonus eiro", "dome piešķīra naudu bērnudārzam"),
    ("līst", "snieg"),
    ("policija aizturēja divus vīriešus", "ugunsdzēsēji izglāba kaķi"),
    ("jaunais likums stāsies spēkā janvārī", "tiesa lietu skatīs februārī"),
    ("mēs to nepieļausim nekad", "mēs strādājam katru dienu"),
    ("vairāk naudas vajag skolotājiem un mediķiem", "ministrija gatavo jaunu plānu"),
]


def forms(text: str) -> tuple[str, ...]:
    return tuple(word.form for word in words_in(text))


def pairs_of(old: list[str], new: list[str]) -> list[tuple[int | None, int | None]]:
    return pair([Wording(forms(text)) for text in old], [Wording(forms(text)) for text in new])


@pytest.mark.parametrize(("old", "new"), REWORDED)
def test_reworded_is_one_statement(old: str, new: str) -> None:
    assert pairs_of([old], [new]) == [(0, 0)]


@pytest.mark.parametrize(("old", "new"), DIFFERENT)
def test_another_statement_is_another(old: str, new: str) -> None:
    assert pairs_of([old], [new]) == [(0, None), (None, 0)]


def test_the_threshold_lies_between_them() -> None:
    reworded = min(likeness(forms(old), forms(new)) for old, new in REWORDED)
    different = max(likeness(forms(old), forms(new)) for old, new in DIFFERENT)
    assert different < ENOUGH - 0.04 < ENOUGH + 0.04 < reworded


def test_exact_words_come_before_like_ones_and_the_speaker_decides() -> None:
    old = [Wording(forms("līst"), "Anna"), Wording(forms("līst"), "Jānis")]
    assert pair(old, [Wording(forms("līst"), "Jānis")]) == [(1, 0), (0, None)]
    assert pairs_of(["slēgs trīs skolas", "slēgs divas skolas"], ["slēgs divas skolas"])[0] == (1, 0)


def test_numbers_and_signs_are_words_and_marks_are_none() -> None:
    assert " ".join(forms("Par 3,5 %, nevis 35 % (-2 grādi)")) == "par 3,5 % nevis 35 % - 2 grādi"
    assert forms("„Tilts”, viņš teica.") == forms("«Tilts» viņš teica!")
    assert forms("ti\u00adlts") == forms("tilts")


_WORDS = st.lists(
    st.sampled_from(["tilts", "skola", "nav", "slēgs", "trīs", "divas", "5", "algas", "augs", "augusi"]),
    max_size=8,
)
_ITEMS = st.lists(st.builds(Wording, _WORDS.map(tuple), st.sampled_from(["Anna", "Jānis", None])), max_size=8)


@given(_ITEMS, _ITEMS)
def test_each_stands_in_one_pair(old: list[Wording], new: list[Wording]) -> None:
    pairs = pair(old, new)
    assert sorted(one for one, _ in pairs if one is not None) == list(range(len(old)))
    assert sorted(other for _, other in pairs if other is not None) == list(range(len(new)))


@given(_ITEMS, _ITEMS)
def test_both_ways_are_alike(old: list[Wording], new: list[Wording]) -> None:
    assert set(pair(old, new)) == {(one, other) for other, one in pair(new, old)}


@given(_ITEMS)
def test_the_same_is_paired_with_itself(items: list[Wording]) -> None:
    assert all(
        one is not None and other is not None and items[one] == items[other]
        for one, other in pair(items, items)
    )


@given(_WORDS, _WORDS)
def test_marked_parts_are_the_texts_and_unmarked_words_the_same(old: list[str], new: list[str]) -> None:
    one, other = marked(", ".join(old), ", ".join(new))
    assert "".join(part.text for part in one) == ", ".join(old)
    assert "".join(part.text for part in other) == ", ".join(new)
    same = [[form for part in side if not part.differs for form in forms(part.text)] for side in (one, other)]
    assert same[0] == same[1]
