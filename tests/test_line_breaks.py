"""Which line breaks only cut lines: told by the lines of the text themselves."""

import textwrap
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import cpu_seconds

from hronika.language.line_breaks import BREAK, soft_breaks

UNFINISHED = {"ka", "un", "par"}

# ⏎ is a line break that ends something, ↩ one that is mere white space.
TEXTS = [
    # inside a sentence, by its words and marks
    "Ministre sacīja, ka↩rīt brauks.",
    "viņa sacīja, ka↩rīt brauks",
    "Ministre atzina, ka↩Rīgā viss ir labi.",
    'Ministre Anna Bērziņa teica:↩"Jā, būs."',
    '"Vai nāksiet?"↩viņa jautāja.',
    "Valde lēma par jauno↩skolas ēku,↩kas atrodas Rīgā.",
    "Darbi rit raiti, viņš uzsvēra. Deputāte iebilda, ka molam trūkst↩1,2 miljoni eiro.",
    "Tiesa viņu notiesāja. Kompensācijā cietušajai jāmaksā vēl↩300 eiro, paziņoja tiesa.",
    "“Algas cels!” sola ministrs. Pedagogiem tās pieaugs vidēji par↩12 procentiem.",
    "Par pašval-↩dību runāja abi. Latvijas-↩Krievijas robeža.",
    # an amount after a heading, dates and scores after prose
    "Ostas molam piešķir vairāk naudas nekā iepriekš⏎1,2 miljonus eiro saņems osta.",
    "Liepāja pirmo spēli uzvarēja. Nākamās būs Ventspilī un Valkā⏎12.05. Valka – Rīga⏎2:1 Rīga – Valka",
    "Līgums beidzies. A. Bērziņa to nepagarinās arī turpmāk.⏎12 miljoni eiro palika neizlietoti.",
    # headings, lists, turns, addresses, verses
    "Virsraksts bez punkta⏎Teksts sākas.⏎⏎Otrs.",
    "Pirkumi:⏎- maize;⏎- piens;⏎1. tēja⏎a) kafija",
    "piens⏎maize⏎sviests",
    "Bērziņa: Vai nāksiet?⏎Kļaviņš: Nē, nenākšu.",
    "– Vai nāksiet? – viņa jautāja.⏎– Nē.",
    "Ar cieņu,⏎Jānis Bērziņš",
    "Brīvības iela 1,⏎Rīga",
    "Tālr. 67500000,⏎mob. 29200000",
    "Ziņo aģentūra:⏎Inese: Vai man jāmaina?",
    "Tas bija 2019.⏎Pēc tam klusums.",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_breaks_by_what_stands_around_them(marked: str) -> None:
    text = marked.replace("⏎", "\n").replace("↩", "\n")
    expected = [place for place, letter in enumerate(marked) if letter == "↩"]
    assert soft_breaks(text, UNFINISHED) == expected


PARAGRAPHS = [
    "Padome otrdien atzina, ka jaunā ostas ēka būs gatava tikai pavasarī, jo darbi ir iekavēti.",
    "Ministre Anna Bērziņa žurnālistiem teica, ka par to lems valdība. Viņa piebilda, ka naudas pietiek un "
    "ka būvnieks Jānis Kļaviņš darbus sāks maijā. Tad sāksies arī ielu remonts Liepājā un Ventspilī.",
    "Bērziņa: Mēs to izdarīsim noteikti un jau šogad, es par to esmu pilnīgi droša, ja vien laiks to atļaus.",
    "– Vai tas ir iespējams? – jautāja deputāts, kas par šo ostu komisijā runā vairākus gadus pēc kārtas.",
    "- pirmais jautājums, par kuru deputāti lēma vakar, kad sanāca komisijas sēde, kurā piedalījās visi.",
    "Noslēgums.",
]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "  \n", "\u2028"])
@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_paragraphs_are_put_together(width: int, line_break: str) -> None:
    marked = "⏎".join("↩".join(textwrap.wrap(paragraph, width)) for paragraph in PARAGRAPHS)
    text = marked.replace("⏎", line_break).replace("↩", line_break)
    broken = [letter for letter in marked if letter in "⏎↩"]
    places = [match.start() for match in BREAK.finditer(text)]
    expected = [place for place, letter in zip(places, broken, strict=True) if letter == "↩"]
    assert soft_breaks(text, UNFINISHED) == expected


def test_a_text_that_is_not_wrapped_keeps_its_lines() -> None:
    assert soft_breaks("\n".join(PARAGRAPHS), UNFINISHED) == []


def test_a_paragraph_separator_ends_a_paragraph() -> None:
    assert soft_breaks("Ministre sacīja, ka\u2029rīt brauks.", UNFINISHED) == []


@given(st.text(st.sampled_from('aA .,:"-–\n\r\u2028'), max_size=80))
def test_soft_breaks_are_breaks_between_words(text: str) -> None:
    for place in soft_breaks(text, UNFINISHED):
        assert text[place] in "\n\r\u2028"
        assert text[:place].strip()
        assert text[place:].strip()


def test_time_is_linear() -> None:
    line = "Padome otrdien atzina, ka jaunā ostas ēka būs gatava tikai pavasarī, jo\n"
    for unit in (line, "a\n"):
        text = unit * (20_000 // len(unit))
        short = cpu_seconds(partial(soft_breaks, text, UNFINISHED))
        long = cpu_seconds(partial(soft_breaks, text * 10, UNFINISHED))
        assert long < 20 * short + 0.05
