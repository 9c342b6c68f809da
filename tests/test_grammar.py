"""What forms of Latvian mean, as reading asks for it."""

import pytest
from hand_made import sentence

from hronika.language.analysis import Token
from hronika.language.grammar import Evidence, Mood, NominalRole
from hronika.language.latvian.grammar import LatvianGrammar

GRAMMAR = LatvianGrammar()


def verb(form: str, relation: str = "root", **features: str) -> Token:
    return Token(0, len(form), form, "", "VERB", features, relation=relation)


def test_a_case_tells_the_role_and_the_place_of_a_genitive_too() -> None:
    tree = sentence("""
        Rīgā     Rīga     PROPN Loc.Fem.Sing  5 obl       -
        mēra     mērs     NOUN  Gen.Masc.Sing 3 nmod      -
        vizītei  vizīte   NOUN  Dat.Fem.Sing  5 iobj      -
        LETA     LETA     PROPN -             5 nsubj     -
        veltīja  veltīt   VERB  -             0 root      -
        tūkstoti tūkstotis NOUN Acc.Masc.Sing 5 obj       -
        vārdu    vārds    NOUN  Gen.Masc.Plur 6 nmod      -
    """)
    roles: list[NominalRole | None] = [GRAMMAR.role(tree, index) for index in range(len(tree))]
    assert roles == ["place", "possessor", "recipient", None, None, "object", "part"]
    assert GRAMMAR.agree(tree.tokens[1], tree.tokens[6])
    assert not GRAMMAR.agree(tree.tokens[0], tree.tokens[3])


def test_an_adposition_is_found_and_told_apart_by_its_case() -> None:
    tree = sentence("""
        Uz    uz    ADP  -             2 case -
        tilta tilts NOUN Gen.Masc.Sing 3 obl  -
        stāv  stāvēt VERB -            0 root -
    """)
    assert GRAMMAR.adposition(tree, 1) == 0
    assert GRAMMAR.adposition(tree, 2) is None
    assert GRAMMAR.adposition_sense(tree, 1, 0) == "uz Gen"


@pytest.mark.parametrize(
    ("token", "predicate"),
    [
        (verb("sacīja", VerbForm="Fin"), True),
        (verb("sacījis", VerbForm="Part", Case="Nom"), True),
        (verb("sacītajam", VerbForm="Part", Case="Dat"), False),
        (verb("sacītais", "amod", VerbForm="Part", Case="Nom"), False),
        (verb("sacīt", VerbForm="Inf"), False),
        (verb("sakot", VerbForm="Conv"), False),
        (Token(0, 4, "mērs", "mērs", "NOUN", {"Case": "Nom"}), False),
    ],
)
def test_predicates_are_finite_or_nominative_participles(token: Token, predicate: bool) -> None:
    assert GRAMMAR.is_predicate(token) is predicate


@pytest.mark.parametrize(
    ("mood", "meaning"),
    [("Cnd", "conditional"), ("Imp", "command"), ("Nec", "necessity"), ("Qot", "quotative"), ("Ind", None)],
)
def test_moods_have_meanings(mood: str, meaning: Mood | None) -> None:
    assert GRAMMAR.mood(verb("x", Mood=mood)) == meaning


def test_the_infinitive_tells_a_reflexive_verb() -> None:
    assert GRAMMAR.is_reflexive(Token(0, 8, "saskārās", "saskarties", "VERB"))
    assert not GRAMMAR.is_reflexive(Token(0, 7, "nopirka", "nopirkt", "VERB"))


def test_the_future_is_a_tense_or_an_ending_of_hearsay() -> None:
    assert GRAMMAR.is_future(verb("atvērs", VerbForm="Fin", Tense="Fut"))
    assert GRAMMAR.is_future(verb("atvēršot", VerbForm="Conv"))
    assert not GRAMMAR.is_future(verb("atverot", VerbForm="Conv"))


@pytest.mark.parametrize(
    ("lines", "index", "evidence"),
    [
        ("Viņš viņš PRON Nom 2 nsubj -\nbrauc braukt VERB Fin 0 root -", 1, "plain"),
        ("Viņš viņš PRON Nom 2 nsubj -\nbraucot braukt VERB Conv 0 root -", 1, "reported"),
        ("Braucot braukt VERB Conv 0 root -", 0, "neutral"),  # with nobody who goes: a converb
        ("Viņš viņš PRON Nom 2 nsubj -\nbraukšot braukt VERB Conv 0 root -", 1, "reported"),
        ("Viņš viņš PRON Nom 2 nsubj -\naizbraucis aizbraukt VERB Part 0 root -", 1, "perhaps"),
        (
            "Viņš viņš PRON Nom 3 nsubj -\nir būt AUX Fin 3 aux -\naizbraucis braukt VERB Part 0 root -",
            2,
            "plain",
        ),
        (
            "Viņš viņš PRON Nom 3 nsubj -\nesot būt AUX Qot 3 cop -\nslims slims ADJ Nom 0 root -",
            2,
            "reported",
        ),
        ("Slims slims ADJ Nom 0 root -", 0, "neutral"),
    ],
)
def test_evidence_of_hearsay(lines: str, index: int, evidence: Evidence) -> None:
    tree = sentence(lines)
    forms = {"Fin": {"VerbForm": "Fin"}, "Conv": {"VerbForm": "Conv"}, "Part": {"VerbForm": "Part"}}
    forms["Qot"] = {"Mood": "Qot"}
    for token in tree.tokens:
        token.features = forms.get(token.features["Case"], token.features)
    assert GRAMMAR.evidence(tree, index) == evidence


def test_verbs_are_found_by_their_stem() -> None:
    find = GRAMMAR.verb_finder(("noliegt", "brīdināt", "atzīties", "atzīt"))
    assert find(verb("noliedza")) == "noliegt"
    assert find(verb("brīdina")) == "brīdināt"
    assert find(verb("nenoliedza", Polarity="Neg")) == "noliegt"
    assert find(verb("nenoliedza")) is None
    assert find(verb("atzīs")) == "atzīt"
    assert find(verb("atzīs", Reflex="Yes")) is None
    assert find(verb("gāja")) is None


def test_the_stem_of_a_role_is_that_of_both_genders() -> None:
    stem = GRAMMAR.role_stem
    assert stem("ministre") == stem("ministrs")
    assert stem("politiķe") == stem("politiķis")
    assert stem("zinātniece") == stem("zinātnieks")
    assert stem("ministrs") != stem("prokurors")
