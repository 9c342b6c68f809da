"""Which names are compared at all: those that share a block, and no more."""

import random

import pytest

from hronika.archive.identity.naming import Bounds, blocks_of, compared_with, may_be_turned, turned_with
from hronika.archive.identity.person_names import agreement, parse_name
from hronika.language.latvian.name_words import given_names, surnames


def _meet(one: str, other: str) -> bool:
    if _is_within(other, compared_with("person", one)):
        return True
    return _is_within(other, turned_with("person", one)) and may_be_turned(one, other)


def _is_within(name: str, ranges: list[Bounds]) -> bool:
    blocks = blocks_of("person", name)
    return any(first <= block <= last for first, last in ranges for block in blocks)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jānis Kalniņš", "J. Kalniņš"),
        ("Jānis Kalniņš", "Kalniņš"),
        ("Petrovs Ivans", "Ivans Petrovs"),
        ("Петров Иван", "Ivans Petrovs"),
        ("Wei Zhang", "Zhang Wei"),
        ("Orbán Viktor", "Viktors Orbans"),
        ("Залужний Валерій", "Valērijs Zalužnijs"),
    ],
)
def test_names_that_may_be_of_one_meet_from_both_sides(one: str, other: str) -> None:
    assert _meet(one, other)
    assert _meet(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Kalniņa", "Juris Anns"), ("Inga Lode", "Pēteris Ungurs"), ("Māra Sils", "Zane Mūra")],
)
def test_a_given_name_like_a_surname_is_not_enough(one: str, other: str) -> None:
    assert not _meet(one, other)
    assert not _meet(other, one)


def test_all_names_that_agree_with_their_parts_swapped_meet() -> None:
    chance = random.Random(13)  # noqa: S311 repeatable
    given, family = sorted(given_names()), sorted(surnames())
    swapped = 0
    for _ in range(3000):
        first, last = chance.choice(given), chance.choice(family)
        one, other = f"{first} {last}", f"{last} {first}"
        names = parse_name(one), parse_name(other)
        if names[0] and names[1] and agreement(names[0], names[1]).family == "swapped":
            swapped += 1
            assert _meet(one, other), one
    assert swapped > 2000
