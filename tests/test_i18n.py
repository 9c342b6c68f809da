"""What a person reads in the place of codes: times, numbers and amounts in Latvian and English words."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.exports.i18n import LANGUAGES, count_in_words, in_words, number_in_words, strings, time_in_words
from hronika.exports.summary import SIGNS, amount_shown
from hronika.record import Act, EventType, Mode, NameKind, Quantity, Span, Stance, Vouched, When


@pytest.mark.parametrize(
    ("value", "latvian", "english"),
    [
        ("PRESENT_REF", "tagad", "now"),
        ("PAST_REF", "nesen", "recently"),
        ("2024-02-14", "2024. gada 14. februāris", "14 February 2024"),
        ("2024-05", "2024. gada maijs", "May 2024"),
        ("2024", "2024. gads", "2024"),
        ("2024-SU", "2024. gada vasara", "summer 2024"),
        ("2024-Q1", "2024. gada 1. ceturksnis", "first quarter of 2024"),
        ("2022-W50", "50. nedēļa, 2022. gada 12.–18. decembris", "week 50, 12–18 December 2022"),
        ("2024-W18", "18. nedēļa, 2024. gada 29. aprīlis – 5. maijs", "week 18, 29 April – 5 May 2024"),
        ("2024-W20-WE", "nedēļas nogale, 2024. gada 18.–19. maijs", "weekend, 18–19 May 2024"),
        ("2023-12-03T04:17", "2023. gada 3. decembris, plkst. 04:17", "3 December 2023, 04:17"),
        ("2023-12-04TMO", "2023. gada 4. decembris, rīts", "4 December 2023, morning"),
        ("199", "1990.–1999. gads", "1990s"),
        ("19", "20. gadsimts", "20th century"),
        ("20", "21. gadsimts", "21st century"),
        ("T08:00", "plkst. 08:00", "08:00"),
        ("XXXX-05-09", "9. maijs", "9 May"),
        ("P2Y", "2 gadi", "2 years"),
        ("P1Y", "1 gads", "1 year"),
        ("P10Y", "10 gadu", "10 years"),
        ("P11D", "11 dienu", "11 days"),
        ("P21W", "21 nedēļa", "21 weeks"),
        ("P111D", "111 dienu", "111 days"),
        ("P1.5Y", "1,5 gadi", "1.5 years"),
        ("PT1H30M", "1 stunda 30 minūšu", "1 hour 30 minutes"),
        ("P1M", "1 mēnesis", "1 month"),
        ("PT1M", "1 minūte", "1 minute"),
        ("PXM", "vairāki mēneši", "some months"),
        ("2024-05/2024-07", "2024. gada maijs – 2024. gada jūlijs", "May 2024 – July 2024"),
    ],
)
def test_times_are_written_as_people_do(value: str, latvian: str, english: str) -> None:
    assert _spaced(time_in_words(value, "lv")) == latvian
    assert _spaced(time_in_words(value, "en")) == english


@pytest.mark.parametrize(
    ("value", "latvian", "english"),
    [
        ("P1D", "katru dienu", "every day"),
        ("P2W", "ik pēc 2 nedēļām", "every 2 weeks"),
        ("XXXX-WXX-2", "katru otrdienu", "every Tuesday"),
        ("XXXX-WXX-5TNI", "piektdienu naktīs", "every Friday night"),
        ("XXXX-WXX-6T18:30", "katru sestdienu plkst. 18:30", "every Saturday at 18:30"),
        ("XXXX-WXX-WE", "katru nedēļas nogali", "every weekend"),
        ("XXXX-XX-XXTMO", "katru rītu", "every morning"),
        ("XXXX-SU", "katru vasaru", "every summer"),
        ("XXXX-05", "katru gadu maijā", "every May"),
    ],
)
def test_repeated_times_too(value: str, latvian: str, english: str) -> None:
    assert _spaced(time_in_words(value, "lv", repeated=True)) == latvian
    assert _spaced(time_in_words(value, "en", repeated=True)) == english


@pytest.mark.parametrize(
    "value", ["2023-99", "2023-02-31", "2022-W99", "XXXX-99", "P", "PT", "P1.2.3Y", "XXXX", "soon", "<b>"]
)
def test_what_is_no_value_stays_as_it_is(value: str) -> None:
    for language in LANGUAGES:
        assert time_in_words(value, language) == value


@given(st.from_regex(r"[PTXYMWDHSREF0-9_:./-]{0,16}", fullmatch=True), st.booleans())
def test_any_value_has_words(value: str, repeated: bool) -> None:
    for language in LANGUAGES:
        assert isinstance(time_in_words(value, language, repeated=repeated), str)


def test_numbers_are_grouped_and_rounded() -> None:
    assert number_in_words(4_600_000, "lv") == "4\u202f600\u202f000"
    assert number_in_words(5.4, "lv") == "5,4"
    assert number_in_words(5.4, "en") == "5.4"
    assert number_in_words(-4.8, "lv") == "−4,8"
    assert number_in_words(1 / 3, "en") == "0.3333"
    assert number_in_words(0.00012345, "en") == "0.0001234"
    assert number_in_words(0, "en") == "0"


def test_counts_agree_with_their_nouns() -> None:
    said = [_spaced(count_in_words(number, "statements", "lv")) for number in (0, 1, 2, 10, 11, 21, 22)]
    forms = ["izteikumu", "izteikums", "izteikumi", "izteikumu", "izteikumu", "izteikums", "izteikumi"]
    assert [words.split()[1] for words in said] == forms
    assert _spaced(count_in_words(1, "events", "en")) == "1 event"


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit", "shown"),
    [
        ("Piedalījās 14 nevalstiskās organizācijas.", "14", 14, "organizācija",
         ("14 nevalstiskās organizācijas", None, None, None)),
        ("Par balsoja deviņi deputāti.", "deviņi", 9, "deputāts", ("deviņi deputāti", 9, None, None)),
        ("Maksās 4,6 miljonus eiro.", "4,6 miljonus eiro", 4_600_000, "EUR",
         ("4,6 miljonus eiro", 4_600_000, "EUR", None)),
        ("Vēl 780 000 eiro.", "780 000 eiro", 780_000, "EUR", ("780 000 eiro", None, "EUR", None)),
        ("Auga par 12,4%.", "12,4%", 12.4, "%", ("12,4%", None, "%", None)),
        ("Ieradās 14. Organizācijas klusē.", "14", 14, "organizācija", ("14", None, None, "organizācija")),
        ("Bija –4,8 grādi.", "–4,8 grādi", -4.8, "grāds", ("–4,8 grādi", None, None, None)),
    ],
)  # fmt: skip
def test_amounts_are_shown_once(
    text: str, phrase: str, value: float, unit: str, shown: tuple[str, float | None, str | None, str | None]
) -> None:
    start = text.index(phrase)
    span = Span(start=start, end=start + len(phrase), text=phrase)
    assert amount_shown(Quantity(span=span, value=value, unit=unit), text) == shown


def test_every_label_has_words_in_both_languages() -> None:
    labels = {
        "mode": Mode, "act": Act, "kind": NameKind, "vouched": Vouched, "type": EventType, "relative": When,
    }  # fmt: skip
    for table, kind in labels.items():
        for label in get_args(kind):
            for language in LANGUAGES:
                assert in_words(f"{table}.{label}", language)
    for stance in set(get_args(Stance)) - {"holds"}:
        assert in_words(f"stance.{stance}", "lv") != in_words(f"stance.{stance}", "en")
    assert set(SIGNS) == set(get_args(Vouched))


def test_every_word_is_in_both_languages() -> None:
    def check(entry: object, path: str) -> None:
        if isinstance(entry, dict):
            if entry.keys() & set(LANGUAGES) and path != "months_in":
                assert entry.keys() >= set(LANGUAGES), path
            for key, value in entry.items():
                check(value, key)

    check(strings(), "")


def _spaced(text: str) -> str:
    return re.sub(r"\s", " ", text)
