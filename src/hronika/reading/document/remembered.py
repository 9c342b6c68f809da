"""Answers that are asked for again and again while one article is read."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def remembered(method: Callable[[Any, int], Answer]) -> Callable[[Any, int], Answer]:
    """Make a method look only once at each token or sentence that it is asked about by its index.

    For objects of one article, and questions whose answer does not change while it is read.
    """
    kept = f"_{method.__name__}_answers"

    @wraps(method)
    def answer(self: Any, index: int) -> Answer:
        answers: dict[int, Answer] = self.__dict__.setdefault(kept, {})
        if index not in answers:
            answers[index] = method(self, index)
        return answers[index]

    return answer
