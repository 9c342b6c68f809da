from hronika.language.latvian.form_rules import ABBREVIATION, Tag, with_abbreviations

NOMINATIVE = {"Case": "Nom", "Gender": "Masc", "Number": "Sing"}


def tags(*upos: str) -> list[Tag]:
    return [(name, NOMINATIVE) for name in upos]


def test_an_abbreviation_in_capitals_has_no_case() -> None:
    assert with_abbreviations(["VUGD", "vadītājs"], tags("VERB", "NOUN")) == [
        ("PROPN", ABBREVIATION),
        ("NOUN", NOMINATIVE),
    ]


def test_a_noun_stays_one() -> None:
    assert with_abbreviations(["ASV", "dolārs"], tags("NOUN", "NOUN"))[0] == ("NOUN", ABBREVIATION)


def test_what_has_no_case_is_left_alone() -> None:
    number: list[Tag] = [("NUM", {"NumType": "Card"}), ("NOUN", NOMINATIVE)]
    assert with_abbreviations(["XIV", "gadsimts"], number) == number


def test_a_sentence_that_shouts_is_left_alone() -> None:
    found = tags("NOUN", "NOUN", "NOUN")
    assert with_abbreviations(["SAEIMA", "SĀKS", "DARBU"], found) == found


def test_an_abbreviation_is_no_verb() -> None:
    infinitive: Tag = ("VERB", {"Polarity": "Pos", "VerbForm": "Inf"})
    assert with_abbreviations(["AST", "loceklis"], [infinitive, ("NOUN", NOMINATIVE)])[0] == (
        "PROPN",
        ABBREVIATION,
    )
