"""Tokens: their offsets hold for any text, and their cuts are those of the Latvian treebank."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import cpu_seconds

from hronika.language.analysis import Token
from hronika.language.latvian.abbreviations import ABBREVIATIONS, AFTER_NUMBER, FINAL, INITIALS
from hronika.language.latvian.tokenizer import LONGEST_SENTENCE, sentences

# Pieces that make trouble next to each other.
VISIBLE = """
. .. ... … ! ? ?! , ; : ( ) [ ] [..] " ' '' ,, „ “ ” « » ‚ ‘ ’ - – — -- / % € ° @ # * _ :) 漢字 ² \U0001f600
3. 2019. 14.30 5,4 1 000 3:2 16:00 +371 67 123 -5 2022-12-19 3.12.2020. 60-tajos 21a 3D
u.c. u. c. plkst. g. aug. Nr. A. Dž. J.K. Viņš teica Anna Bērziņa jautāja, ka un vai e-pasts nez' a/s un/vai
Latvijas-Krievijas Vīķe-Freiberga d'Arks lsm.lv www.lsm.lv https://a.lv/b?c=1. x@y.lv
"""
SPACES = ("  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2009", "\u2028", "\x85", "\x1f")
INVISIBLE = ("\u200b", "\ufeff", "\u00ad", "\u0301", "\u200d", "\ufe0f", "\0", "\ud800")
PIECES = st.sampled_from([*VISIBLE.split(), *SPACES, *INVISIBLE])
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.text(max_size=80),
    st.text(st.characters(codec=None), max_size=40),
)


def tokenize(text: str) -> list[Token]:
    return [token for sentence in sentences(text) for token in sentence.tokens]


@given(TEXTS)
def test_every_token_is_its_place_in_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))


@given(TEXTS)
def test_tokens_cover_all_but_white_space(text: str) -> None:
    covered = {place for token in tokenize(text) for place in range(token.start, token.end)}
    assert all(character.isspace() or place in covered for place, character in enumerate(text))


@given(TEXTS)
def test_no_token_begins_or_ends_with_white_space(text: str) -> None:
    assert all(token.text == token.text.strip() for token in tokenize(text))


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\u00a0\u2003"])
def test_white_space_has_no_tokens(text: str) -> None:
    assert tokenize(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sēde notika 3. decembrī , un 2019. gadā tās nebija .",
        "Lieta sākta 28.10.1980. un slēgta 7.8.2001. , ziņo tiesa .",
        "Darbs ilgs no 24. - 38. dienai , 2014. – 2020. gadā .",
        "Sezona 2007. / 08. gadā",
        "Klase 8. a devās ekskursijā .",
        "Ieradās plkst. 14.30 , prom devās plkst. 16:00 .",
        "Mēs uzvarējām ar 3 : 2 ( 21 : 25 , 25 : 22 ) .",
        "Ābolus , bumbierus u.c. augļus , t.i. , visus , pārdod u.tml.",
        "Par 5,4 milj. eiro , 300 tūkst. latu un 12.8 %",
        "Kopā 348 646,99 eiro un 20 000 latu .",
        "Zvaniet +371 67 123 456 vai pa tālr. 67123456 .",
        "Temperatūra ir -28 grādi , vēlāk –4,8 grādi .",
        "Izaugsme 5 – 7 % un 25 % - 30 % ; ātrums 90 km / stundā .",
        "A. Liepa , Dž. Kalns , J. K. Ozols un prof. Dr. B. Egle",
        "Nr. 7 , NR. 8 , sk. 5. lpp.",
        "Latvijas - Krievijas robeža , griķu - rīsu galete",
        "Vīķe-Freiberga ar e-pastu , U-18 , TEC-2 , Covid-19 un 60-tajos",
        "Ha-ha-ha , Wi-Fi un XV - XVI gadsimtā",
        "un / vai , a/s , z/s , 24/7",
        "LTV1 , A4 , 3D , m2 , 2006a , 21 a , 150 ml",
        "Skaties www.latvija.lv , Nozare.lv vai http://ej.lv/fig9 .",
        "Raksti anna.liepa@iestade.gov.lv !",
        "d'Artagnans , O’Konors un d`Albrē ; nez' , tip'",
        "Kāpēc ?! Nē !!! Tā ... tad … un ( .. ) jā",
        "„ Nē , ” teica viņa . « Jā , » teica viņš .",
        "‚ Jā , ‘ teica viņš . '' Nē , '' teica viņa .",
        "LETA -- AFP ; *** ziņo",
        "Cena 5 € , $ 100 un £ 3 100",
        "Atnāca @anna ar #ziema un 👍🏽 !",
        "1 234 567 latu un 4. p. , 20 ° C , 45 °",
        "Tas bija 20. gs. 30. gados , 16. aug. un 5. jūn. Rīgā",
    ],
)
def test_cuts_are_those_of_the_treebank(text: str) -> None:
    expected = text.split(" ")
    # What the treebank keeps together across spaces is given here with them.
    for number in ("348 646,99", "20 000", "+371 67 123 456", "3 100", "1 234 567"):
        if number in text:
            parts = number.split(" ")
            place = next(i for i in range(len(expected)) if expected[i : i + len(parts)] == parts)
            expected[place : place + len(parts)] = [number]
    assert [token.text for token in tokenize(text)] == expected
    for mark in ",;:)?!.%…":
        text = text.replace(f" {mark}", mark)
    joined = text.replace("( ", "(").replace("„ ", "„").replace("« ", "«")
    assert [token.text for token in tokenize(joined)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (",,Nē,'' teica viņa.", [",,", "Nē", ",", "''", "teica", "viņa", "."]),
        ("2019.gada 3.decembrī", ["2019.", "gada", "3.", "decembrī"]),
        ("plkst.14.30", ["plkst.", "14.30"]),
        ("J.K.Ozols", ["J.", "K.", "Ozols"]),
        ("4.-5.maijā", ["4.", "-", "5.", "maijā"]),
        ("Tas bija 2019.", ["Tas", "bija", "2019", "."]),
        ("Dzer vitamīnu C.", ["Dzer", "vitamīnu", "C", "."]),
        ("Tiesāja Jāni B.", ["Tiesāja", "Jāni", "B."]),
        ("Koks aug.", ["Koks", "aug", "."]),
        ("Lasi lsm.lv.", ["Lasi", "lsm.lv", "."]),
        ("(http://a.lv/b).", ["(", "http://a.lv/b", ")", "."]),
        ("u. c. un t. i. un š. g.", ["u.", "c.", "un", "t.", "i.", "un", "š.", "g."]),
        ("līguma VI. sadaļa", ["līguma", "VI.", "sadaļa"]),
        ("so\u00adfija un\u200b\ufeff", ["so\u00adfija", "un\u200b\ufeff"]),
        ("e\u0301 👩\u200d👧", ["e\u0301", "👩\u200d👧"]),
        ("10\u00a0000 eiro", ["10\u00a0000", "eiro"]),
        ("tas\u00a0ir\u2009te", ["tas", "ir", "te"]),
        ("\ud800\0!", ["\ud800", "\0", "!"]),
    ],
)
def test_cuts_without_spaces(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == expected


def test_very_long_sentences_and_words_are_cut() -> None:
    assert [len(sentence) for sentence in sentences("un " * (2 * LONGEST_SENTENCE))] == [LONGEST_SENTENCE] * 2
    assert max(len(token.text) for token in tokenize("a" * 10_000 + "1" * 10_000 + "a-" * 10_000)) < 10_000


@pytest.mark.parametrize(
    "unit",
    ["a.", "a@", "a-", "A. ", "1 ", "1.", ". \n", "a\n", '."', '"?', "abc " * 15 + "\n", "www.a/", "\u200da"],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return cpu_seconds(lambda: tokenize(text))

    short, long = seconds(6_000), seconds(48_000)
    assert long < 25 * short + 0.05  # 8 times the text; if the time were quadratic, 64


def test_the_lexicon_is_well_formed() -> None:
    every = ABBREVIATIONS | AFTER_NUMBER | INITIALS
    assert all(form.endswith(".") and form == form.lower() and not form.startswith(".") for form in every)
    assert FINAL < ABBREVIATIONS
    assert not INITIALS & ABBREVIATIONS
