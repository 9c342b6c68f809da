import pytest
from hand_made import sentence
from hypothesis import given
from hypothesis import strategies as st

import hronika
from hronika.language.latvian.declension import LatvianDeclension

DECLENSION = LatvianDeclension()

PHRASES = {
    "ārvalstu diplomāti": """
        ārvalstu ārvalsts NOUN Gen.Fem.Plur 2 nmod O
        diplomātu diplomāts NOUN Gen.Masc.Plur 0 root O""",
    "Valsts ugunsdzēsības un glābšanas dienests": """
        Valsts valsts NOUN Gen.Fem.Sing 5 nmod B-organization
        ugunsdzēsības ugunsdzēsība NOUN Gen.Fem.Sing 5 nmod I-organization
        un un CCONJ - 4 cc I-organization
        glābšanas glābšana NOUN Gen.Fem.Sing 2 conj I-organization
        dienestā dienests NOUN Loc.Masc.Sing 0 root I-organization""",
    "avots policijā": """
        Avots avots NOUN Nom.Masc.Sing 0 root O
        policijā policija NOUN Loc.Fem.Sing 1 nmod O""",
    "liecinieks": """
        Kāds kāds DET Nom.Masc.Sing 2 det O
        liecinieks liecinieks NOUN Nom.Masc.Sing 0 root O""",
    "kāda ciema iedzīvotāja": """
        Kāda kāds DET Gen.Masc.Sing 2 det O
        ciema ciems NOUN Gen.Masc.Sing 3 nmod O
        iedzīvotāja iedzīvotāja NOUN Nom.Fem.Sing 0 root O""",
    "uzņēmuma līdzīpašnieks Kirovs Lipmans": """
        uzņēmuma uzņēmums NOUN Gen.Masc.Sing 2 nmod O
        līdzīpašnieka līdzīpašnieks NOUN Gen.Masc.Sing 3 nmod O
        Kirova Kirovs PROPN Gen.Masc.Sing 0 root B-person
        Lipmana Lipmans PROPN Gen.Masc.Sing 3 flat I-person""",
    "daudz cilvēku": """
        daudz daudz ADV - 2 advmod O
        cilvēku cilvēks NOUN Gen.Masc.Plur 0 root O""",
    "trīs diplomāti": """
        Trim trīs NUM Dat.Masc.Plur 2 nummod O
        diplomātiem diplomāts NOUN Dat.Masc.Plur 0 root O""",
    "negodīgie politiķi": """
        negodīgos negodīgs ADJ Acc.Masc.Plur.Def 2 amod O
        politiķus politiķis NOUN Acc.Masc.Plur 0 root O""",
    "galvenā trenere": """
        galveno galvenais ADJ Acc.Fem.Sing.Def 2 amod O
        treneri trenere NOUN Acc.Fem.Sing 0 root O""",
    "manas māsas": """
        manām mana DET Dat.Fem.Plur 2 det O
        māsām māsa NOUN Dat.Fem.Plur 0 root O""",
    'SIA "Ziemeļu granula"': """
        SIA SIA NOUN - 0 root B-organization
        " " PUNCT - 4 punct I-organization
        ^Ziemeļu ziemelis NOUN Gen.Masc.Plur 4 nmod I-organization
        granula granula NOUN Nom.Fem.Sing 1 nmod I-organization
        ^" " PUNCT - 4 punct I-organization""",
    "Valsts ieņēmumu dienesta pārstāvis": """
        Valsts valsts NOUN Gen.Fem.Sing 3 nmod B-organization
        ieņēmumu ieņēmums NOUN Gen.Masc.Plur 3 nmod I-organization
        dienesta dienests NOUN Gen.Masc.Sing 7 nmod I-organization
        ( ( PUNCT - 5 punct O
        ^VID VID PROPN - 3 parataxis O
        ^) ) PUNCT - 5 punct O
        pārstāvim pārstāvis NOUN Dat.Masc.Sing 0 root O""",
    "vīrs un sieva": """
        vīru vīrs NOUN Acc.Masc.Sing 0 root O
        un un CCONJ - 3 cc O
        sievu sieva NOUN Acc.Fem.Sing 1 conj O""",
    "Baltkrievijas bruņotie spēki": """
        Baltkrievijas Baltkrievija PROPN Gen.Fem.Sing 0 nmod B-organization
        bruņoto bruņots ADJ Gen.Masc.Plur.Def 3 amod I-organization
        spēku spēks NOUN Gen.Masc.Plur 0 root I-organization""",
    "brieži": "briežiem briedis NOUN Dat.Masc.Plur 0 root O",
    "valstis": "valstīm valsts NOUN Dat.Fem.Plur 0 root O",
    "upes": "upēm upe NOUN Dat.Fem.Plur 0 root O",
    "zaļš krasts": """
        zaļam zaļš ADJ Dat.Masc.Sing.Ind 2 amod O
        krastam krasts NOUN Dat.Masc.Sing 0 root O""",
}


@pytest.mark.parametrize("phrase", PHRASES)
def test_nominative(phrase: str) -> None:
    made = sentence(PHRASES[phrase])
    assert DECLENSION.nominative(made, range(len(made))) == phrase


@pytest.mark.parametrize("phrase", PHRASES)
@given(chosen=st.sets(st.integers(0, 6), min_size=1))
def test_any_choice_of_tokens_gives_words_of_a_phrase(phrase: str, chosen: set[int]) -> None:
    made = sentence(PHRASES[phrase])
    tokens = sorted(index for index in chosen if index < len(made))
    if tokens:
        assert isinstance(DECLENSION.nominative(made, tokens), str)


def test_nothing_gives_nothing() -> None:
    assert DECLENSION.nominative(sentence(PHRASES["upes"]), []) == ""


@pytest.mark.parametrize(
    ("line", "nominative"),
    [
        ("līcī līcs NOUN Loc.Masc.Sing 0 root O", "līcis"),
        ("pilij pilis NOUN Dat.Fem.Sing 0 root O", "pils"),
        ("akmenim akmens NOUN Dat.Masc.Sing 0 root O", "akmens"),
        ("ministriju ministrija NOUN Acc.Fem.Sing 0 root O", "ministrija"),
    ],
)
def test_a_lemma_that_does_not_decline_so_is_not_believed(line: str, nominative: str) -> None:
    assert DECLENSION.nominative(sentence(line), [0]) == nominative


def test_a_reflexive_pronoun_has_no_nominative() -> None:
    [event] = hronika.read("Viņa zīlēja visiem – sev, tētim un mammai.").events
    assert "visi – sev, tētis un mamma" in [each.name for each in event.participants]
