from datetime import date
from functools import cache

import pytest
from hand_made import analysis
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import Marked, marked_sentences

from hronika.language.analysis import Sentence
from hronika.language.language import TimeExpression
from hronika.language.latvian.patterns import rows
from hronika.language.latvian.times import LatvianTimes, calendar
from hronika.language.latvian.times.durations import duration
from hronika.language.latvian.tokenizer import sentences

PUBLISHED = date(2024, 5, 10)
RELATIVE_WITHOUT_DATE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


@cache
def grammar() -> LatvianTimes:
    return LatvianTimes()


def found(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    """The expressions of a text as words, type and value."""
    parts = sentences(text)
    return [
        (text[sentence.tokens[time.first].start : sentence.tokens[time.last].end], time.type, time.value)
        for sentence, times in zip(parts, grammar().expressions(parts, published), strict=True)
        for time in times
    ]


def read(parts: list[Sentence], published: date | None = PUBLISHED) -> list[TimeExpression]:
    return [time for times in grammar().expressions(parts, published) for time in times]


@pytest.mark.parametrize("sentence", marked_sentences("times"), ids=lambda sentence: sentence.text)
def test_phrases_in_context(sentence: Marked) -> None:
    expected = [
        (sentence.text[start:end], fields[0], None if fields[1] == "-" else fields[1])
        for start, end, fields in sentence.marks
    ]
    assert found(sentence.text) == expected


def test_table_is_large_enough() -> None:
    assert sum(len(sentence.marks) for sentence in marked_sentences("times")) >= 150


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Otrdien sākās tiesa.", [("Otrdien", "DATE", None)]),
        ("Pērn un 2019. gadā lija.", [("Pērn", "DATE", None), ("2019. gadā", "DATE", "2019")]),
        ("Tas notika 25. septembrī.", [("25. septembrī", "DATE", None)]),
        ("Pirms trim gadiem viņš atbrauca.", [("Pirms trim gadiem", "DATE", None)]),
        ("Tikšanās ir plkst. 8.00.", [("plkst. 8.00", "TIME", "T08:00")]),
        ("Viņš tagad guļ.", [("tagad", "DATE", "PRESENT_REF")]),
        ("Viņš katru dienu strādā trīs stundas.", [
            ("katru dienu", "SET", "P1D"), ("trīs stundas", "DURATION", "PT3H"),
        ]),
        ("Vakarā lija, 12.05.1983. sniga.", [
            ("Vakarā", "TIME", None), ("12.05.1983.", "DATE", "1983-05-12"),
        ]),
    ],
)  # fmt: skip
def test_without_publication_only_absolute_times_have_values(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert found(text, None) == expected


def test_a_clock_time_belongs_to_the_day_last_spoken_of() -> None:
    text = "Svētdien, 5. maijā, dega noliktava. Izsaukums saņemts plkst. 4.17. Dega līdz pirmdienas rītam."
    assert found(text)[1:] == [
        ("plkst. 4.17", "TIME", "2024-05-05T04:17"),
        ("pirmdienas rītam", "TIME", "2024-05-06TMO"),
    ]
    # The end of a stretch is not where the story goes on.
    assert found(text + " Troksnis bija ap pulksten četriem.")[-1][2] == "2024-05-05T04:00"


def test_what_recurs_takes_the_day_out_of_focus() -> None:
    text = "Trešdien viņš runāja. Tramvajs kavējas katru dienu. Kā jūs atvedīsiet plkst. 8.00?"
    assert found(text)[-1] == ("plkst. 8.00", "TIME", "T08:00")


def test_the_same_day_is_the_one_last_told_and_none_where_only_a_month_was() -> None:
    assert found("Uzbrukums bija 14. janvārī. Tajā pašā dienā ziņots.")[-1][2] == "2024-01-14"
    assert found("Nauda bija 2021. gada augustā. Tajā pašā dienā ziņots.")[-1][2] is None


def test_these_years_are_as_many_as_were_told() -> None:
    text = "Līgums liedz to trīs gadus, bet pēc šiem gadiem traktors strādās."
    assert found(text)[-1] == ("šiem gadiem", "DURATION", "P3Y")


def test_a_weekday_beside_a_date_tells_the_year() -> None:
    assert found("Ceturtdien, 12. oktobrī, sniga.")[0][2] == "2023-10-12"
    # It does not fit any year near: one of the two is a mistake.
    assert found("Ceturtdien, 13. oktobrī, sniga.")[0][2] is None


PAST = "Valde valde NOUN Nom.Fem.Sing 3 nsubj O\notrdien otrdien ADV - 3 advmod O\n{} - VERB - 0 root O"


@pytest.mark.parametrize(
    ("verb", "features", "value"),
    [
        ("lēma", {"Tense": "Past", "VerbForm": "Fin"}, "2024-05-07"),
        ("lems", {"Tense": "Fut", "VerbForm": "Fin"}, "2024-05-14"),
        ("lemtu", {"Mood": "Cnd", "VerbForm": "Fin"}, "2024-05-14"),
        ("jālemj", {"Mood": "Nec", "VerbForm": "Fin"}, "2024-05-14"),
        ("lēmusi", {"Tense": "Past", "VerbForm": "Part"}, "2024-05-07"),
        ("lemšot", {"Mood": "Qot", "Tense": "Fut"}, "2024-05-14"),
        ("paredzēta", {"Tense": "Past", "VerbForm": "Part", "Voice": "Pass"}, "2024-05-14"),
        ("lemj", {"Tense": "Pres", "VerbForm": "Fin"}, "2024-05-07"),
    ],
)
def test_the_tense_of_the_clause_tells_which_weekday(verb: str, features: dict[str, str], value: str) -> None:
    sentence = analysis(PAST.format(verb)).sentences[0]
    sentence.tokens[2].features = features
    assert [time.value for time in read([sentence])] == [value]


def test_what_is_promised_for_a_day_is_still_to_come() -> None:
    lines = """
        solīja solīt VERB - 0 root O
        līdz līdz ADP - 3 case O
        otrdienai otrdiena NOUN Dat.Fem.Sing 4 obl O
        atbildēt atbildēt VERB - 1 xcomp O
    """
    sentence = analysis(lines).sentences[0]
    sentence.tokens[0].features = {"Tense": "Past", "VerbForm": "Fin"}
    sentence.tokens[3].features = {"VerbForm": "Inf"}
    assert [time.value for time in read([sentence])] == ["2024-05-14"]


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [(3, "D", "P3D"), (8, "TH", "PT8H"), (None, "M", "PXM"), (1.5, "Y", "P1.5Y"), (1, "6M", "P6M"),
     (2, "30TM", "PT60M"), (None, "TH", "PTXH"), (0.5, "100Y", "P50Y")],
)  # fmt: skip
def test_durations(amount: float | None, unit: str, value: str) -> None:
    assert duration(amount, unit) == value


