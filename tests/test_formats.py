"""The registry of formats: every one is written through the same function, as records come."""

import io
from collections.abc import Iterator
from itertools import pairwise

import pytest

from hronika.exports.registry import FORMATS, Reading, load_format


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_records_with_their_texts(name: str, readings: list[Reading]) -> None:
    out = io.StringIO()
    load_format(name).write(iter(readings), out, interface="lv")
    for record, _ in readings:
        assert record.id in out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_holds_records_back(name: str, readings: list[Reading]) -> None:
    out = io.StringIO()
    written: list[int] = []

    def counting() -> Iterator[Reading]:
        for reading in readings * 4:
            written.append(len(out.getvalue()))
            yield reading

    load_format(name).write(counting(), out)
    # the first two may be at hand before it is known what to write of them: one object, or an array
    assert all(later > earlier for earlier, later in pairwise(written[2:]))


def test_an_unknown_format_is_none() -> None:
    with pytest.raises(KeyError):
        load_format("papyrus")
