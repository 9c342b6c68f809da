"""Whatever the text, reading ends with a record in which nothing is wrong."""

import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_nothing_is_wrong_in_a_record(text: str) -> None:
    try:
        record = hronika.read(text, published=PUBLISHED)
    except DataError:
        return
    assert list(problems(record, Article(text, published=PUBLISHED))) == []
    for field in record.spans():
        for place in (field.span.start, field.span.end):
            parted = (
                0 < place < len(text) and text[place - 1].isalpha() and unicodedata.combining(text[place])
            )
            assert not parted, field.path
    for name in (*(name.name for name in record.names), *(person.name for person in record.people)):
        assert unicodedata.is_normalized("NFC", name)
        assert not INVISIBLE.intersection(name)


@pytest.mark.slow
def test_a_line_of_megabytes_is_read_in_linear_time() -> None:
    sentence = 'Ministrs Jānis Bērziņš sacīja, ka "viss" ir labi. '
    record = hronika.read(sentence * 20_000)
    assert len(record.statements) == 20_000
