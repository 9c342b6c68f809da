import pytest
from hand_made import read
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import cpu_seconds

import hronika
from hronika.reading.document.document import Document


def entities(document: Document) -> dict[str, list[str]]:
    """The names with the texts of their mentions."""
    return {e.name: [document.phrase_span(m).text for m in e.mentions] for e in document.entities}


def mention(*words: str, features: str, kind: str = "person", verb: str = "runā") -> str:
    """A sentence with one name and a verb."""
    lines = [
        f"{word} - PROPN {features} {0 if n == 0 else 1} {'root' if n == 0 else 'flat'} "
        f"{'B' if n == 0 else 'I'}-{kind}"
        for n, word in enumerate(words)
    ]
    return "\n".join([*lines, f"{verb} {verb} VERB - 1 dep O", "^. . PUNCT - 1 punct O"])


def test_one_person_in_every_case() -> None:
    document = read(
        mention("Vladimirs", "Putins", features="Nom.Masc.Sing"),
        mention("Putinam", features="Dat.Masc.Sing"),
        mention("Putina", features="Gen.Masc.Sing"),
        mention("Putinu", features="Acc.Masc.Sing"),
    )
    assert entities(document) == {"Vladimirs Putins": ["Vladimirs Putins", "Putinam", "Putina", "Putinu"]}
    [entity] = document.entities
    assert (entity.gender, entity.aliases) == ("male", {"Putins"})
    assert {name.name for name in document.names} == {"Vladimirs Putins"}


def test_the_name_is_made_from_inflected_forms_alone() -> None:
    document = read(
        mention("Kristapu", "Krištopanu", features="Acc.Masc.Sing"),
        mention("Krištopanam", features="Dat.Masc.Sing"),
    )
    assert list(entities(document)) == ["Kristaps Krištopans"]


def test_an_ambiguous_form_is_decided_by_another() -> None:
    # `Dubova` alone is a woman's nominative or a man's genitive; the dative shows the man.
    document = read(mention("Dubova", features="-"), mention("Dubovam", features="-"))
    assert list(entities(document)) == ["Dubovs"]


def test_brothers_stay_apart_and_a_bare_surname_goes_to_the_last() -> None:
    document = read(
        mention("Andris", "Vārnukalns", features="Nom.Masc.Sing"),
        mention("Māris", "Vārnukalns", features="Nom.Masc.Sing"),
        mention("Vārnukalns", features="Nom.Masc.Sing"),
        mention("Andra", "Vārnukalna", features="Gen.Masc.Sing"),
        mention("Māri", features="Acc.Masc.Sing"),
    )
    assert entities(document) == {
        "Andris Vārnukalns": ["Andris Vārnukalns", "Andra Vārnukalna"],
        "Māris Vārnukalns": ["Māris Vārnukalns", "Vārnukalns", "Māri"],
    }


def test_a_woman_and_a_man_of_one_surname() -> None:
    document = read(
        mention("Normunds", "Jaunarājs", features="Nom.Masc.Sing"),
        mention("Sarmīte", "Jaunarāja", features="Nom.Fem.Sing"),
        mention("Jaunarājs", features="Nom.Masc.Sing"),
        mention("Jaunarājai", features="Dat.Fem.Sing"),
    )
    assert entities(document) == {
        "Normunds Jaunarājs": ["Normunds Jaunarājs", "Jaunarājs"],
        "Sarmīte Jaunarāja": ["Sarmīte Jaunarāja", "Jaunarājai"],
    }


def test_initials_join_the_full_name() -> None:
    document = read(
        mention("A.", "Leimanis", features="Nom.Masc.Sing"),
        mention("Aivo", "Leimanis", features="Nom.Masc.Sing"),
        mention("V.", "Leimanis", features="Nom.Masc.Sing"),
    )
    assert entities(document) == {
        "Aivo Leimanis": ["A. Leimanis", "Aivo Leimanis"],
        "V. Leimanis": ["V. Leimanis"],
    }


def test_a_foreign_name_as_a_subject_stays() -> None:
    document = read(
        """
        Paolo Paolo PROPN - 3 nsubj B-person
        Merikoni Merikonis PROPN Acc.Masc.Sing 1 flat I-person
        runā runāt VERB - 0 root O"""
    )
    assert list(entities(document)) == ["Paolo Merikoni"]


def test_two_names_in_different_cases_are_two() -> None:
    document = read(
        """
        Putins Putins PROPN Nom.Masc.Sing 3 nsubj B-person
        Minsku Minsks PROPN Acc.Masc.Sing 1 flat I-person
        apmeklēja apmeklēt VERB - 0 root O"""
    )
    assert {entity.name: entity.kind for entity in document.entities} == {"Putins": "person", "Minska": "GPE"}


