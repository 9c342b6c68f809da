"""The text as it is read, and the way back to the text as it was given."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import cpu_seconds

import hronika
from hronika.language import load_language
from hronika.reading.document.faults import faults
from hronika.reading.document.normalised import NormalisedText

VIEWS = [
    ("Ja\u0304nis Be\u0304rzin\u0327s\u030c", "Jānis Bērziņš"),
    ("K\u0327ek\u0326is un G\u0326g\u0326g\u0312", "Ķeķis un Ģģģ"),  # a comma below is Unicode's cedilla
    ("paš\u00advaldība \u200bun\u2060 \ufeffdo\u200dme\u200b", "pašvaldība un dome"),
    ("e\u200b\u0304", "ē"),
    ("5\u00a0000\u2009eiro\u202f%", "5 000 eiro %"),
    ("oﬁcieli ﬂaute Ｒīga 𝐑 ﬁ\u0304", "oficieli flaute Rīga R fī"),
    ("Viens.\r\nDivi.\u2028Trīs.\u2029Četri.\x85Pieci.", "Viens.\nDivi.\nTrīs.\n\nČetri.\nPieci."),
    ("Viņa sacīja, ka \t\r\n  rīt brauks.", "Viņa sacīja, ka rīt brauks."),
    ("pašval\u00ad\ndība", "pašvaldība"),
    ("Par pašval-\ndību runāja visi.", "Par pašvaldību runāja visi."),
    ("Latvijas-\nKrievijas robeža", "Latvijas-Krievijas robeža"),
    ("Par šurp-\nturp un šurp-turp.", "Par šurp-turp un šurp-turp."),
    ("Māja bija divu-\nun trīsstāvu.", "Māja bija divu- un trīsstāvu."),
    ('\u0304a "\u0304b', 'a "b'),
    ("👩\u200d💻 ❤\ufe0f", "👩\u200d💻 ❤\ufe0f"),
    ("a\x07b\x9bc\u202ed", "abcd"),
]


@pytest.mark.parametrize(("text", "view"), VIEWS)
def test_what_reading_sees(text: str, view: str) -> None:
    assert NormalisedText(text, {"un", "ka"}).text == view


def test_a_clean_text_is_its_own_view() -> None:
    text = 'Jānis Bērziņš sacīja: "Būs labi."\nCita rindkopa – pēdējā.'
    assert NormalisedText(text).text is text
    assert NormalisedText(text).is_given


def given_words(text: str) -> list[str]:
    """The words of the view, each as it stands in the text as given."""
    normalised = NormalisedText(text)
    place, found = 0, []
    for word in normalised.text.split():
        place = normalised.text.index(word, place)
        start, end = normalised.span(place, place + len(word))
        found.append(text[start:end])
        place += len(word)
    return found


def test_the_way_back_takes_marks_along_and_nothing_invisible() -> None:
    text = "\ufeffMa\u0304ra\u200b \u200bBe\u0304rzin\u0327a\u00ad, kas\u00a0\u00adm\u0304a\r\n\r\nﬁn"
    assert given_words(text) == ["Ma\u0304ra", "Be\u0304rzin\u0327a\u00ad,", "kas", "m\u0304a", "ﬁn"]


# Letters, marks that compose and marks that do not, invisible characters, spaces, breaks, hyphens, Hangul.
UNCLEAN = (
    'aAeknšŠ\u0304\u0327\u0326\u030c\u0333 .,"-:\n\r\t\u00a0\u00ad\u200b\u200d\u2028\x07'
    "ﬁÅ👩\ufe0f\u1112\u1161\u11ab가"
)


@settings(max_examples=500)
@given(st.text(st.sampled_from(UNCLEAN), max_size=60) | st.text(max_size=60), st.data())
def test_any_stretch_of_any_view_has_its_place(text: str, data: st.DataObject) -> None:
    normalised = NormalisedText(text, {"a"})
    view = normalised.text
    assert unicodedata.is_normalized("NFC", view)
    if not view:
        return
    start = data.draw(st.integers(0, len(view) - 1))
    end = data.draw(st.integers(start + 1, len(view)))
    first, last = normalised.span(start, end)
    assert 0 <= first < last <= len(text)
    # No letter is parted from its mark,
    for place in (first, last):
        assert place in (0, len(text)) or not is_parted(text, place)
    # nothing invisible stands at the ends,
    if view[start:end].isprintable():
        assert not {text[first], text[last - 1]} & set("\u00ad\u200b\x07")
    # and the letters of the stretch are those that stand there.
    assert letters(view[start:end]) in letters(NormalisedText(text[first:last]).text)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def is_parted(text: str, place: int) -> bool:
    """Whether a mark of the letter before stands at a place."""
    return text[place] in "\u0304\u0327\u0326\u030c\u0333" and text[place - 1].isalpha()


@given(st.text(st.sampled_from(UNCLEAN), max_size=60))
def test_the_way_back_keeps_the_order(text: str) -> None:
    normalised = NormalisedText(text)
    spans = [normalised.span(place, place + 1) for place in range(len(normalised.text))]
    assert all(one[0] <= two[0] and one[1] <= two[1] for one, two in pairwise(spans))


def test_a_record_is_told_in_the_text_as_given() -> None:
    text = (
        "\ufeffMinistre Ma\u0304ra Be\u0304r\u00adzin\u0327a sac\u012bja,\r\n"
        "ka r\u012bt brauks uz R\u012b\u200bgu.\r\n"
    )
    record = hronika.read(text)
    assert all(text[span.start : span.end] == span.text for _, span in record.spans())
    (statement,) = record.statements
    assert statement.content[0].text == "r\u012bt brauks uz R\u012b\u200bgu"
    assert statement.speaker_name == "Māra Bērziņa"
    assert statement.speaker is not None
    assert statement.speaker.text == "Ministre Ma\u0304ra Be\u0304r\u00adzin\u0327a"
    assert [name.name for name in record.names] == ["Māra Bērziņa", "Rīga"]


def test_analysis_is_told_in_the_text_as_given(tmp_path: Path, run: Run) -> None:
    text = "Ma\u0304ra\u200b sac\u012bja, ka Latvijas-\r\nIgaunijas robeža ir v\u00adie\u00adgla."
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode())
    rows = [line.split("\t") for line in run("analyse", path).stdout.splitlines() if "\t" in line]
    forms = ["Māra", "sacīja", ",", "ka", "Latvijas", "-", "Igaunijas", "robeža", "ir", "viegla", "."]
    assert [row[1] for row in rows] == forms
    places = [row[9].rpartition("TokenRange=")[2].split(":") for row in rows]
    assert [NormalisedText(text[int(start) : int(end)]).text for start, end in places] == forms
    assert [row[9] for row in rows if row[1] in ("Latvijas", "-")] == [
        "Name=B-GPE|SpaceAfter=No|TokenRange=18:26",
        r"SpaceAfter=No|SpacesAfter=\r\n|TokenRange=26:27",
    ]


@pytest.mark.parametrize("unit", ["\u0327\u0301", "\u00ad\n", "ab-\n", "a\u0304", "\r", "? é", "vÄ«rs "])
def test_time_is_linear(unit: str) -> None:
    text = "a" + unit * 50_000
    lexicon = load_language("lv").lexicon
    assert cpu_seconds(lambda: NormalisedText(text, lexicon.never_last), times=1) < 5
    assert cpu_seconds(lambda: list(faults(text, lexicon)), times=1) < 5
