from collections.abc import Iterator

import pytest

from hronika.language.analysis import Analyser
from hronika.language.latvian.analyser import LatvianAnalyser

TEXT = "Ministre pirmdien sacīja: “Ceļu atvērs.”\n\nLatvijas Banka to noliedz. Kāpēc?"


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return LatvianAnalyser()


def test_tokens_are_pinned_to_the_text(analyser: Analyser) -> None:
    analysis = analyser.analyse(TEXT)
    for token in analysis.tokens():
        assert TEXT[token.start : token.end] == token.text
        assert token.lemma
        assert token.upos
        assert token.relation
    assert analysis.sentences[0].paragraph == 0


def test_every_sentence_has_one_root(analyser: Analyser) -> None:
    for sentence in analyser.analyse(TEXT).sentences:
        assert [token.head for token in sentence].count(-1) == 1


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_text_has_no_sentences(analyser: Analyser, text: str) -> None:
    assert analyser.analyse(text).sentences == []


def test_many_texts_come_in_order_as_they_are_asked_for(analyser: Analyser) -> None:
    taken = []

    def texts() -> Iterator[str]:
        for text in ("Viens.", "Divi.", "Trīs."):
            taken.append(text)
            yield text

    stream = analyser.analyse_many(texts())
    assert next(stream).text == "Viens."
    assert taken == ["Viens."]
    assert [analysis.text for analysis in stream] == ["Divi.", "Trīs."]


def test_a_text_is_analysed_the_same_in_any_company(analyser: Analyser) -> None:
    alone = analyser.analyse(TEXT)
    among = list(analyser.analyse_many(["Cits teksts, garāks par pirmo.", TEXT]))[1]
    assert alone == among