def test_a_name_the_tagger_missed_elsewhere() -> None:
    document = read(
        mention("Laila", "Bērzkalne", features="Nom.Fem.Sing"),
        """
        To tas PRON Acc.Masc.Sing 2 obj O
        noraidīja noraidīt VERB - 0 root O
        Bērzkalne Bērzkalne PROPN Nom.Fem.Sing 2 nsubj O""",
    )
    assert entities(document) == {"Laila Bērzkalne": ["Laila Bērzkalne", "Bērzkalne"]}


def test_a_title_of_courtesy_takes_the_genitive() -> None:
    document = read(
        mention("Kaspars", "Mednieks", features="Nom.Masc.Sing"),
        """
        Mednieka Mednieks PROPN Gen.Masc.Sing 2 nmod B-person
        kungs kungs NOUN Nom.Masc.Sing 3 nsubj O
        runā runāt VERB - 0 root O""",
    )
    assert entities(document) == {"Kaspars Mednieks": ["Kaspars Mednieks", "Mednieka"]}


SERVICE = """
    Valsts valsts NOUN Gen.Fem.Sing 5 nmod B-organization
    ugunsdzēsības ugunsdzēsība NOUN Gen.Fem.Sing 5 nmod I-organization
    un un CCONJ - 4 cc I-organization
    glābšanas glābšana NOUN Gen.Fem.Sing 2 conj I-organization
    dienestā dienests NOUN Loc.Masc.Sing 9 obl I-organization
    ( ( PUNCT - 7 punct O
    ^VUGD VUGD PROPN - 5 parataxis O
    ^) ) PUNCT - 7 punct O
    teica teikt VERB - 0 root O"""


@pytest.mark.parametrize("tagged", [True, False])
def test_an_abbreviation_in_brackets_joins_its_name(tagged: bool) -> None:
    lines = SERVICE
    if not tagged:  # the initials show it without the tagger as well
        lines = lines.replace("B-organization", "O").replace("I-organization", "O")
    document = read(
        lines,
        """
        VUGD VUGD PROPN - 2 nsubj O
        atgādina atgādināt VERB - 0 root O""",
    )
    [entity] = document.entities
    assert entity.name == "Valsts ugunsdzēsības un glābšanas dienests"
    assert entity.aliases == {"VUGD"}
    assert len(entity.mentions) == 3


def test_initials_without_brackets() -> None:
    document = read(
        """
        Datu dati NOUN Gen.Masc.Ptan 3 nmod B-organization
        valsts valsts NOUN Gen.Fem.Sing 3 nmod I-organization
        inspekcijai inspekcija NOUN Dat.Fem.Sing 0 root I-organization""",
        """
        DVI DVI PROPN - 2 nsubj B-organization
        ziņo ziņot VERB - 0 root O""",
    )
    assert entities(document) == {"Datu valsts inspekcija": ["Datu valsts inspekcijai", "DVI"]}


def test_a_legal_form_belongs_to_the_name() -> None:
    document = read(
        """
        SIA SIA NOUN - 4 nmod B-organization
        " " PUNCT - 4 punct B-organization
        ^Ziemeļu ziemelis NOUN Gen.Masc.Plur 4 nmod I-organization
        granula granula NOUN Nom.Fem.Sing 6 nsubj I-organization
        ^" " PUNCT - 4 punct I-organization
        ziņo ziņot VERB - 0 root O""",
        """
        " " PUNCT - 3 punct B-organization
        ^Ziemeļu ziemelis NOUN Gen.Masc.Plur 3 nmod I-organization
        granulas granula NOUN Gen.Fem.Sing 5 nmod I-organization
        ^" " PUNCT - 3 punct I-organization
        ēka ēka NOUN Nom.Fem.Sing 0 root O""",
    )
    assert entities(document) == {'SIA "Ziemeļu granula"': ['SIA "Ziemeļu granula"', '"Ziemeļu granulas"']}


def test_the_head_of_an_institution_is_taken_in() -> None:
    document = read(
        """
        Ogres Ogre PROPN Gen.Fem.Sing 2 nmod B-GPE
        novada novads NOUN Gen.Masc.Sing 3 nmod I-GPE
        pašvaldībā pašvaldība NOUN Loc.Fem.Sing 4 obl O
        atzina atzīt VERB - 0 root O"""
    )
    assert {entity.name: entity.kind for entity in document.entities} == {
        "Ogres novada pašvaldība": "organization"
    }


