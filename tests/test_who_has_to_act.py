"""Who does it where the parse hangs who acts on another word: datives, names without a case, elections."""

import pytest

from hronika import read
from hronika.record import Event


def _event(text: str, predicate: str) -> Event:
    record = read(text, published="2024-05-07")
    return next(event for event in record.events if event.predicate.text == predicate)


def _names(event: Event, role: str) -> list[str | None]:
    return [participant.name for participant in event.participants if participant.role == role]


@pytest.mark.parametrize(
    ("text", "predicate", "agent", "counterpart"),
    [
        ("Valdību nāksies veidot trim partijām.", "veidot", "trīs partijas", None),
        ("Lēmumu vajadzēs pieņemt jaunajai domei.", "pieņemt", "jaunā dome", None),
        ("Ceļu pēc vētras nācās iztīrīt ugunsdzēsējiem.", "iztīrīt", "ugunsdzēsēji", None),
        ("Naudu vajadzēs atdot bankai.", "atdot", None, "banka"),
        ("Jautājumu vajadzēja uzdot ministram.", "uzdot", None, "ministrs"),
        ("Ziņojumu vajadzēja iesniegt padomei līdz maijam.", "iesniegt", None, "padome"),
    ],
)
def test_who_has_to_act_stands_in_the_dative_behind_an_infinitive(
    text: str, predicate: str, agent: str | None, counterpart: str | None
) -> None:
    found = _event(text, predicate)
    assert _names(found, "agent") == ([agent] if agent else [])
    assert _names(found, "counterpart") == ([counterpart] if counterpart else [])


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        ("Lai rezultātus pārbaudītu, RTU no padomes lūgusi divus miljonus eiro.", "lūgusi", "RTU"),
        ("Lai skolēnus pasargātu no karstuma, RSU no domes lūgusi papildu telpas.", "lūgusi", "RSU"),
        (
            "Lai iekārtas pārbaudītu rūpnīcā, LBTU no ministrijas saņēmusi 3 miljonus eiro.",
            "saņēmusi",
            "LBTU",
        ),
    ],
)
def test_a_name_without_a_case_acts_on_the_object_that_shows_one(
    text: str, predicate: str, agent: str
) -> None:
    assert _names(_event(text, predicate), "agent") == [agent]


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        ("Slimo māti viņai palīdzējuši nonest kaimiņi.", "palīdzējuši", "kaimiņi"),
        ("Mašīnu no grāvja palīdzēja izvilkt garāmbraucēji.", "palīdzēja", "garāmbraucēji"),
        ("Operāciju palīdzēja sagatavot kolēģi.", "palīdzēja", "kolēģi"),
    ],
)
def test_a_subject_behind_an_infinitive_is_that_of_the_verb_above(
    text: str, predicate: str, agent: str
) -> None:
    assert _names(_event(text, predicate), "agent") == [agent]


@pytest.mark.parametrize(
    ("text", "predicate", "patient"),
    [
        ("Parlamenta vēlēšanas notiks jūnijā.", "vēlēšanas", ["parlaments"]),
        ("Pirms prezidenta vēlēšanām partija mainīja vadību.", "vēlēšanām", ["prezidents"]),
        ("Domes vēlēšanās piedalījās puse iedzīvotāju.", "vēlēšanās", ["dome"]),
        ("Vācijas vēlēšanās uzvarēja konservatīvie.", "vēlēšanās", []),
    ],
)
def test_who_is_elected_does_not_elect(text: str, predicate: str, patient: list[str]) -> None:
    found = _event(text, predicate)
    assert (_names(found, "agent"), _names(found, "patient")) == ([], patient)


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("64 ģimenes remontā ieguldījušas gandrīz miljonu eiro.", "gandrīz miljonu eiro", 1e6, "EUR"),
        ("Pilsēta iztērēja vairāk nekā miljardu dolāru.", "vairāk nekā miljardu dolāru", 1e9, "USD"),
        ("Aptuveni miljonu eiro saņems skolas.", "Aptuveni miljonu eiro", 1e6, "EUR"),
    ],
)
def test_near_a_million_is_an_amount(text: str, span: str, value: float, unit: str) -> None:
    quantity = read(text).quantities[-1]
    assert (quantity.span.text, quantity.value, quantity.unit) == (span, value, unit)


def test_many_millions_are_none() -> None:
    assert read("Valdība iztērēja miljoniem eiro. Uzņēmums prasa miljonus.").quantities == ()


@pytest.mark.parametrize(
    "text",
    [
        "64 ģimenes remontā ieguldījušas gandrīz miljonu eiro.",
        "Tiltā valdības ieguldījušas vairāk nekā miljardu eiro.",
        "Skolā ieguldījušas firmas gandrīz tūkstoti eiro.",
    ],
)
def test_money_is_what_is_invested(text: str) -> None:
    found = _event(text, "ieguldījušas")
    assert not [name for name in _names(found, "agent") if name and "eiro" in name]
    assert [name for name in _names(found, "patient") if name and "eiro" in name]


