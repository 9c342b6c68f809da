"""The forms of verbs: principal parts by conjugation, and every form of a verb of saying is found as one."""

import doctest

import pytest

from hronika.language import load_language
from hronika.language.latvian import conjugation
from hronika.language.latvian.conjugation import action_nouns, forms, principal_parts, third_persons
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


@pytest.mark.parametrize(
    ("verb", "of_them"),
    [
        ("lūgt", "lūdz lūgs lūgusi lūguši lūdzot lūgdams lūgtu lūgts lūdzām"),
        ("pateikt", "pateica pateikusi pateicis pateiks"),
        ("spriest", "spriež sprieda spriedīs sprieduši spriežot"),
        ("apņemties", "apņemas apņēmās apņēmies apņēmusies apņemsies apņemoties"),
        ("smieties", "smejas smējās smējies smējušies smejoties"),
        ("komentēt", "komentē komentējusi komentējot komentējam komentējām"),
    ],
)
def test_forms(verb: str, of_them: str) -> None:
    assert set(of_them.split()) <= set(forms(verb))
    assert "lūdzusi" not in forms("lūgt")


def test_nouns_of_what_is_said() -> None:
    made = {verb: [*action_nouns(verb)] for verb in ("pieļaut", "noliegt", "izteikt", "lielīties")}
    assert made == {
        "pieļaut": ["pieļāvums"],
        "noliegt": ["noliegums"],
        "izteikt": ["izteikums"],
        "lielīties": ["lielījums", "lielīšanās"],
    }


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Ministre taujā, vai algas augs.", "taujāt"),
        ("Ministre Anna Kalna gavilē, ka algas augs.", "gavilēt"),
        ("Kaimiņi tenko, ka māja pārdota.", "tenkot"),
        ("Ministre paģēr, lai algas augtu.", "paģērēt"),
        ("Ministrs ir lūdzis, un ministre ir liegusies, ka algas augs.", "liegties"),
        ("Deputāti ir smējušies, ka algas augs.", "smieties"),
        ("Ministre vaicās, vai algas augs.", "vaicāt"),
    ],
)
def test_a_form_that_the_model_does_not_know_has_its_lemma(text: str, lemma: str) -> None:
    found = TokenSequence(load_language("lv").analyser.analyse(text)).tokens
    assert [token.upos for token in found if token.lemma == lemma] == ["VERB"]


@pytest.mark.parametrize(
    "text",
    [
        "Deputāti ir vienās domās, ka algas augs.",
        "Viņa dzīvo prātos, ka viss izdosies.",
        "Lēmums balstās uz pamatiem, ka visi ir vienlīdzīgi.",
    ],
)
def test_a_noun_before_a_clause_stays_one_beside_a_verb(text: str) -> None:
    tokens = TokenSequence(load_language("lv").analyser.analyse(text)).tokens
    comma = next(i for i, token in enumerate(tokens) if token.text == ",")
    assert tokens[comma - 1].upos == "NOUN"


@pytest.mark.slow
def test_every_form_of_a_verb_of_saying_is_found() -> None:
    """All but those that another verb has too (`rēķinās`), or an adverb (`vēl`)."""
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
    assert len(missed) <= 0.01 * count, missed
