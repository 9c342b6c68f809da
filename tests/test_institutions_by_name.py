"""Institutions with brackets in their names or a form of two cases; who is fined or given something."""

import pytest

import hronika
from hronika.record import Event


def names(text: str) -> list[str]:
    return [name.name for name in hronika.read(text).names if name.kind == "organization"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Saeimas Budžeta un finanšu (nodokļu) komisija sanāks.", "Saeimas Budžeta un finanšu komisija"),
        (
            "Par to lems Saeimas Cilvēktiesību un sabiedrisko lietu (juridiskajā) komisijā.",
            "Saeimas Cilvēktiesību un sabiedrisko lietu komisija",
        ),
        (
            "Saeimas Izglītības un kultūras (skolu) komisija balsos.",
            "Saeimas Izglītības un kultūras komisija",
        ),
    ],
)
def test_words_in_brackets_stand_within_a_name(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize("office", ["Preses nodaļa", "Sauszemes pavēlniecība", "komandieris"])
def test_many_in_the_genitive_are_many(office: str) -> None:
    text = f"Nacionālo bruņoto spēku (NBS) {office} pavēstīja, ka bumba atrasta."
    assert names(text)[0] == "Nacionālie bruņotie spēki"


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Centrs uzlicis 70 000 eiro sodu SIA “Grozs” par maldinošām atlaidēm.", "SIA “Grozs”"),
        ("Pašvaldība uzlika sodu AS “Latvijas Finieris” par piesārņojumu.", "AS “Latvijas Finieris”"),
        ("Ministrija piešķīra naudu SIA “Liepas” par remontu.", "SIA “Liepas”"),
    ],
)
def test_a_company_behind_the_object_does_nothing(text: str, given: str) -> None:
    agents = {
        item.name
        for event in hronika.read(text).events
        for item in event.participants
        if item.role == "agent"
    }
    assert given not in agents


@pytest.mark.parametrize("counted", ["Cik uzņēmumu", "Vairāk uzņēmumu", "Daudz uzņēmumu"])
def test_what_is_counted_is_not_the_one_told_of(counted: str) -> None:
    text = f"Peļņu audzēja AS “Latvijas Finieris”. {counted} aizies no tirgus."
    last: Event = hronika.read(text).events[-1]
    assert "AS “Latvijas Finieris”" not in {item.name for item in last.participants}


@pytest.mark.parametrize("crime", ["slepkavību", "zādzību", "dedzināšanu"])
def test_what_a_law_punishes_did_not_take_place(crime: str) -> None:
    events = hronika.read(f"Krimināllikums par {crime} paredz cietumsodu.").events
    assert "asserted" not in {event.vouched for event in events if event.predicate.text == crime}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "To pieprasīja Viedās administrācijas un reģionālās attīstības ministrijā.",
            "Viedās administrācijas un reģionālās attīstības ministrija",
        ),
        ("To pieprasīja Viedās administrācijas ministrijā.", "Viedās administrācijas ministrija"),
        ("Lūgumu noraidīja Zaļās enerģijas ministrijā.", "Zaļās enerģijas ministrija"),
    ],
)
def test_the_first_attribute_of_a_name_stays_as_it_is(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize("outlet", ["Latvijas Radio", "Latvijas Televīzijai", "Rīgas Radio"])
def test_no_company_is_an_outlet_that_was_told_something(outlet: str) -> None:
    text = f"Juris Zars to pauda {outlet}. Tīkla “Maksi” pārstāve norādīja, ka uzņēmums pērn bankrotējis."
    [event] = [each for each in hronika.read(text).events if each.predicate.text == "bankrotējis"]
    assert not {one.name for one in event.participants} & {outlet, "Latvijas Televīzija"}