def test_an_unknown_unit_is_an_error() -> None:
    with pytest.raises(ValueError, match="no unit"):
        duration(1, "X5")


@pytest.mark.parametrize(("year", "day"), [(2023, (4, 9)), (2024, (3, 31)), (2025, (4, 20)), (2038, (4, 25))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert calendar.easter(year) == date(year, *day)


WORDS = sorted({row[0] for name in ("time_words", "numerals") for row in rows(name)})
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["gada", "gadu", "gados", "dienā", "nedēļas", "maija", "vakarā", "pirmajā", "pašā"]),
    st.integers(0, 3000).map(str),
    st.integers(0, 3000).map("{}.".format),
    st.sampled_from([",", ".", "–", "/", "(", ")", "31.12.9999.", "24.00", "XL", "0.", "99:99"]),
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.one_of(st.none(), st.dates()),
)
def test_any_sequence_of_words_is_read(text: str, published: date | None) -> None:
    parts = sentences(text)
    result = grammar().expressions(parts, published)
    assert len(result) == len(parts)
    for sentence, times in zip(parts, result, strict=True):
        last = -1
        for time in times:
            assert last < time.first <= time.last < len(sentence.tokens)
            last = time.last


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join))
def test_without_publication_and_figures_no_date_is_made_up(text: str) -> None:
    for _, kind, value in found(text, None):
        if kind == "DATE" and value is not None:
            assert value in RELATIVE_WITHOUT_DATE or len(value) <= 3  # a decade or century in words
