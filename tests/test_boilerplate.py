"""Lines around an article that come along in plain text are not read: other articles, comments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import cpu_seconds

from hronika import read
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.lexicon import read_lexicon
from hronika.reading.document.boilerplate import boilerplate
from hronika.reading.document.normalised import NormalisedText

LABELS = read_lexicon(LEXICON_FOLDER).page_labels
BEFORE = "Tiltu slēgs pirmdien, paziņoja ministrs Jānis Kalns."
AFTER = "Kalns piebilda, ka darbi ilgs līdz rudenim."


def left(text: str) -> list[str]:
    """The lines that are read."""
    return [line for line in NormalisedText(text, (), LABELS).text.split("\n") if line]


@pytest.mark.parametrize(
    "foreign",
    [
        "SAISTĪTIE RAKSTI\nZirnis: Opozīcija prasīs demisiju jau rīt",
        "SAISTĪTIE RAKSTI\n\nZirnis: Opozīcija prasīs demisiju jau rīt\n\nKur palika nauda?",
        "Saistītie raksti:\nZirnis: Opozīcija prasīs demisiju jau rīt.\nKur palika nauda?",
        "Lasi arī: Zirnis: Opozīcija prasīs demisiju",
        "LASI ARĪ – Zirnis sola nedemisionēt",
        "LASI VĒL PAR ŠO TĒMU:\nZirnis: Opozīcija prasīs demisiju",
        "Šobrīd lasītākais\n\nZirnis: Opozīcija prasīs demisiju\nPuķe: Pietiek solīt",
        "[Lasi arī: Zirnis: Opozīcija prasīs demisiju]",
        ">> Lasi arī: Zirnis: Opozīcija prasīs demisiju",
        "Lasi arī:\n- Zirnis: Opozīcija prasīs demisiju.\n- Kur palika nauda?",
        "Lasiet vēl\n• Zirnis: Opozīcija prasīs demisiju\n• Tilts brūk",
        "Raksts turpinās zem reklāmas",
        "Reklāma",
        "Komentāri\nAnonīms: Zagļi visi.\nZirnis: Tā tas paliks.",
        "KOMENTĀRI (2)\n\nAnonīms: Zagļi visi.\n\nvecais_vilks: Zirnis sacīja, ka zagšot.",
        "Komentāri:\nvecais vilks (24.05.2024. 09:02): Visi zog.\nAnonīms (24.05.2024. 09:30): Zog.",
        "Komentāri 2\n\nJuris K\n24.05.2024 09:02\nZirnis sacīja, ka zog.\n\nAnna\n24.05.2024 09:12\nNezog.",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_lines_of_others_are_left_out_and_what_resumes_is_read(foreign: str, gap: str) -> None:
    if gap == "\n" and (("demisiju." in foreign and "- " not in foreign) or "09:02\nZirnis" in foreign):
        gap = "\n\n"  # where nothing tells such lines from the article's own
    assert left(f"{BEFORE}{gap}{foreign}{gap}{AFTER}") == [BEFORE, AFTER]
    assert left(f"{BEFORE}{gap}{foreign}") == [BEFORE]


@pytest.mark.parametrize(
    "text",
    [
        "Lasi arī grāmatas, ieteica bibliotekāre Anna Roze.",
        "Komentāri par lēmumu bija asi, un Zirnis sacīja, ka tā tas paliks.",
        "Komentāri\n\nPortālā katru dienu raksta simtiem cilvēku. Redaktore Anna Roze sacīja, ka tos lasa.",
        "Komentāri\nJānis Bērziņš, deputāts: Atbalstu.\nAnna Roze, ekonomiste: Neatbalstu.",
        "Komentāri\nJānis Bērziņš: Atbalstu šo lēmumu.\nAnna Roze: Neatbalstu.",
        "Runāja Jānis Bērziņš un Anna Roze.\n\nKomentāri\nBērziņš: Atbalstu.\nRoze: Neatbalstu.",
        "Ozols: Nebraukšu.\nKomentāri\nOzols: Braukšu gan.",
        "Reklāma maksā dārgi, sacīja Zirnis.",
        "Reklāma\nAģentūras vadītāja Anna Roze sacīja, ka tirgus aug.",
        "Tiltu slēdza.\n\nPar tēmu\nKonferencē runāja Anna Roze par tiltiem.",
        "Par tēmu\n\nKonferencē runāja Anna Roze. Viņa sacīja, ka tirgus aug.",
        "Jaunākās ziņas no frontes pienāca naktī, sacīja Zirnis.",
        "Lasi arī: Zirnis: Opozīcija prasīs demisiju",
        "Komentāri",
        "Komentāri\nAnonīms: Zagļi visi.",
    ],
)
def test_an_article_about_such_things_is_read_whole(text: str) -> None:
    kept = [line for line in text.split("\n") if line and line != "Reklāma"]
    assert left(text) == kept


def test_offsets_are_those_of_the_text_as_given() -> None:
    foreign = "SAISTĪTIE RAKSTI\nZirnis: Opozīcija prasīs demisiju jau rīt\n\nKomentāri\nAnonīms: Zagļi visi."
    text = f"{BEFORE}\n\nLasi arī: Zirnis sacīja, ka melo visi\n\n{AFTER}\n\n{foreign}\n"
    record = read(text, published="2024-05-07")
    assert [item.speaker_name for item in record.statements] == ["Jānis Kalns", "Jānis Kalns"]
    assert all(text[span.start : span.end] == span.text for _, span in record.spans())
    assert not any("Zirnis" in name.name or "Anonīms" in name.name for name in record.names)
    [warning] = record.warnings
    assert "were not read (Lasi arī: Zirnis sacīja, ka melo visi, SAISTĪTIE RAKSTI)" in warning


lines = st.one_of(
    st.text(max_size=30),
    st.sampled_from(("", "Komentāri", "Lasi arī:", "Reklāma", "Anonīms: Zog.", "Zirnis zog", BEFORE)),
)


@given(st.lists(lines, max_size=12).map("\n".join))
def test_stretches_are_whole_lines_and_never_all(text: str) -> None:
    stretches = boilerplate(text, LABELS)
    ends = [place for stretch in stretches for place in stretch]
    assert ends == sorted(set(ends))
    assert all(not text[:start].rpartition("\n")[2].strip() for start, _ in stretches)
    for start, end in reversed(stretches):
        text = text[:start] + text[end:]
    assert not stretches or text.strip()


@pytest.mark.parametrize(
    "lines", ["Komentāri\n", "Komentāri\nJānis Bērziņš: Labi.\n", "Lasi arī:\n", "Lasi arī:\nx.\n"]
)
def test_time_grows_with_the_length_only(lines: str) -> None:
    # With the square it would be minutes.
    assert cpu_seconds(lambda: boilerplate(lines * 40_000, LABELS), times=1) < 15