@pytest.mark.parametrize(
    ("text", "predicate", "type_"),
    [
        ("Aizstāvība no valsts prasīs kompensāciju.", "prasīs", "request"),
        ("Firma prasa no domes miljonu eiro.", "prasa", "request"),
        ("Iedzīvotāji prasa mēra atkāpšanos.", "prasa", "request"),
        ("Klubs viņam izmaksāšot divu mēnešu algu, pavēstīja Uldis Strēlis.", "izmaksāšot", "transaction"),
    ],
)
def test_what_somebody_asks_for_and_pays_is_an_event(text: str, predicate: str, type_: str) -> None:
    assert _event(text, predicate).type == type_


@pytest.mark.parametrize(
    "text", ["Remonts prasa daudz laika.", "Darbs prasa pacietību.", "Biļete izmaksās desmit eiro."]
)
def test_what_a_thing_needs_and_costs_is_none(text: str) -> None:
    told = {event.predicate.text for event in read(text, published="2024-05-07").events}
    assert told.isdisjoint({"prasa", "izmaksās"})


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        (
            "Policija aizturēja vīrieti, kurš tiek turēts aizdomās par 12 zādzībām namos Liepājā un Ogrē.",
            "zādzībām",
            "vīrietis",
        ),
        (
            "Grāmatvede tiek turēta aizdomās par trim krāpšanām uzņēmumos Latvijā un Igaunijā.",
            "krāpšanām",
            "grāmatvede",
        ),
        ("Jauniešus tur aizdomās par divām laupīšanām veikalos Rīgā.", "laupīšanām", "jaunieši"),
    ],
)
def test_a_crime_is_not_its_own_suspect(text: str, predicate: str, agent: str) -> None:
    assert _names(_event(text, predicate), "agent") == [agent]


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        ("Autobuss apgāzās, un negadījumā cieta ap 20 pasažieru.", "cieta", "20 pasažieru"),
        ("Karavīri šāva, un apšaudē gāja bojā ap 30 civiliedzīvotāju.", "gāja", "ap 30 civiliedzīvotāju"),
        ("Policija izmantoja asaru gāzi un sadursmēs cieta ap 260 cilvēku.", "cieta", "ap 260 cilvēku"),
    ],
)
def test_those_who_are_counted_are_hurt(text: str, predicate: str, agent: str) -> None:
    assert _names(_event(text, predicate), "agent") == [agent]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Sieviete padomājusi, ka vīrs viņu izgrūdis no gultas, un laulātajam iesitusi.", "iesitusi"),
        ("Meitene nodomājusi, ka brālis aizgājis, un izsaukusi policiju.", "izsaukusi"),
        ("Kaimiņiene redzējusi, ka zēns salauzis žogu, un piezvanījusi mātei.", "piezvanījusi"),
    ],
)
def test_who_acts_agrees_with_the_participle(text: str, predicate: str) -> None:
    assert not set(_names(_event(text, predicate), "agent")) & {"vīrs", "brālis", "zēns"}


@pytest.mark.parametrize(
    ("text", "predicate", "agent", "patient"),
    [
        ("Iepriekš slēgt plānots četras nodaļas.", "slēgt", [], ["četras nodaļas"]),
        ("Pavasarī nojaukt nolemts abas ēkas.", "nojaukt", [], ["abas ēkas"]),
        ("Līdz rudenim pārbūvēt paredzēts divas skolas.", "pārbūvēt", [], ["divas skolas"]),
        (
            "Sietiņš lūgšot Satiksmes ministriju lēmumu pārskatīt.",
            "pārskatīt",
            ["Satiksmes ministrija"],
            ["lēmums"],
        ),
        ("Iedzīvotāji aicina Saeimu likumu grozīt.", "grozīt", ["Saeima"], ["likums"]),
        ("Biedrība lūdza Rīgas domi projektu apturēt.", "apturēt", ["Rīgas dome"], ["projekts"]),
        (
            "Prokurore lūdza Briedim piespriest trīs gadu cietumsodu.",
            "piespriest",
            [],
            ["trīs gadu cietumsods"],
        ),
        ("Opozīcija prasa premjerei izteikt neuzticību.", "izteikt", [], ["neuzticība"]),
        ("Prokuratūra lūdza viņam atņemt tiesības.", "atņemt", [], ["tiesības"]),
        ("Policija lūdz tiesai noteikt apcietinājumu.", "noteikt", ["tiesa"], ["apcietinājums"]),
    ],
)
def test_what_is_planned_and_on_whom_it_is_imposed_does_not_act(
    text: str, predicate: str, agent: list[str], patient: list[str]
) -> None:
    found = _event(text, predicate)
    assert (_names(found, "agent"), _names(found, "patient")) == (agent, patient)