def test_every_mention_tells_whom_it_names() -> None:
    document = read(
        mention("Rīga", features="Nom.Fem.Sing", kind="GPE"),
        mention("Jānis", "Ozols", features="Nom.Masc.Sing"),
        mention("Rīga", features="Nom.Fem.Sing", kind="GPE"),
    )
    riga, ozols = document.entities
    assert [name.entity for name in document.names] == [riga.id, ozols.id, riga.id]
    assert [person.id for person in document.people] == [ozols.id]
    assert len({riga.id, ozols.id, *(name.id for name in document.names)}) == 5


def test_no_names_no_entities() -> None:
    document = read("līst līt VERB - 0 root O")
    assert (document.entities, document.names, document.people) == ([], [], [])


def test_the_spelling_of_home_in_brackets_is_the_same_person() -> None:
    document = read(
        """
        Krisu Kriss PROPN Acc.Masc.Sing 7 obj B-person
        Kūnsu Kūnss PROPN Acc.Masc.Sing 1 flat I-person
        ( ( PUNCT - 4 punct O
        ^Chris Chris X - 1 parataxis B-person
        Coons Coons X - 4 flat I-person
        ^) ) PUNCT - 4 punct O
        pārliecināja pārliecināt VERB - 0 root O"""
    )
    [entity] = document.entities
    assert (entity.name, entity.aliases) == ("Kriss Kūnss", {"Chris Coons"})


def test_a_country_is_not_the_institution_of_a_common_noun() -> None:
    document = read(
        """
        Krievijas Krievija PROPN Gen.Fem.Sing 2 nmod B-organization
        kara karš NOUN Gen.Masc.Sing 3 nmod I-organization
        gaita gaita NOUN Nom.Fem.Sing 0 root O"""
    )
    assert [(entity.name, entity.kind) for entity in document.entities] == [("Krievija", "GPE")]


TAGS = [
    "O",
    *(f"{mark}-{kind}" for mark in "BI" for kind in ("person", "organization", "GPE", "time", "event")),
]
FORMS = [
    "Jānis",
    "Kalniņa",
    "VID",
    "SIA",
    '"',
    "”",
    "(",
    ")",
    "mērs",
    "Rīgas",
    "A.",
    "un",
    "kungs",
    "ir",
    "-",
    "’",
]


@settings(deadline=None)  # the first of a process reads the lists of words
@given(st.data())
def test_any_analysis_can_be_read(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 12))
    lines = []
    for _ in range(size):
        form = data.draw(st.sampled_from(FORMS))
        upos = data.draw(st.sampled_from(["PROPN", "NOUN", "PUNCT", "X", "VERB", "ADJ"]))
        features = data.draw(st.sampled_from(["-", "Nom.Masc.Sing", "Gen.Fem.Sing", "Dat.Masc.Plur"]))
        relation = data.draw(st.sampled_from(["flat", "nmod", "appos", "conj", "nsubj", "acl", "punct"]))
        tag = data.draw(st.sampled_from(TAGS))
        lines.append(f"{form} - {upos} {features} {data.draw(st.integers(0, size))} {relation} {tag}")
    # A head that governs itself is no analysis; make such tokens roots.
    lines = [
        " ".join(
            ["0" if place == 4 and part == str(n + 1) else part for place, part in enumerate(line.split())]
        )
        for n, line in enumerate(lines)
    ]
    document = read("\n".join(lines))
    taken: set[int] = set()
    for entity in document.entities:
        assert entity.name
        for found in entity.mentions:
            places = set(range(found.first, found.last + 1))
            assert places
            assert not places & taken
            assert found.head in places
            taken |= places
    for name in document.names:
        assert name.span.text == document.article.text[name.span.start : name.span.end]


def test_an_actor_in_brackets_is_somebody_else() -> None:
    document = read(
        """
        Hamlets Hamlets PROPN Nom.Masc.Sing 6 nsubj B-person
        ( ( PUNCT - 3 punct O
        ^Kaspars Kaspars PROPN Nom.Masc.Sing 1 parataxis B-person
        Znotiņš Znotiņš PROPN Nom.Masc.Sing 3 flat I-person
        ^) ) PUNCT - 3 punct O
        runā runāt VERB - 0 root O"""
    )
    assert list(entities(document)) == ["Hamlets", "Kaspars Znotiņš"]


