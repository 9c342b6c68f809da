"""Nicknames: part of a name inside it, a person beside somebody unnamed; scare quotes name nobody."""

import pytest

import hronika


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bokseris Ēriks “Mākonis” Vītiņš teica, ka uzvarēs.", "Ēriks Vītiņš"),
        ("Tiesa notiesāja Aigaru „Lapsu” Kreicu. Kreics spriedumu pārsūdzēs.", "Aigars Kreics"),
        ('"Man patīk troksnis," atzina Laura "Bite" Medne. Medne dzied kopš bērnības.', "Laura Medne"),
        ("Komandā atgriezies Toms «Garais Vilks» Zeltiņš. Zeltiņš būs kapteinis.", "Toms Zeltiņš"),
    ],
)
def test_a_nickname_inside_a_name(text: str, name: str) -> None:
    record = hronika.read(text)
    assert [person.name for person in record.people] == [name]
    assert all(statement.speaker_name == name for statement in record.statements)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Vadītāja Anna Liepa “Dienai” teica, ka algas augs.", {"“Dienai”"}),
        ("Māris Ozols “Panorāmā” Ilzei Kalniņai atzina kļūdu.", {"“Panorāmā”"}),
    ],
)
def test_a_medium_between_two_names_is_no_nickname(text: str, others: set[str]) -> None:
    names = hronika.read(text).names
    assert {name.span.text for name in names if name.kind != "person"} == others


@pytest.mark.parametrize(
    ("text", "nickname"),
    [
        ("“Te nakšņo daudzi,” sacīja kāds sargs, ko visi sauc par “Bruņurupuci”.", "“Bruņurupuci”"),
        ("„Suņu vairs nav,” stāstīja kāda sētniece, kuru kaimiņi dēvē par „Rozi”.", "„Rozi”"),
        ("Kāds zvejnieks, saukts par “Astoņkāji”, apgalvoja, ka tīkls ir tukšs.", "“Astoņkāji”"),
        ("Durvis atvēra ieslodzītais ar iesauku „Zobs”.", "„Zobs”"),
        ("Viņu pagalmā sauc par “Priesteri”.", "“Priesteri”"),
    ],
)
def test_a_nickname_of_somebody_unnamed_is_a_person(text: str, nickname: str) -> None:
    names = {name.span.text: name.kind for name in hronika.read(text).names}
    assert names.get(nickname) == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Ēku, ko rīdzinieki sauc par “Cukurtrauku”, nojauks.",
        "Skolotājs, kurš strādā bērnudārzā, ko sauc par “Saulīti”, saņēma balvu.",
        "Režisore izrādi nosauca par “Ilgām”.",
    ],
)
def test_a_thing_that_is_called_so_is_no_person(text: str) -> None:
    record = hronika.read(text)
    assert record.people == ()
    assert record.statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "Tā dēvētie “kārtības sargi” laupīja veikalus.",
        "„Brīvprātīgie” bija apbruņoti.",
        "Uz robežas dežurē Minskas “novērotāji”.",
    ],
)
def test_people_in_scare_quotes_are_no_institution(text: str) -> None:
    assert not any(name.span.text[0] in "“„" for name in hronika.read(text).names)


def test_a_society_keeps_its_name() -> None:
    names = hronika.read("Biedrība “Jaunie zemnieki” piketēja pie ministrijas.").names
    assert [(name.kind, name.name) for name in names] == [("organization", "Jaunie zemnieki")]
