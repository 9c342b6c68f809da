"""What is packed comes back exactly as it was, and what was packed once can be read for ever."""

import base64
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.archive.compact import compacted, restored
from hronika.archive.packing import compress, decompress, pack, parts, unpack
from hronika.article import Article
from hronika.errors import DataError
from hronika.identifiers import Identifiers
from hronika.lemmas import LemmatizedWord
from hronika.reading.reader import Reader
from hronika.record import ArticleInfo, ReaderInfo, Record

TEXT = "Mērs Jānis Kalniņš sacīja: „Tiltu slēgs.”"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


def of(text: str) -> Record:
    article = ArticleInfo(id="a", sha256=hashlib.sha256(text.encode()).hexdigest())
    return Record(id="a", reader=ReaderInfo(hronika=None, model=None), article=article).sealed()


def _span(ends: tuple[int, int]) -> dict[str, Any]:
    return {"start": ends[0], "end": ends[1], "text": TEXT[ends[0] : ends[1]]}


SPANS = st.tuples(st.integers(0, 45), st.integers(0, 45)).map(_span)
STRINGS = st.one_of(
    st.text(),
    st.sampled_from(["^", "#0", '"^', "\\^", "~", "^1"]),
    st.from_regex(r"\A[a-z][0-9a-f]{16}(-[1-9])?\Z"),
    SPANS.map(lambda span: Identifiers(SHA256).of("event", [_Place(**span)])),
)


class _Place:
    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end = start, end


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), STRINGS, SPANS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["id", "entity", "span", "predicate", "content", "start", "end", "text", "x"]),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=20,
)


@given(VALUES)
def test_any_value_comes_back(value: Any) -> None:
    assert restored(compacted(value, TEXT, SHA256), TEXT, SHA256) == value


@given(SPANS.filter(lambda span: span["start"] <= span["end"]))
def test_an_identifier_that_the_text_tells_is_not_written(span: dict[str, Any]) -> None:
    own = Identifiers(SHA256).of("event", [_Place(**span)])
    value = {"events": [{"id": own, "predicate": span}, {"id": f"{own}-2", "predicate": span}], "at": own}
    written = compacted(value, TEXT, SHA256)
    assert written.count(own.encode()) == 1  # in the one with a number
    assert restored(written, TEXT, SHA256) == value


@st.composite
def words(draw: st.DrawFn) -> tuple[str, tuple[LemmatizedWord, ...]]:
    text = draw(st.text(max_size=60).filter(lambda text: text.isprintable() or not text))
    ends = st.integers(0, len(text))
    word = st.builds(
        LemmatizedWord, ends, ends, st.text(max_size=8), st.text(max_size=8),
        st.lists(st.text(max_size=5), max_size=2).map(tuple),
    )  # fmt: skip
    return text, tuple(draw(st.lists(word, max_size=6)))


@given(words())
def test_any_words_come_back(given: tuple[str, tuple[LemmatizedWord, ...]]) -> None:
    text, made = given
    record = of(text)
    stored = unpack(pack(text, record, made), record.article.sha256)
    assert (stored.text, stored.words(), stored.record()) == (text, made, record)


def test_what_was_read_comes_back_with_its_checksum(samples: list[Article]) -> None:
    reader, size, letters = Reader(), 0, 0
    for article in samples:
        record, made = reader.read_with_lemmas(article)
        packed = pack(article.text, record, made)
        stored = unpack(packed, article.sha256)
        assert (stored.text, stored.words(), stored.record()) == (article.text, made, record)
        assert stored.record().computed_checksum() == record.checksum
        size, letters = size + len(packed), letters + len(article.text)
    # Of text, words and record together less than two bytes a letter.
    assert size < 2 * letters


def test_a_record_is_written_as_its_json(samples: list[Article]) -> None:
    reader = Reader()
    for article in samples[:3]:
        record = reader.read(article)
        # In the second one a string looks like a mark, and all is written as it is.
        for made in (record, record.model_copy(update={"warnings": ("^",)})):
            written = parts(article.text, made, ())[2]
            assert written == compacted(made.model_dump(mode="json"), article.text, article.sha256)
            assert restored(written, article.text, article.sha256) == made.model_dump(mode="json")


def test_damage_is_seen() -> None:
    packed = pack(TEXT, of(TEXT), ())
    for place in range(len(packed)):
        for wrong in (packed[:place], packed[:place] + bytes([packed[place] ^ 1]) + packed[place + 1 :]):
            with pytest.raises(DataError):
                unpack(wrong, SHA256).record()
    assert decompress(compress(b"\0page")) == b"\0page"
    with pytest.raises(DataError, match="it is damaged"):
        decompress(b"page")


def test_what_was_packed_in_the_first_format_can_be_read() -> None:
    """These bytes were written when the format was made, and are never made anew."""
    kept = json.loads(FIRST)
    stored = unpack(base64.b64decode(kept["packed"]), kept["sha256"])
    assert stored.text == "Anna Roze trešdien sacīja, ka tiltu slēgs."
    assert stored.record().statements[0].content[0].text == "tiltu slēgs"
    assert stored.record().statements[0].speaker_name == "Anna Roze"
    assert stored.record().computed_checksum() == stored.record().checksum
    assert stored.words()[5].lemma == "tilts"


FIRST = (
    '{"sha256": "4596ba15eecb5fae50cf0d4025f41c1401a6456b1f85c351eaf1d6d168dd3aa8", "packed": "'
    "AXh9LGjoou2dy04DIRSGfRQz60lzDneWxjdw23TBdWFMu6huTHx34UALaapRl+pycphhYDI/hPP9cLffu9uHw2ua9s"
    "CYTfjtsCg6kue4udluS83dhbkMz9PzcuEG6t4fIMcPvO3KjRWbR3JJVObcNibbrM3gUCl9Xsl4wuOvstIDDR6M6oA/"
    "1T9G+Ycwyt8GSFYRKb29/IhsdFfVcxYWIhKFtMo7lEUMvMwuSQgZogAms8CAAtApIZXHbGTgEpPLGFVEZWLkzlHSED"
    "4mEs86sqzLFyG+s0zCxjL6faHzGv2ZEz/RggQq9OA5Z3lRcy96SlbO0ZGl3HUFrSXtSkuBbSx9OhxfxqLn/emSBgX4"
    "fHJQN0Koc0T/SK3ur93i3x3B5plM1/oklOVco2U+R2AIyWmryleTIQnkTGdmNJqgrLYaeQgOYtImCNAhJG9Lx7wDZa"
    "TJDA=="
    '"}'
)