def test_the_title_in_quotation_marks_finds_its_company() -> None:
    document = read(
        mention("Jānis", "Ozols", features="Nom.Masc.Sing"),
        """
        PF PF PROPN - 3 nmod B-organization
        " " PUNCT - 3 punct I-organization
        ^Ķekava Ķekava PROPN Nom.Fem.Sing 5 nsubj I-organization
        ^" " PUNCT - 3 punct I-organization
        aug augt VERB - 0 root O""",
        """
        " " PUNCT - 2 punct B-organization
        ^Ķekava Ķekava PROPN Nom.Fem.Sing 4 nsubj I-organization
        ^" " PUNCT - 2 punct I-organization
        aug augt VERB - 0 root O""",
    )
    assert 'PF "Ķekava"' in entities(document)
    assert len(document.entities) == 2


def test_a_given_name_that_is_no_place_is_a_person() -> None:
    document = read(
        """
        Stāsta stāstīt VERB - 0 root O
        Ausma ausma NOUN Nom.Fem.Sing 1 nsubj B-location"""
    )
    assert {entity.name: entity.kind for entity in document.entities} == {"Ausma": "person"}


def test_a_full_name_after_a_role_is_no_institution() -> None:
    document = read(
        """
        dramaturģes dramaturģe NOUN Gen.Fem.Sing 2 nmod O
        Martas Marta PROPN Gen.Fem.Sing 4 nmod B-organization
        Egles Egle PROPN Gen.Fem.Sing 2 flat I-organization
        luga luga NOUN Nom.Fem.Sing 0 root O"""
    )
    assert {entity.name: entity.kind for entity in document.entities} == {"Marta Egle": "person"}


def test_what_a_noun_says_that_a_title_names() -> None:
    document = read(
        """
        Teātris teātris NOUN Nom.Masc.Sing 3 nmod O
        " " PUNCT - 3 punct B-product
        ^Slieksnis slieksnis NOUN Nom.Masc.Sing 5 nsubj I-product
        ^" " PUNCT - 3 punct I-product
        spēlē spēlēt VERB - 0 root O"""
    )
    assert [entity.kind for entity in document.entities] == ["organization"]


@pytest.mark.parametrize("title", ["!", "…", "😀", "–", "\u0301"])
@pytest.mark.parametrize("kind", ["organization", "product", "event"])
def test_a_title_without_a_letter_is_no_name(title: str, kind: str) -> None:
    document = read(
        f"""
        laikraksts laikraksts NOUN Nom.Masc.Sing 0 root B-{kind}
        " " PUNCT - 3 punct I-{kind}
        {title} - PROPN - 1 nmod I-{kind}
        ^" " PUNCT - 3 punct I-{kind}"""
    )
    assert document.names == []


def test_a_name_has_no_white_space_around_it() -> None:
    document = read(
        """
        „ „ PUNCT - 3 punct B-product
        Jūras jūra NOUN Gen.Fem.Sing 3 nmod I-product
        ceļus ceļš NOUN Acc.Masc.Plur 5 obj I-product
        ” ” PUNCT - 3 punct I-product
        lasa lasīt VERB - 0 root O"""
    )
    assert [name.name for name in document.names] == ["Jūras ceļi"]


def test_time_grows_with_the_number_of_names_and_not_with_its_square() -> None:
    def seconds(people: int) -> float:
        sentences = []
        for number in range(people):
            given = "".join("bdgklmnprst"[int(digit)] + "aeiou"[int(digit) // 2] for digit in f"{number:04}")
            sentences.append(mention(f"{given.title()}s", "Bērziņš", features="Nom.Masc.Sing"))
            sentences.append(mention("Bērziņam", features="Dat.Masc.Sing"))
        return cpu_seconds(lambda: read(*sentences), times=1)

    seconds(20)
    assert seconds(800) < 3 * 8 * seconds(100)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Labākā bija Paula Strautiņa. Strautiņas metiens izšķīra spēli.", "Paula Strautiņa"),
        ("Otrā bija Gunta Ozoliņa. Ozoliņas laiks ir rekords.", "Gunta Ozoliņa"),
        ("Uzvarētāja ir Aiga Kalniņa. Kalniņas balva ir zelts.", "Aiga Kalniņa"),
    ],
)
def test_a_woman_with_a_name_that_could_be_a_mans_in_the_genitive(text: str, name: str) -> None:
    assert [mention.name for mention in hronika.read(text).names] == [name, name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Priekšlikumu noteikt izņēmumu Rīgai Saeima noraidīja.", {"Rīga", "Saeima"}),
        ("Dotāciju Jūrmalai Saeima piešķīra maijā.", {"Jūrmala", "Saeima"}),
        ("Atlaidi Daugavpilij Saeima nepiešķīra.", {"Daugavpils", "Saeima"}),
    ],
)
def test_a_town_and_who_decides_on_it_are_two_names(text: str, names: set[str]) -> None:
    assert {name.name for name in hronika.read(text).names} == names
