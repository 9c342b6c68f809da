"""The factuality of events: the examples of `docs/factuality.md` are read as it says."""

import re
from pathlib import Path

import pytest

from hronika import read

GUIDE = Path(__file__).parents[1] / "docs" / "factuality.md"
ROW = re.compile(r"^\| (.+) \| (\w+) \| (\w+) \| (positive|negative) \|$", re.MULTILINE)
EXAMPLES = ROW.findall(GUIDE.read_text(encoding="utf-8"))


def test_there_are_examples_of_every_class() -> None:
    assert {vouched for _, _, vouched, _ in EXAMPLES} == {
        "asserted", "attributed", "denied", "possible", "planned", "hypothetical",
    }  # fmt: skip


@pytest.mark.parametrize(("text", "word", "vouched", "polarity"), EXAMPLES)
def test_examples_are_read_as_the_guide_says(text: str, word: str, vouched: str, polarity: str) -> None:
    events = {event.predicate.text: event for event in read(text, published="2026-03-14").events}
    assert word in events
    assert (events[word].vouched, events[word].polarity) == (vouched, polarity)


@pytest.mark.parametrize("text", ["Karš netraucē pilsētai attīstīties.", "Slimība netraucē strādāt."])
def test_what_is_asserted_has_no_evidence_of_less(text: str) -> None:
    events = [event for event in read(text).events if event.vouched == "asserted"]
    assert events
    assert not any(event.evidence for event in events)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ministre jebkuru uzbrukumu uzskata par noziegumu.", "uzbrukumu"),
        ("Jebkāds streiks kaitētu uzņēmumam.", "streiks"),
        ("Jebkura protesta akcija jāsaskaņo ar domi.", "akcija"),
    ],
)
def test_of_any_one_none_is_told_to_have_happened(text: str, word: str) -> None:
    assert all(event.vouched != "asserted" for event in read(text).events if event.predicate.text == word)


NOUNS = (
    "signālu", "norādes", "leģendu", "pazīmes", "pierādījumus", "datus", "draudus", "stāstu",
    "ierakstu", "iespaidu", "informāciju", "vēstuli", "mājienu", "publikāciju", "tenkas", "nojautu",
    "apgalvojumu", "teoriju", "mītu", "bažas",
)  # fmt: skip
VERBS = (
    "izlikās", "iedomājās", "noticēja", "izplatīja", "maldināja", "dzirdēja", "juta", "iztēlojās",
    "fantazēja", "nopludināja", "baumoja", "spekulēja", "meloja", "cerēja", "apšaubīja", "domāja",
)  # fmt: skip


@pytest.mark.parametrize("noun", NOUNS)
def test_what_a_noun_has_for_its_content_is_no_fact(noun: str) -> None:
    record = read(f"Policija vakar apsprieda {noun}, ka vīrietis nozadzis mašīnu.")
    [event] = [event for event in record.events if event.predicate.text == "nozadzis"]
    assert event.vouched != "asserted"


@pytest.mark.parametrize("verb", VERBS)
def test_what_somebody_only_thinks_or_hears_is_no_fact(verb: str) -> None:
    record = read(f"Policists Juris Zaķis vakar {verb}, ka vīrietis nozadzis mašīnu.")
    [event] = [event for event in record.events if event.predicate.text == "nozadzis"]
    assert event.vouched != "asserted"


@pytest.mark.parametrize("start", ["Policija apsprieda faktu", "Policija saprata", "Izrādījās", "Nav šaubu"])
def test_what_is_presupposed_is_one(start: str) -> None:
    record = read(f"{start}, ka vīrietis nozadzis mašīnu.")
    assert [event.vouched for event in record.events if event.predicate.text == "nozadzis"] == ["asserted"]


@pytest.mark.parametrize("denies", ["apgāza", "atspēkoja", "noraidīja", "noliedza"])
def test_information_that_is_refuted_is_denied(denies: str) -> None:
    record = read(f"Policija {denies} tīklos izplatīto informāciju, ka viens no cietušajiem miris.")
    assert [event.vouched for event in record.events if event.predicate.text == "miris"] == ["denied"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ministrs piekrita: “Skola jau slēgta.”", "slēgta"),
        ("Viņam piekrīt ekonomists Jānis Kalns: “Cenas nav augušas.”", "augušas"),
        ("Zaķis apsolīja: “Tilts jau uzcelts.”", "uzcelts"),
    ],
)
def test_what_is_said_to_be_done_is_no_plan_whatever_the_verb_of_saying(text: str, word: str) -> None:
    (event,) = [each for each in read(text).events if each.predicate.text == word]
    assert event.vouched == "attributed"
