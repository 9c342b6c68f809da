"""A text in another language is told from Latvian, and Latvian is never suspected."""

import json
from pathlib import Path

import pytest

from hronika.article import Article
from hronika.language.identify import foreign_paragraphs, other_language
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.lexicon import read_lexicon

GOLD = Path(__file__).parents[2] / "shared" / "gold"
LEXICON = read_lexicon(LEXICON_FOLDER)
COMMON = LEXICON.common_words

OTHERS = {
    "lt": "Vyriausybė trečiadienį nusprendė padidinti mokesčius, kad būtų galima finansuoti gynybą. Ministrė "
    "sakė, kad tai būtinas žingsnis, bet opozicija su tuo nesutinka. Tas sprendimas sulaukė kritikos.",
    "et": "Valitsus otsustas kolmapäeval tõsta makse, et rahastada riigikaitset. See on hea, ütles ta.",
    "en": "The government decided on Wednesday to raise taxes. The minister said there was no other way.",
    "ru": "Правительство решило повысить налоги, сообщила премьер-министр в среду, как обещала ранее.",
    "de": "Die Regierung hat am Mittwoch beschlossen, die Steuern zu erhöhen, um die Bahn zu bezahlen.",
    "es": "El gobierno decidió el miércoles subir los impuestos. No hay otro camino, dijo un ministro ayer.",
    "pl": "Rząd zdecydował w środę podnieść podatki, by sfinansować obronę. No to już koniec, powiedziała.",
}


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told(code: str) -> None:
    assert other_language(OTHERS[code], "lv", COMMON) == code


def test_samples_are_latvian(samples: list[Article]) -> None:
    assert [other_language(article.text, "lv", COMMON) for article in samples] == [None] * len(samples)


def test_latvian_without_its_marks_is_latvian() -> None:
    text = "Premjers tresdien pazinoja, ka valdiba palielinas nodoklus, lai finansetu aizsardzibu."
    assert other_language(text, "lv", COMMON) is None


LATVIAN = [
    "Ukrainas vēstnieks sacīja, ka fronte turas, un lūdza sabiedrotos nekavēties ar palīdzību.",
    "Hokeja rezultāti: Toronto Maple Leafs – Boston Bruins 3:2, Dallas Stars – Seattle Kraken 1:4.",
    "Dziesmu “We will rock you” un “Another one bites the dust and another one gone” klausījās tūkstoši.",
    "Premjers tresdien pazinoja, ka valdiba palielinas nodoklus, lai finansetu aizsardzibu.",
    "Žurnāls “The New York Review of Books” un raidorganizācija “British Broadcasting Corporation”.",
]


@pytest.mark.parametrize("code", [code for code in OTHERS if code != "lt"])
def test_a_paragraph_in_another_language_is_found_among_latvian_ones(code: str) -> None:
    text = "\n\n".join([LATVIAN[0], OTHERS[code], LATVIAN[1]])
    [(start, end)] = foreign_paragraphs(text, "lv", LEXICON)
    assert text[start:end] == OTHERS[code] + "\n\n"


def test_latvian_paragraphs_are_never_foreign() -> None:
    assert foreign_paragraphs("\n\n".join(LATVIAN), "lv", LEXICON) == []


@pytest.mark.parametrize("text", ["", "Ja.", "12345", "OK OK OK", "Rail Baltica"])
def test_too_little_text_is_not_judged(text: str) -> None:
    assert other_language(text, "lv", COMMON) is None


@pytest.mark.skipif(not GOLD.exists(), reason="the gold sets are not here")
def test_gold_texts_are_latvian() -> None:
    paths = list(GOLD.glob("*.jsonl"))
    assert paths
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert other_language(json.loads(line)["text"], "lv", COMMON) is None
