"""Nouns of saying are made from the verbs of saying, and report as those do."""

import pytest

import hronika
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.latvian.saying_nouns import with_nouns_of_saying
from hronika.language.lexicon import Governance, Lexicon, read_lexicon

LISTED = read_lexicon(LEXICON_FOLDER)
NOUNS = with_nouns_of_saying(LISTED).cue_nouns


def test_nouns_have_the_act_of_their_verb() -> None:
    assert NOUNS["apgalvojums"] == Governance("say", "k")
    assert NOUNS["lūgums"] == Governance("demand", "ki")
    assert NOUNS["noliegums"].act == "deny"
    assert NOUNS["atrunāšanās"] == Governance("say", "k")
    assert len(NOUNS) > 2 * len(LISTED.cue_nouns)


def test_what_is_listed_is_not_overwritten() -> None:
    assert {noun: NOUNS[noun] for noun in LISTED.cue_nouns} == LISTED.cue_nouns


def test_a_listed_noun_says_something_that_its_verb_does_not() -> None:
    made = with_nouns_of_saying(Lexicon(cues=LISTED.cues)).cue_nouns
    assert [noun for noun, governance in LISTED.cue_nouns.items() if made.get(noun) == governance] == []


@pytest.mark.parametrize("noun", ["spriedums", "uzdevums", "likums", "noteikums", "sākums", "nosacījums"])
def test_results_of_other_things_are_none(noun: str) -> None:
    assert noun not in NOUNS


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Presē parādījās Jāņa Vilka precizējums, ka nauda piešķirta jau martā.",
            "nauda piešķirta jau martā",
            "Jānis Vilks",
        ),
        (
            "Ministres Annas Rozes izsacījums, ka skolas nevienam nav vajadzīgas, izraisīja sašutumu.",
            "skolas nevienam nav vajadzīgas",
            "Anna Roze",
        ),
        (
            "Deputātus pārsteidza Annas Rozes raksturojums, ka dome strādā slikti.",
            "dome strādā slikti",
            "Anna Roze",
        ),
        (
            "Jāņa Vilka brīdinājums nepeldēties upē bija laikā.",
            "nepeldēties upē",
            "Jānis Vilks",
        ),
    ],
)
def test_a_noun_that_was_never_listed_reports(text: str, content: str, speaker: str) -> None:
    (statement,) = hronika.read(text).statements
    assert [text[part.start : part.end] for part in statement.content] == [content]
    assert statement.speaker_name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Stājās spēkā spriedums, ka nama īpašnieks ir pilsēta.",
        "Policistam bija uzdevums atrast zagli.",
        "Ir noteikums, ka suņi jāved pavadā.",
    ],
)
def test_no_statement_under_other_nouns(text: str) -> None:
    assert not hronika.read(text).statements
