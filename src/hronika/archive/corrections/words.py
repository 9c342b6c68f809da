"""Finds in a text the words that a person typed."""

import re

from hronika.errors import UsageError
from hronika.record import Span


def find_words(
    text: str,
    words: str,
    option: str,
    *,
    before: str = "",
    after: str = "",
    near: tuple[int, int] | None = None,
) -> Span:
    """Find words, in whatever white space, between what stands before and after them where that is given.

    Of several places the one that touches the stretch `near` is taken. Raises UsageError, which names the
    option that the words came from, where they are not there or at several places.
    """
    typed = words.strip()
    if not typed:
        raise UsageError(f"{option} names no words: copy them from the text.")
    pattern = _flexible(typed)
    pattern = rf"(?<!\w){_flexible(before)}\s*({pattern})" if before.strip() else f"({pattern})"
    if after.strip():
        pattern += rf"(?=\s*{_flexible(after)})"
    found = [match.span(1) for match in re.finditer(rf"(?={pattern})", text)]
    found = list(dict.fromkeys(_whole(found, text)))
    if near is not None and len(found) > 1:
        found = [place for place in found if place[0] < near[1] and near[0] < place[1]] or found
    if not found:
        raise UsageError(f"The words {_short(typed)} of {option} are not in the text: copy them from it.")
    if len(found) > 1:
        raise UsageError(
            f"The words {_short(typed)} of {option} stand at {len(found)} places of the text: say which with "
            "--before or --after, words that stand beside them."
        )
    [(start, end)] = found
    return Span(start=start, end=end, text=text[start:end])


def _whole(places: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Leave out places within a word, if there are others."""
    whole = [
        (start, end)
        for start, end in places
        if not (text[max(0, start - 1) : start].isalnum() and text[start].isalnum())
        and not (text[end : end + 1].isalnum() and text[end - 1].isalnum())
    ]
    return whole or places


def _flexible(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")
