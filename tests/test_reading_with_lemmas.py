"""Beside a record reading gives the words of the text: with lemmas, and in names with the nominative."""

import unicodedata
from datetime import date
from typing import Any

import pytest

from hronika.article import Article
from hronika.errors import DataError, HronikaError
from hronika.lemmas import RecordWithLemmas, nominatives
from hronika.reading.reader import Reader

TEXT = "Tiltu slēdza pirmdien. Kalniņam par to nav, ko teikt, apgalvoja Jānis Kalniņš un Valsts kontrole."


def read(text: str) -> RecordWithLemmas:
    return Reader().read_with_lemmas(Article(text, published=date(2024, 5, 7)))


def test_words_have_lemmas_and_their_places(samples: list[Article]) -> None:
    for article in samples:
        words = Reader().read_with_lemmas(article).words
        assert len(words) > 50
        assert all(word.form == article.text[word.start : word.end] and word.lemma for word in words)
        assert [word.start for word in words] == sorted({word.start for word in words})
    assert [word.lemma for word in read(TEXT).words][:2] == ["tilts", "slēgt"]


def test_every_letter_and_digit_stands_in_a_word(samples: list[Article]) -> None:
    for article in samples:
        covered = {
            place
            for word in Reader().read_with_lemmas(article).words
            for place in range(word.start, word.end)
        }
        assert all(place in covered for place, letter in enumerate(article.text) if letter.isalnum())


def test_the_record_is_that_of_plain_reading(samples: list[Article]) -> None:
    for article in samples:
        assert Reader().read_with_lemmas(article).record == Reader().read(article)


def test_a_word_in_a_name_carries_the_nominative() -> None:
    carried = {word.form: word.nominative for word in read(TEXT).words}
    assert carried["Kalniņam"] == ("Kalniņš", "Jānis")
    assert (carried["Jānis"], carried["Kalniņš"]) == (("Jānis",), ("Kalniņš",))
    assert (carried["Valsts"], carried["kontrole"]) == (("Valsts",), ("kontrole",))
    assert carried["Tiltu"] == ()


def test_a_name_in_other_words_is_carried_whole() -> None:
    assert nominatives(["VUGD"], "Valsts ugunsdzēsības dienests") == [("Valsts", "ugunsdzēsības", "dienests")]
    carried = nominatives(["Jāņa", "Kalniņa"], "Jānis Pēteris Kalniņš")
    assert carried == [("Jānis",), ("Kalniņš", "Pēteris")]


def test_offsets_count_in_the_text_as_given() -> None:
    marked = unicodedata.normalize("NFD", TEXT).replace("slēdza", "slē\xaddza")
    words = read(marked).words
    assert [word.form for word in words] == [word.form for word in read(TEXT).words]
    for word in words:
        assert unicodedata.normalize("NFC", marked[word.start : word.end]).replace("\xad", "") == word.form


def test_workers_give_the_same(samples: list[Article]) -> None:
    given: list[Article | dict[str, Any] | HronikaError] = [*samples[:3], DataError("none"), {"text": ""}]
    one = list(Reader().read_many(given, lemmas=True))
    two = list(Reader(workers=2).read_many(given, lemmas=True))
    assert one[:3] == two[:3] == [Reader().read_with_lemmas(article) for article in samples[:3]]
    assert [str(error) for error in one[3:]] == [str(error) for error in two[3:]]
    assert all(isinstance(error, DataError) for error in two[3:])


@pytest.mark.parametrize("text", ["!!! ??? …", "😀"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert read(text).words == ()
