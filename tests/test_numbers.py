from functools import cache

import pytest
from hand_made import analysis
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import Marked, marked_sentences

from hronika.language.analysis import Sentence
from hronika.language.language import NumberExpression
from hronika.language.latvian import numerals
from hronika.language.latvian.numbers import LatvianNumbers
from hronika.language.latvian.patterns import rows
from hronika.language.latvian.tokenizer import sentences


@cache
def grammar() -> LatvianNumbers:
    return LatvianNumbers()


def read(sentence: Sentence) -> list[NumberExpression]:
    return list(grammar().expressions(sentence))


@pytest.mark.parametrize("sentence", marked_sentences("quantities"), ids=lambda sentence: sentence.text)
def test_amounts_in_context(sentence: Marked) -> None:
    found = []
    for part in sentences(sentence.text):
        for number in read(part):
            words = sentence.text[part.tokens[number.first].start : part.tokens[number.last].end]
            found.append((words, round(number.value, 6), number.unit, number.approximate))
    expected = [
        (sentence.text[start:end], round(float(value), 6), None if unit == "-" else unit, kind == "about")
        for start, end, (value, unit, kind) in sentence.marks
    ]
    assert found == expected


COUNTED = [
    (
        "trīs trīs NUM Nom.Masc.Plur 2 nummod O\ndiplomāti diplomāts NOUN Nom.Masc.Plur 0 root O",
        (0, 0, 3, "diplomāts", False),
    ),
    (
        "apmēram apmēram ADV - 2 advmod O\n200~000 - NUM - 4 nummod O\n"
        "jaunu jauns ADJ Gen.Masc.Plur 4 amod O\nkaravīru karavīrs NOUN Gen.Masc.Plur 0 root O",
        (0, 1, 200_000, "karavīrs", True),
    ),
    (
        "vairāk vairāk ADV - 3 advmod O\nnekā nekā SCONJ - 1 fixed O\n"
        "puse puse NOUN Nom.Fem.Sing 0 root O\niedzīvotāju iedzīvotājs NOUN Gen.Masc.Plur 3 nmod O",
        (0, 2, 0.5, "iedzīvotājs", True),
    ),
    (
        "puse puse NOUN Nom.Fem.Sing 0 root O\ndeputātu deputāts NOUN Gen.Masc.Plur 1 nmod O",
        (0, 0, 0.5, "deputāts", False),
    ),
    (
        "1400 1400 NUM - 2 nummod O\niedzīvotāju iedzīvotājs NOUN Gen.Masc.Plur 0 root O",
        (0, 0, 1400, "iedzīvotājs", False),
    ),
    (
        "vienu viens NUM Acc.Fem.Sing 2 nummod O\nistabu istaba NOUN Acc.Fem.Sing 0 root O",
        (0, 0, 1, "istaba", False),
    ),
    (
        "trešdaļa trešdaļa NOUN Nom.Fem.Sing 0 root O\nbalsu balss NOUN Gen.Fem.Plur 1 nmod O",
        (0, 0, 1 / 3, "balss", False),
    ),
    (
        "miljonu miljons NOUN Acc.Masc.Sing 0 root O\neiro eiro NOUN Gen.Masc.Plur 1 nmod O",
        (0, 1, 1_000_000, "EUR", False),
    ),
]


@pytest.mark.parametrize(("lines", "expected"), COUNTED, ids=lambda value: str(value)[:20])
def test_the_unit_is_the_lemma_of_what_is_counted(
    lines: str, expected: tuple[int, int, float, str, bool]
) -> None:
    sentence = analysis(lines).sentences[0]
    for token in sentence.tokens:
        token.text = token.text.replace("~", " ")
    assert read(sentence) == [NumberExpression(*expected)]


@pytest.mark.parametrize(
    "lines",
    [
        "otra otrs ADJ Nom.Fem.Sing 2 amod O\npuse puse NOUN Nom.Fem.Sing 0 root O",
        "viens viens PRON Nom.Masc.Sing 0 root O\nno no ADP - 3 case O\nmums mēs PRON Dat.Masc.Plur 1 nmod O",
        "ceturtajā ceturtais ADJ Loc.Fem.Sing 2 amod O\nceturtdaļā ceturtdaļa NOUN Loc.Fem.Sing 0 root O",
        "2014 2014 NUM - 0 root O",
    ],
)
def test_no_amounts(lines: str) -> None:
    assert read(analysis(lines).sentences[0]) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("200 000", 200_000), ("5,4", 5.4), ("1.27", 1.27), ("1.200", 1200), ("1 000 000,50", 1_000_000.5),
     ("–4,8", -4.8), ("3", 3), ("12a", None), ("1,2,3", None)],
)  # fmt: skip
def test_digits(text: str, value: float | None) -> None:
    assert numerals.digits_value(text) == value


@pytest.mark.parametrize(("text", "value"), [("XIX", 19), ("IV.", 4), ("XXI", 21), ("XL", 40)])
def test_roman_numerals(text: str, value: int) -> None:
    assert numerals.roman_value(text) == value


WORDS = sorted({row[0] for name in ("measures", "numerals") for row in rows(name)})


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.integers(-99, 10**9).map(str)), max_size=25).map(" ".join)
)
def test_any_sequence_of_words_is_read(text: str) -> None:
    for sentence in sentences(text):
        last = -1
        for number in read(sentence):
            assert last < number.first <= number.last < len(sentence.tokens)
            last = number.last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jaundarbs veltīts orķestra simt četrdesmit piektajai jubilejai.", []),
        ("Viņš nosvinēja astoņdesmit trešo dzimšanas dienu.", []),
        ("Sanāca simt divdesmit cilvēku.", [120.0]),
        ("Uzņēmums apgrozīja 4,1 miljonu eiro.", [4_100_000.0]),
        ("Izmaksas ir 2,3 tūkstoši eiro.", [2300.0]),
    ],
)
def test_ordinals_are_no_amounts_and_decimals_are_exact(text: str, expected: list[float]) -> None:
    assert [number.value for part in sentences(text) for number in read(part)] == expected
