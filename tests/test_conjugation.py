"""The forms of verbs: principal parts by conjugation, and every form of a verb of saying is found as one."""

import doctest

import pytest

from hronika.language import load_language
from hronika.language.latvian import conjugation
from hronika.language.latvian.conjugation import principal_parts, third_persons
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.lexicon import read_lexicon
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.statements.cues import find_cues

CUES = read_lexicon(LEXICON_FOLDER).cues


def test_examples() -> None:
    assert doctest.testmod(conjugation).failed == 0


@pytest.mark.parametrize(
    ("verb", "present", "past"),
    [
        ("teikt", "teic", "teica"),
        ("uzsvērt", "uzsver", "uzsvēra"),
        ("apņemties", "apņemas", "apņēmās"),
        ("lepoties", "lepojas", "lepojās"),
        ("sūdzēties", "sūdzas", "sūdzējās"),
        ("brīdināt", "brīdina", "brīdināja"),
        ("paģērēt", "paģēr", "paģērēja"),
        ("komentēt", "komentē", "komentēja"),
    ],
)
def test_principal_parts(verb: str, present: str, past: str) -> None:
    parts = principal_parts(verb)
    assert parts is not None
    assert (parts.present[0], parts.past) == (present, past)


def test_every_verb_of_saying_has_principal_parts() -> None:
    assert [verb for verb in CUES if principal_parts(verb) is None] == []


@pytest.mark.slow
def test_every_form_of_a_verb_of_saying_is_found() -> None:
    """All but those that are taken for a noun (`tvīto`, `pamatos`)."""
    language = load_language("lv")
    missed, count = [], 0
    for verb, governance in CUES.items():
        if "o" in governance.frames or not set("kt") & set(governance.frames):
            continue
        for form in third_persons(verb):
            name = "Ministrs Jānis Kalns" if form.endswith(("is", "ies")) else "Ministre Anna Kalna"
            words = TokenSequence(language.analyser.analyse(f"{name} {form}, ka algas augs."))
            count += 1
            if 3 not in find_cues(words, language):
                missed.append(form)
    assert count > 800
    assert len(missed) <= 0.04 * count, missed  # some lemmas that were misread have a longer stem
