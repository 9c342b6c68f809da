from hand_made import read

from hronika.reading.document.document import Document


def roles(document: Document) -> dict[str, list[str]]:
    return {person.name: [role.text for role in person.roles] for person in document.people}


def test_a_role_before_the_name() -> None:
    document = read(
        """
        Krievijas Krievija PROPN Gen.Fem.Sing 2 nmod B-GPE
        prezidents prezidents NOUN Nom.Masc.Sing 3 nmod O
        Vladimirs Vladimirs PROPN Nom.Masc.Sing 5 nsubj B-person
        Putins Putins PROPN Nom.Masc.Sing 3 flat I-person
        runā runāt VERB - 0 root O"""
    )
    assert roles(document) == {"Vladimirs Putins": ["Krievijas prezidents"]}
    assert document.entities[1].roles[0].lemma == "prezidents"


def test_a_role_after_the_name() -> None:
    document = read(
        """
        Putins Putins PROPN Nom.Masc.Sing 6 nsubj B-person
        ^, , PUNCT - 4 punct O
        Krievijas Krievija PROPN Gen.Fem.Sing 4 nmod B-GPE
        prezidents prezidents NOUN Nom.Masc.Sing 1 appos O
        ^, , PUNCT - 4 punct O
        runā runāt VERB - 0 root O"""
    )
    assert roles(document) == {"Putins": ["Krievijas prezidents"]}


def test_two_roles_are_two() -> None:
    document = read(
        """
        armijas armija NOUN Gen.Fem.Sing 2 nmod O
        komandieris komandieris NOUN Nom.Masc.Sing 4 nmod O
        ģenerālis ģenerālis NOUN Nom.Masc.Sing 4 nmod O
        Serhijs Serhijs PROPN Nom.Masc.Sing 6 nsubj B-person
        Najevs Najevs PROPN Nom.Masc.Sing 4 flat I-person
        runā runāt VERB - 0 root O"""
    )
    assert roles(document) == {"Serhijs Najevs": ["armijas komandieris", "ģenerālis"]}


def test_an_owner_is_not_the_role_of_the_owned() -> None:
    document = read(
        """
        ministra ministrs NOUN Gen.Masc.Sing 2 nmod O
        Riharda Rihards PROPN Gen.Masc.Sing 4 nmod B-person
        Kozlovska Kozlovskis PROPN Gen.Masc.Sing 2 flat I-person
        pārstāve pārstāve NOUN Nom.Fem.Sing 5 nmod O
        Daiga Daiga PROPN Nom.Fem.Sing 7 nsubj B-person
        Holma Holma PROPN Nom.Fem.Sing 5 flat I-person
        runā runāt VERB - 0 root O"""
    )
    assert roles(document) == {
        "Rihards Kozlovskis": ["ministra"],
        "Daiga Holma": ["ministra Riharda Kozlovska pārstāve"],
    }


def test_a_role_as_a_predicate() -> None:
    document = read(
        """
        Ozols Ozols PROPN Nom.Masc.Sing 4 nsubj B-person
        ir būt AUX - 4 cop O
        Rīgas Rīga PROPN Gen.Fem.Sing 4 nmod B-GPE
        mērs mērs NOUN Nom.Masc.Sing 0 root O"""
    )
    assert roles(document) == {"Ozols": ["Rīgas mērs"]}


def test_the_role_tells_the_gender_of_a_bare_surname() -> None:
    document = read(
        """
        ministre ministre NOUN Nom.Fem.Sing 2 nmod O
        Kļava Kļava PROPN Nom.Fem.Sing 3 nsubj B-person
        runā runāt VERB - 0 root O"""
    )
    assert [person.gender for person in document.people] == ["female"]


def test_a_role_read_as_the_other_gender() -> None:
    document = read(
        """
        valdes valde NOUN Gen.Fem.Sing 2 nmod O
        priekšsēdētāja priekšsēdētājs NOUN Gen.Masc.Sing 3 nmod O
        Inga Inga PROPN Nom.Fem.Sing 5 nsubj B-person
        Kļava Kļava PROPN Nom.Fem.Sing 3 flat I-person
        runā runāt VERB - 0 root O"""
    )
    assert roles(document) == {"Inga Kļava": ["valdes priekšsēdētāja"]}
    assert document.entities[0].roles[0].lemma == "priekšsēdētāja"


def test_an_abbreviation_in_brackets_inside_a_role() -> None:
    document = read(
        """
        Dārznieku dārznieks NOUN Gen.Masc.Plur 2 nmod B-organization
        savienības savienība NOUN Gen.Fem.Sing 6 nmod I-organization
        ( ( PUNCT - 4 punct O
        ^DS DS PROPN - 2 parataxis B-organization
        ^) ) PUNCT - 4 punct O
        vadītāja vadītāja NOUN Nom.Fem.Sing 7 nmod O
        Agrita Agrita PROPN Nom.Fem.Sing 8 nsubj B-person
        runā runāt VERB - 0 root O"""
    )
    assert roles(document) == {"Agrita": ["Dārznieku savienības (DS) vadītāja"]}


def test_a_party_in_brackets_is_no_role() -> None:
    document = read(
        """
        Ozols Ozols PROPN Nom.Masc.Sing 5 nsubj B-person
        ( ( PUNCT - 3 punct O
        ^ZZS ZZS PROPN - 1 parataxis B-organization
        ^) ) PUNCT - 3 punct O
        runā runāt VERB - 0 root O"""
    )
    assert roles(document) == {"Ozols": []}
