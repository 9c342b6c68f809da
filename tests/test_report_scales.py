"""The HTML report of long texts and of many: time in proportion to the text, memory of one article."""

import hashlib
import io
import tracemalloc
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from timing import cpu_seconds

from hronika.exports import html
from hronika.exports.registry import Reading
from hronika.record import Record

LISTS = ("statements", "times", "names", "quantities", "events")


def long_reading(readings: Sequence[Reading], length: int, *, lines: bool) -> Reading:
    """Join articles again and again, with what was read in them, to a text of at least so many characters."""
    pieces: list[str] = []
    whole: dict[str, list[Any]] = {name: [] for name in LISTS}
    start = number = 0
    while start < length:
        record, text = readings[number % len(readings)]
        given = record.model_dump(mode="json")
        for name in LISTS:
            whole[name] += moved(given[name], start, number)
        pieces.append((text if lines else text.replace("\n", " ")) + ("\n" if lines else " "))
        start += len(pieces[-1])
        number += 1
    first = readings[0].record.model_dump(mode="json")
    return Reading(Record.model_validate({**first, **whole, "people": [], "checksum": None}), "".join(pieces))


def moved(value: Any, by: int, copy: int) -> Any:
    """The same with its spans further on and identifiers of its own."""
    if isinstance(value, list):
        return [moved(item, by, copy) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end", "text"}:
        return {"start": value["start"] + by, "end": value["end"] + by, "text": value["text"]}
    references = ("id", "within", "statement", "time", "entity", "speaker_id")
    return {
        key: renamed(item, copy) if key in references and item else moved(item, by, copy)
        for key, item in value.items()
    }


def renamed(identifier: str, copy: int) -> str:
    return identifier[0] + hashlib.sha256(f"{identifier} {copy}".encode()).hexdigest()[:16]


def seconds(reading: Reading) -> float:
    """The CPU seconds that the report takes."""
    return cpu_seconds(lambda: html.write([reading], io.StringIO()))


@pytest.mark.slow
@pytest.mark.parametrize("lines", [True, False], ids=["in paragraphs", "on one line"])
def test_time_is_in_proportion_to_the_length_of_the_text(readings: list[Reading], lines: bool) -> None:
    short, long = (long_reading(readings, length, lines=lines) for length in (20_000, 400_000))
    assert seconds(long) / len(long.text) < 1.5 * seconds(short) / len(short.text)


def test_memory_does_not_grow_with_the_number_of_articles(readings: list[Reading]) -> None:
    class Nowhere(io.StringIO):
        def write(self, text: str) -> int:
            return len(text)

    def peak(count: int) -> int:
        def repeated() -> Iterator[Reading]:
            for number in range(count):
                yield readings[number % len(readings)]

        tracemalloc.start()
        html.write(repeated(), Nowhere())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(2)  # what is read once
    few, many = peak(5), peak(50)
    assert many < few + 50 * 2_000  # a line of the contents for each
