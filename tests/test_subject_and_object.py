"""Who acts where the form of a noun fits a subject and an object, or the parse hangs one on the other."""

from collections.abc import Callable

import pytest

from hronika import read
from hronika.record import Event


@pytest.fixture(scope="module")
def event() -> Callable[[str, str], Event]:
    def find(text: str, predicate: str) -> Event:
        record = read(text, published="2024-05-07")
        return next(event for event in record.events if event.predicate.text == predicate)

    return find


def names(event: Event, role: str) -> list[str | None]:
    return [part.name for part in event.participants if part.role == role]


@pytest.mark.parametrize(
    ("text", "predicate", "agents", "patients"),
    [
        # one form for both
        ("Divas raķetes trāpīja peronam.", "trāpīja", ["divas raķetes"], []),
        ("Šoferi no kabīnes izglāba garāmbraucēji.", "izglāba", ["garāmbraucēji"], ["šoferi"]),
        ("Liesmas pamanīja kaimiņi.", "pamanīja", ["kaimiņi"], ["liesmas"]),
        ("Trīs ģimenes evakuēja uz skolu.", "evakuēja", [], ["trīs ģimenes"]),
        ("Iekārtas pārdos izsolē.", "pārdos", [], ["iekārtas"]),
        ("Operāciju palīdzēja sagatavot Spānijas kolēģi.", "palīdzēja", ["Spānijas kolēģi"], []),
        # look-alikes: the order or another object tells
        ("Bankas pārdod parādus.", "pārdod", ["bankas"], ["parādi"]),
        ("Raķetes iznīcināja armija.", "iznīcināja", ["armija"], ["raķetes"]),
        ("Deputāti likumu neatbalstīja.", "neatbalstīja", ["deputāti"], ["likums"]),
        ("Divas sievietes ieradās tiesā.", "ieradās", ["divas sievietes"], []),
        # hung on another word
        ("Satiksmi policija pārtrauca līdz vakaram.", "pārtrauca", ["policija"], ["Satiksme"]),
        ("Kijiva triecienu neapstiprināja.", "neapstiprināja", ["Kijiva"], ["trieciens"]),
        ('Opozīcijas partija "Dzimtene" balsojumā nepiedalījās.', "nepiedalījās", ["Dzimtene"], []),
        ("Komisijas pārstāve Klāra Vinslova summu nenosauca.", "nenosauca", ["Klāra Vinslova"], ["summa"]),
        ("Pēdējo reizi Putins Minsku apmeklēja 2019. gadā.", "apmeklēja", ["Putins"], ["Minska"]),
        ("Eksperts lēš, ka šogad bankrotēs vēl trīs uzņēmumi.", "bankrotēs", ["vēl trīs uzņēmumi"], []),
        ("Janvārī laukā nogāzās no ziemeļiem ielidojis drons.", "nogāzās", ["drons"], []),
        (
            "Valdība solīja runāt, un premjere Anna Roze arodbiedrību vadītājus uzaicināja ciemos.",
            "uzaicināja",
            ["Anna Roze"],
            ["arodbiedrību vadītāji"],
        ),
        ("Attēli tīklos parādīja, ka jumti ir klāti ar pelniem.", "parādīja", ["attēli"], []),
        ("Četri kuģi aizstās novecojušās fregates.", "aizstās", ["četri kuģi"], ["novecojušās fregates"]),
        ("Bet jaunas meitenes nenāk.", "nenāk", ["jaunas meitenes"], []),
        ("Par balsoja 31 parlamentārietis.", "balsoja", ["31 parlamentārietis"], []),
    ],
)  # fmt: skip
def test_who_acts_and_who_is_acted_upon(
    event: Callable[[str, str], Event],
    text: str,
    predicate: str,
    agents: list[str],
    patients: list[str],
) -> None:
    found = event(text, predicate)
    assert (names(found, "agent"), names(found, "patient")) == (agents, patients)


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Slimnīcām naudu neviens neatņems.", "neviens"),
        ("Neviena partija naudu slimnīcām neatņems.", "neviena partija"),
    ],
)
def test_nobody_acts(event: Callable[[str, str], Event], text: str, agent: str) -> None:
    assert names(event(text, "neatņems"), "agent") == [agent]


def test_who_speaks_acts_where_the_verb_is_in_the_first_person(event: Callable[[str, str], Event]) -> None:
    text = "«Vispirms ministri uzklausīšu,» teica premjers Uldis Gailums."
    assert names(event(text, "uzklausīšu"), "agent") == ["Uldis Gailums"]


def test_a_shared_subject_may_be_a_participle_used_as_a_noun(event: Callable[[str, str], Event]) -> None:
    text = "Apsūdzētais vainu neatzina un spriedumu pārsūdzēs."
    assert names(event(text, "pārsūdzēs"), "agent") == ["apsūdzētais"]


@pytest.mark.parametrize(
    ("text", "predicate", "agents", "patients"),
    [
        ("Balsu skaitīšanu aizkavēja skeneru kļūmes.", "aizkavēja", ["skeneru kļūmes"], ["balsu skaitīšana"]),
        ("Ceļu bloķējušas kokvedēju mašīnas.", "bloķējušas", ["kokvedēju mašīnas"], ["ceļš"]),
        ("Māju iznīcināja liesmas.", "iznīcināja", ["liesmas"], ["māja"]),
        ("Banka norādīja, ka tā līgumu nav parakstījusi.", "parakstījusi", ["banka"], ["līgums"]),
        ("Ministrija atzina, ka tā līgumu nav lauzusi.", "lauzusi", ["ministrija"], ["līgums"]),
        # who of whom all may be meant is not told
        ("Kompānija skaidro, ka tā darbiniekus atlaidusi.", "atlaidusi", [None], ["darbinieki"]),
        # whose it is
        ("Banka norādīja, ka tā direktoru atlaida padome.", "atlaida", ["padome"], ["tā direktors"]),
    ],
)
def test_who_acts_behind_an_object_or_as_a_pronoun(
    event: Callable[[str, str], Event], text: str, predicate: str, agents: list[str], patients: list[str]
) -> None:
    assert (names(event(text, predicate), "agent"), names(event(text, predicate), "patient")) == (
        agents,
        patients,
    )
