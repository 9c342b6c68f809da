"""Answers that are asked for again and again while one article is read."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import ref

Answer = TypeVar("Answer")


class _Answers(dict[int, Answer]):
    """The answers that a method gave for one object, which it does not keep alive."""

    def __init__(self, method: Callable[[Any, int], Answer], owner: Any) -> None:
        self._method, self._owner = method, ref(owner)

    def __missing__(self, index: int) -> Answer:
        answer = self[index] = self._method(self._owner(), index)
        return answer


class remembered(Generic[Answer]):  # noqa: N801 for a decorator
    """Make a method look only once at each token or sentence that it is asked about by its index.

    For objects of one article, and questions whose answer does not change while it is read.
    """

    def __init__(self, method: Callable[[Any, int], Answer]) -> None:
        self._method, self.__doc__ = method, method.__doc__

    def __get__(self, owner: Any, kind: type) -> Callable[[int], Answer]:
        """Put the answers in the place of the method, so that to look one up is all that it costs."""
        answer = _Answers(self._method, owner).__getitem__
        owner.__dict__[self._method.__name__] = answer
        return answer
