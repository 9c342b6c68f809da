import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.language.latvian.subwords import SHAPE_BITS, bag_form, grams, murmur, shapes, static_form

WORDS = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs"]), min_size=1, max_size=30), min_size=1
)


def slow_grams(form: str, shortest: int, longest: int) -> list[str]:
    word = f"<{form}>"
    found = [word[i : i + n] for n in range(shortest, longest + 1) for i in range(len(word) - n + 1)]
    if shortest == 1:
        found = found[1:]
        found.remove(">") if form != ">" and found.count(">") == 1 else None
    return [*found, word]


def one_hash(text: str) -> int:
    data = text.encode()
    padded = np.frombuffer(data + bytes(32), np.uint8)
    return int(murmur(padded, np.array([0]), np.array([len(data)]))[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("hello", 0xCBD8A7B341BD9B02),
        ("The quick brown fox jumps over the lazy dog", 0xE34BBC7BBC071B6C),
    ],
)
def test_murmur_agrees_with_the_reference_implementation(text: str, expected: int) -> None:
    data = text.encode()
    padded = np.frombuffer(data + bytes(32), np.uint8)
    assert int(murmur(padded, np.array([0]), np.array([len(data)]), seed=0)[0]) == expected


@given(WORDS)
def test_grams_are_those_of_the_plain_definition(words: list[str]) -> None:
    buckets = 1 << 31
    found = grams(words, 3, 5, buckets, hashes=1)
    for index, word in enumerate(words):
        rows = found.rows[found.starts[index] : found.starts[index + 1]].tolist()
        expected = [(one_hash(gram) & 0xFFFFFFFF) % buckets for gram in slow_grams(word, 3, 5)]
        assert sorted(rows) == sorted(expected)


@given(WORDS)
def test_a_word_has_the_same_grams_in_any_company(words: list[str]) -> None:
    together = grams(words, 1, 5, 1000, hashes=2)
    for index, word in enumerate(words):
        alone = grams([word], 1, 5, 1000, hashes=2)
        assert (
            together.rows[together.starts[index] : together.starts[index + 1]].tolist() == alone.rows.tolist()
        )


def test_the_mean_is_that_of_the_rows() -> None:
    rng = np.random.default_rng(1)
    table = rng.integers(-127, 128, (50, 4)).astype(np.int8)
    scales = rng.random(50).astype(np.float32)
    found = grams(["viens", "divi", "a", "trīspadsmit"], 3, 5, 50, hashes=2)
    means = found.mean(table, scales)
    for index in range(4):
        rows = found.rows[found.starts[index] : found.starts[index + 1]]
        np.testing.assert_allclose(means[index], (table[rows] * scales[rows, None]).mean(0), atol=1e-4)


def test_forms_lose_their_digits_and_static_ones_their_capitals() -> None:
    assert static_form("Rīgā1995.") == "rīgā0000."
    assert bag_form("Rīgā1995.") == "Rīgā0000."


def test_shapes_tell_names_numbers_and_marks_apart() -> None:
    rows = shapes(["Rīga", "NATO", "rīga", "1995.", "”", "-", "č"])
    assert rows.shape == (7, SHAPE_BITS)
    assert len({tuple(row) for row in rows.tolist()}) == 7
