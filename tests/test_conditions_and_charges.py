"""What is only supposed, charged or aimed at: never told as a fact."""

import pytest

from hronika import read


def vouched(text: str) -> dict[str, str]:
    """The factuality of each event, by its predicate."""
    return {event.predicate.text: event.vouched for event in read(text, published="2026-05-07").events}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ja izrādīsies, ka firma melojusi, līgumu lauzīs.", "melojusi"),
        ("Ja atklāsies, ka kuģis piesārņojis ūdeni, kapteini arestēs.", "piesārņojis"),
        ("Ja eksperti secinās, ka tilts ir bojāts, to slēgs.", "bojāts"),
        ("Firmu sodīs, ja tiesa atzīs, ka tā krāpusi klientus.", "krāpusi"),
        ("Ja pārbaudē tiks konstatēts, ka noteikumi pārkāpti, uzņēmumu sodīs.", "pārkāpti"),
    ],
)
def test_what_may_be_found_out_is_as_open_as_its_condition(text: str, predicate: str) -> None:
    assert vouched(text)[predicate] == "hypothetical"


def test_what_was_found_out_is_so() -> None:
    assert vouched("Kad izrādījās, ka firma melojusi, līgumu lauza.")["melojusi"] == "asserted"


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Ierēdne aizturēta par kukuļņemšanu.", "kukuļņemšanu"),
        ("Par slepkavību arestēja divus vīriešus.", "slepkavību"),
        ("Kalns apcietināts par izspiešanu.", "izspiešanu"),
        ("Sākta kriminālvajāšana par naudas atmazgāšanu.", "atmazgāšanu"),
        ("Policija aizturēja vīrieti par to, ka viņš sitis sievu.", "sitis"),
    ],
)
def test_what_somebody_is_held_for_is_a_charge(text: str, deed: str) -> None:
    assert vouched(text)[deed] == "attributed"


@pytest.mark.parametrize(
    ("text", "accused", "deed"),
    [
        ("Jāni Kalnu tiesā par zādzību.", "Jānis Kalns", "zādzību"),
        ("Sievieti tiesā par krāpšanu, viņa vainu noliedz.", "sieviete", "krāpšanu"),
        ("Par krāpšanu tiesā Ozolu un viņa brāli.", "Ozols", "krāpšanu"),
        ("Rīgā tiesā trīs vīriešus par slepkavību.", "trīs vīrieši par slepkavību", "slepkavību"),
    ],
)
def test_who_is_tried_is_not_the_court(text: str, accused: str, deed: str) -> None:
    record = read(text, published="2026-05-07")
    trial = next(event for event in record.events if event.predicate.text == "tiesā")
    assert (trial.type, trial.participants[0].role, trial.participants[0].name) == (
        "trial",
        "patient",
        accused,
    )
    assert vouched(text)[deed] == "attributed"


@pytest.mark.parametrize(
    "text",
    [
        "Lietu tiesā par zādzību skatīs rīt.",
        "Lieta tiesā par zādzību.",
        "Latvijas bankas lieta tiesā par parādu.",
        "Tiesā par zādzību notiesāja Kalnu.",
    ],
)
def test_a_court_is_where_something_is_tried(text: str) -> None:
    assert "tiesā" not in vouched(text)
    assert "Tiesā" not in vouched(text)


def test_whose_deed_it_was_is_not_told_by_who_was_held_after_it() -> None:
    record = read("Policija sievieti aizturēja pēc zādzības veikalā.", published="2026-05-07")
    theft = next(event for event in record.events if event.predicate.text == "zādzības")
    assert [each.role for each in theft.participants] == []


@pytest.mark.parametrize(
    "text",
    [
        "Plāns ir precīzi aprēķināts, lai izvairītos no pārbaudēm.",
        "Uzņēmums par to paziņoja, lai izvairītos no sodiem.",
        "Sarakste publicēta, lai novērstu aizdomas.",
        "Krāpnieki pieprasīja 500 eiro, lai izlaistu suni.",
        "Viņa lūdza palīdzību, lai izdzīvotu.",
    ],
)
def test_what_something_is_said_for_is_not_said(text: str) -> None:
    assert not read(text, published="2026-05-07").statements


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kalns norādīja, lai iedzīvotāji sēžas pie galda.", "iedzīvotāji sēžas pie galda"),
        ("Māte teica bērniem, lai neraud.", "neraud"),
        ("Viņa lūdza kaimiņu, lai palīdzētu sakurt krāsni.", "palīdzētu sakurt krāsni"),
        ("Tika norādīts, lai visi dodas prom.", "visi dodas prom"),
    ],
)
def test_what_somebody_is_told_to_do_is_said(text: str, content: str) -> None:
    statements = read(text, published="2026-05-07").statements
    assert [statement.content[0].text for statement in statements] == [content]


def test_another_thing_to_do_is_no_content_of_an_offer() -> None:
    text = "Jums vajag laiku apdomāt piedāvājumu, vai sagādāt citus dokumentus."
    assert not read(text, published="2026-05-07").statements
