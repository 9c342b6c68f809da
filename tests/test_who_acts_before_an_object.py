"""Who acts where the object stands between him and the verb, or where the form could be another's."""

import pytest

from hronika import read


def acts(text: str, predicate: str) -> tuple[list[str | None], list[str | None]]:
    """Agents and patients of the last event with a predicate."""
    event = [each for each in read(text, published="2026-03-14").events if each.predicate.text == predicate][
        -1
    ]
    return tuple(  # type: ignore[return-value]
        [part.name for part in event.participants if part.role == role] for role in ("agent", "patient")
    )


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ('Uzņēmums "Tele7" tarifus paaugstināja.', "paaugstināja", (["Tele7"], ["tarifi"])),
        ('Konkurents "Rima" preci pārdod joprojām.', "pārdod", (["Rima"], ["prece"])),
        ("Tos kaimiņi nodeva policijai.", "nodeva", (["kaimiņi"], [])),
        ("Darba kolēģi viņu atbalsta.", "atbalsta", (["darba kolēģi"], [None])),
        ("Abas firmas kopā pārdeva 300 ierīču.", "pārdeva", (["abas firmas"], ["300 ierīču"])),
        ("Somijas un Zviedrijas premjeri tikās Oslo.", "tikās", (["Somijas un Zviedrijas premjeri"], [])),
        ("Oslo nosūtīja karavīrus.", "nosūtīja", (["Oslo"], ["karavīri"])),
        (
            'Kluba "Krasts" spēlētājus tiesa notiesāja.',
            "notiesāja",
            (["tiesa"], ['kluba "Krasts" spēlētāji']),
        ),
        ("Lietišķi un konstruktīvi tika izskatīti jautājumi.", "izskatīti", ([], ["jautājumi"])),
        ("Akcijas cena biržā saruka.", "saruka", (["akcijas cena"], [])),
    ],
)
def test_who_acts_and_on_whom(text: str, predicate: str, expected: tuple[list[str], list[str]]) -> None:
    assert acts(text, predicate) == expected


def test_a_womans_surname_that_is_no_genitive_of_hers_acts() -> None:
    text = "{} ieradās. Ozola uzņēmuma valdi pārmeklēs."
    assert acts(text.format("Ministre Baiba Ozola"), "pārmeklēs")[0] == ["Baiba Ozola"]
    assert acts(text.format("Ministrs Juris Ozols"), "pārmeklēs")[0] == []
    assert acts(text.format("Baiba Ozola un Juris Ozols"), "pārmeklēs")[0] == []


def test_an_epidemic_befalls_nobody_by_name() -> None:
    text = "Pirms pandēmijas Jānis Vilks apmeklēja Romu."
    assert all(event.predicate.text == "apmeklēja" or not event.participants for event in read(text).events)


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Rūpnīcu „Sprosts” Ogrē slēdza uzņēmums „Kolna”.", "Kolna"),
        ("Aptieku ķēdi „Zāļu ceļš” nopirka koncerns „Baltkrasts”.", "Baltkrasts"),
        ("Filmu «Pēdējais loks» uzņēma studija «Deja».", "Deja"),
    ],
)
def test_the_name_of_an_object_does_not_act(text: str, agent: str) -> None:
    [event] = read(text).events
    assert [each.name for each in event.participants if each.role == "agent"] == [agent]
