"""What an entry of the index has of its words and names is what stands, at least in part, in its spans."""

from hypothesis import given
from hypothesis import strategies as st

from hronika.archive.entries import entries_of, words_within
from hronika.identifiers import Identifiers
from hronika.lemmas import LemmatizedWord
from hronika.record import ArticleInfo, Name, ReaderInfo, Record, Span, Statement

TEXT = "viens divi trīs četri pieci seši"
SHA256 = "0" * 64
WORDS = tuple(
    LemmatizedWord(TEXT.index(word), TEXT.index(word) + len(word), word, word) for word in TEXT.split()
)

SPANS = (
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
    .map(sorted)
    .map(lambda ends: Span(start=ends[0], end=ends[1], text=TEXT[ends[0] : ends[1]]))
)


def _touch(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


@given(st.lists(SPANS, max_size=4))
def test_words_in_spans_are_those_that_touch_one(spans: list[Span]) -> None:
    expected = [word for word in WORDS if any(_touch(span, word.start, word.end) for span in spans)]
    assert words_within(WORDS, spans) == expected


@given(st.lists(SPANS, max_size=5), st.lists(SPANS, min_size=1, max_size=3))
def test_names_in_a_statement_are_those_that_touch_its_content(
    named: list[Span], content: list[Span]
) -> None:
    """Also where one name stands in another."""
    known = Identifiers(SHA256)
    names = tuple(
        Name(
            id=known.of("name", [span]),
            span=span,
            kind="person",
            name=f"n{number}",
            entity=known.of("entity", [span]),
        )
        for number, span in enumerate(named)
    )
    statement = Statement(id=known.of("statement", content), content=tuple(content), mode="indirect")
    record = Record(
        id="a",
        reader=ReaderInfo(hronika=None, model=None),
        article=ArticleInfo(id="a", sha256=SHA256),
        names=names,
        statements=(statement,),
    )
    numbers = {
        "statement": {statement.id: 1},
        "event": {},
        "name": {name.entity: number for number, name in enumerate(names)},
    }
    [entry] = entries_of(record, WORDS, numbers, 1).of_kind["statement"]
    about = {key for key in entry.keys.split() if key.startswith("about:")}
    assert about == {
        f"about:{name.name}"
        for name in names
        if any(_touch(span, name.span.start, name.span.end) for span in content)
    }
    assert entry.form.split() == [word.form for word in words_within(WORDS, content)]
