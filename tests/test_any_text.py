"""Whatever the text, reading ends with a record in which nothing is wrong."""

import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_texts import random_texts

import hronika
from hronika.article import Article
from hronika.errors import DataError
from hronika.verification import problems

PUBLISHED = date(2024, 5, 8)

INVISIBLE = frozenset("\u00ad\u200b\ufeff\u202e\x07\u00a0\r\n")

PIECES = [
    *(
        "Jānis Bērziņš",
        "viņa",
        "ministre",
        "sacīja",
        "norādīja",
        ", ka ",
        ", vai ",
        ": ",
        "esot",
        "neesot bijis",
    ),
    *(
        '"',
        "„",
        "”",
        "«",
        "»",
        "“",
        "'",
        "– ",
        " (VUGD)",
        ")",
        "[",
        "kā ",
        "un ",
        ", ",
        ". ",
        "! ",
        "? ",
        "…",
    ),
    *(
        "pēc ",
        "X teiktā, ",
        "viņaprāt, ",
        "2024. gada 3. maijā",
        "plkst. 14.30",
        "5,4 miljoni eiro",
        "pirmdien",
    ),
    *(
        "aicināja",
        "rīkoties",
        "piebilstot",
        "uzskata par ",
        "Saeima",
        "LETA",
        "ziņots",
        "3.",
        "kuram",
        "Nē",
        "A. ",
    ),
    *(
        "tikās ar",
        "Igaunija",
        "nav vienojušies",
        "parakstīja līgumu",
        "ko",
        "kas notika Rīgā",
        "šķiet",
        "it kā",
        "vizītē",
        "varētu apmeklēt",
        "paraksta",
        "tiesas",
        "spriedums",
    ),
    *("\n", "\n\n", "\u00ad", "\u200b", "😀", "\t", "\r\n", "\u00a0", "\ufeff", "\u2028", "paš-\n"),
    *(
        "Be\u0304rzin\u0327a",
        "ka\nrīt",
        "\u0304",
        "m\u0333",
        "ﬁnanses",
        "Liel\u00adbritānija",
        "\u202e",
        "\x07",
    ),
]

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join) | st.text(max_size=200)


def faults(text: str) -> Iterator[str]:
    """Yield what is wrong in the record of a text; nothing of a text that is refused."""
    try:
        record = hronika.read(text, published=PUBLISHED)
    except DataError:
        return
    for problem in problems(record, Article(text, published=PUBLISHED)):
        yield f"{problem.path} {problem.what}"
    for field in record.spans():
        for place in (field.span.start, field.span.end):
            if 0 < place < len(text) and text[place - 1].isalpha() and unicodedata.combining(text[place]):
                yield f"{field.path} parts a letter from its mark"
        if not any(map(str.isalnum, field.span.text)) and "evidence" not in field.path:
            yield f"{field.path} has neither letter nor digit: {field.span.text!r}"
    by_id = {statement.id: statement for statement in record.statements}
    for statement in record.statements:
        outer = by_id[statement.within].content if statement.within is not None else ()
        for inner in statement.content:
            if outer and not any(span.start <= inner.start and inner.end <= span.end for span in outer):
                yield f"{inner.text!r} sticks out of the statement that it is nested in"
    names = [
        *(statement.speaker_name for statement in record.statements),
        *(name.name for name in record.names),
        *(person.name for person in record.people),
        *(participant.name for event in record.events for participant in event.participants),
    ]
    for name in filter(None, names):
        if not any(map(str.isalnum, name)) or not unicodedata.is_normalized("NFC", name):
            yield f"{name!r} is no name"
        if INVISIBLE.intersection(name):
            yield f"{name!r} holds invisible characters"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_nothing_is_wrong_in_a_record(text: str) -> None:
    assert list(faults(text)) == []


def test_nothing_is_wrong_in_random_and_mutated_texts() -> None:
    assert not {text: found for text in random_texts(300, seed=0) if (found := list(faults(text)))}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 5))
def test_nothing_is_wrong_in_very_many_random_and_mutated_texts(seed: int) -> None:
    assert not {text: found for text in random_texts(5000, seed) if (found := list(faults(text)))}


@pytest.mark.slow
def test_a_line_of_megabytes_is_read_in_linear_time() -> None:
    sentence = 'Ministrs Jānis Bērziņš sacīja, ka "viss" ir labi. '
    record = hronika.read(sentence * 20_000)
    assert len(record.statements) == 20_000
