"""What an article calls somebody, as it is shown and compared: the noun of a role with what it is of."""

import pytest

from hronika.archive.identity.profiles import appearances_of
from hronika.article import Article
from hronika.reading.reader import Reader


@pytest.mark.parametrize(
    ("text", "title", "noun", "of"),
    [
        ("Ukrainas vēstnieks Lielbritānijā Valērijs Zars uzstājās.",
         "Ukrainas vēstnieks Lielbritānijā", "vēstnie", {"ukraina", "lielbritānija"}),
        ("Ministrs uzklausīja NATO pārstāvi Ukrainā Pēteri Lāci.",
         "NATO pārstāvis Ukrainā", "pārstāv", {"nato", "ukraina"}),
        ("Biedrība klusē, bet tās vadītāja Ilze Roze atvainojās.", "vadītāja", "vadītāj", set()),
        ("Uzņēmums klusē, bet tā direktors Juris Roze atvainojās.", "direktors", "direktor", set()),
        ("Ieradās ministre un viņas padomnieks Juris Roze.", "padomnieks", "padomnie", set()),
        ("Runāja Rīgas domes priekšsēdētājs Juris Roze.",
         "Rīgas domes priekšsēdētājs", "priekšsēdētāj", {"rīga", "dome"}),
    ],
)  # fmt: skip
def test_a_role_has_its_noun_and_no_pronoun(text: str, title: str, noun: str, of: set[str]) -> None:
    reading = Reader().read_with_lemmas(Article(text))
    [person] = [each for each in appearances_of(reading.record, reading.words) if each.title == title]
    assert [(role.noun, set(role.of)) for role in person.roles] == [(noun, of)]
