"""Answers are looked for once, and do not keep alive whom they are about."""

import gc
from weakref import ref

from hronika.reading.document.remembered import remembered


class Squares:
    def __init__(self) -> None:
        self.asked: list[int] = []

    @remembered
    def of(self, index: int) -> int:
        """The square of an index."""
        self.asked.append(index)
        return index * index if index < 3 else self.of(index - 1) + 2 * index - 1


def test_each_question_is_answered_once_for_each_object() -> None:
    one, other = Squares(), Squares()
    assert [one.of(2), one.of(2), one.of(5), one.of(4)] == [4, 4, 25, 16]
    assert one.asked == [2, 5, 4, 3]
    assert other.of(2) == 4
    assert other.asked == [2]


def test_what_is_remembered_makes_no_cycle() -> None:
    gc.disable()
    try:
        squares = Squares()
        assert squares.of(3) == 9
        gone = ref(squares)
        del squares
        assert gone() is None
    finally:
        gc.enable()
