"""The key of a name: all its spellings share one, other names seldom do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.spellings import keys_shared_by_chance
from hronika.language.latvian.transcription import MOST_KEYS, spelling_keys


@pytest.mark.parametrize(
    "spellings",
    [
        "Zalužnijs Zaluzhnyi Zaluzhny Залужный Залужний Zaluzhniy",
        "Hromčenko Khromchenko Хромченко Hromchenko Chromčenko",
        "Zelenskis Zelensky Zelenskyy Зеленский Зеленський",
        "Tramps Trump Трамп Trampa",
        "Džonsons Johnson Джонсон",
        "Šolcs Scholz Шольц",
        "Venss Vance Вэнс",
        "Sančess Sánchez Sanchez",
        "Bērziņš Bērziņa Berzins Берзиньш",
        "Smits Smith Смит",
        "Janukovičs Yanukovych Янукович",
        "Dzjiņpins Jinping",
        "Vučičs Vučić Vucic Вучич",
        "Viljamsa Williams Уильямс",
        "Hollande Olands Олланд",
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: str) -> None:
    first, *others = (set(spelling_keys(word)) for word in spellings.split())
    assert all(first & other for other in others)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bērziņš", "Kalniņš"), ("Petrovs", "Pavlovs"), ("Trump", "Truman"), ("Kovaļovs", "Kovaļčuks")],
)
def test_other_names_share_none(one: str, other: str) -> None:
    assert not {*spelling_keys(one)} & {*spelling_keys(other)}


def test_names_meet_by_chance_one_pair_in_five_hundred() -> None:
    count, share = keys_shared_by_chance()
    assert count > 500
    assert share < 0.002


@given(st.text(max_size=80))
def test_any_string_has_few_short_keys(text: str) -> None:
    keys = spelling_keys(text)
    assert len(keys) <= MOST_KEYS
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() and 0 < len(key) <= 3 * len(text) for key in keys)


@pytest.mark.parametrize("word", ["", "-", "123", "习近平", "Γιώργος", "Пetrov"])
def test_no_script_known_no_key(word: str) -> None:
    assert spelling_keys(word) == ()
