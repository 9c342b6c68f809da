"""Infinitives and converbs that assert nothing: on their own, compared, or as means of what is open."""

import pytest

from hronika import read
from hronika.record import Event


def _event(text: str, predicate: str) -> Event:
    record = read(text, published="2026-05-07")
    return next(event for event in record.events if event.predicate.text == predicate)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Viegli pateikt, bet grūti izdarīt.", "pateikt"),
        ("Biedrības mērķi ir trīs. Aizstāvēt iedzīvotāju tiesības.", "Aizstāvēt"),
        ("Atvaļinājumā darāmā netrūkst. Piemēram, apmeklēt pilis Kurzemē.", "apmeklēt"),
    ],
)
def test_an_infinitive_that_hangs_on_nothing_is_open(text: str, predicate: str) -> None:
    assert _event(text, predicate).vouched == "hypothetical"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Cilvēkiem nebūs citas izejas kā vien doties darba meklējumos uz ārzemēm.", "doties"),
        ("Neatlika nekas cits kā pārdot uzņēmumu.", "pārdot"),
        ("Lētāk uzbūvēt jaunu jumtu, nekā to labot katru nedēļu.", "labot"),
    ],
)
def test_an_infinitive_behind_a_comparison_is_open(text: str, predicate: str) -> None:
    assert _event(text, predicate).vouched == "hypothetical"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Kādreiz viņa sapņoja kļūt par apģērbu modelētāju.", "kļūt"),
        ("Jau skolā viņš sapņoja kļūt par slavenu dziedātāju.", "kļūt"),
        ("Valsti apzagt ir svēta lieta.", "apzagt"),
    ],
)
def test_what_somebody_dreams_or_judges_of_is_open(text: str, predicate: str) -> None:
    assert _event(text, predicate).vouched == "hypothetical"


@pytest.mark.parametrize(
    ("text", "predicate", "vouched"),
    [
        ("Izmantojot lietotni, iedzīvotāji var pieteikties pieņemšanai.", "Izmantojot", "possible"),
        ("Pašvaldība var ietaupīt, slēdzot divas skolas.", "slēdzot", "possible"),
        ("Pārdodot zemi, pašvaldība varētu nopelnīt miljonu.", "Pārdodot", "hypothetical"),
        ("Dome plāno ietaupīt naudu, slēdzot divas skolas.", "slēdzot", "planned"),
        ("Viņš gatavojas atriebties, iesūdzot laikrakstu tiesā.", "iesūdzot", "planned"),
        ("Nepieciešams rīkoties, pieņemot likumu.", "pieņemot", "hypothetical"),
        ("Atbildot uz jautājumu, ministrs nevarēja nosaukt summu.", "Atbildot", "asserted"),
        ("Tiekoties ar premjeri, mēri nespēja vienoties.", "Tiekoties", "asserted"),
        ("Krīzi izdevās novērst, vienojoties ar bankām.", "vienojoties", "asserted"),
    ],
)
def test_how_something_is_to_be_done_is_as_open_as_that(text: str, predicate: str, vouched: str) -> None:
    assert _event(text, predicate).vouched == vouched


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ja organisms ir novājināts, bet cilvēks lieto alkoholu un smēķē, rētas dzīs lēnāk.", "smēķē"),
        ("Ja spriedumu atcels, pilsēta maksās un uzņēmums aizies, un skola tiks slēgta.", "slēgta"),
        ("Ja līst lietus, bet strādnieki brauc uz objektu un būvē sienu, apmetums nožūst lēni.", "būvē"),
    ],
)
def test_the_third_verb_under_one_condition_shares_it(text: str, predicate: str) -> None:
    assert _event(text, predicate).vouched == "hypothetical"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Atrasta poļu monēta, kas varētu liecināt, ka arheologi tikuši līdz poļu laikam.", "tikuši"),
        ("Klusums varētu nozīmēt, ka valdība piekāpusies.", "piekāpusies"),
        ("Pēdas var liecināt, ka vīrietis aizbēdzis pa logu.", "aizbēdzis"),
    ],
)
def test_what_something_could_show_is_possible(text: str, predicate: str) -> None:
    assert _event(text, predicate).vouched == "possible"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        (
            "Varonis Manfrēds Ķirsis apgalvos, ka viņa sencis devies uz Āfriku. Pūrā esot saņēmusi zemi.",
            "devies",
        ),
        ("Uzņēmējs Jānis Kalns stāstīs, ka viņa tēvs uzbūvējis rūpnīcu. Tā esot nodegusi.", "uzbūvējis"),
        ("Ministre Ilze Roze paziņos, ka bāze slēgta. Karavīri esot aizbraukuši.", "slēgta"),
    ],
)
def test_what_somebody_will_say_is_no_fact(text: str, predicate: str) -> None:
    assert _event(text, predicate).vouched == "attributed"


@pytest.mark.parametrize(
    ("text", "predicate", "agents"),
    [
        ("Biedrība aicina palīdzēt, ziedojot drēbes.", "ziedojot", []),
        ("Ministrs lūdza bankas samazināt likmes, pārskatot līgumus.", "pārskatot", ["bankas"]),
        ("Valdība uzdeva ministrijai atrast naudu, slēdzot fondus.", "slēdzot", ["ministrija"]),
    ],
)
def test_how_to_do_what_is_asked_for_is_for_those_who_are_asked(
    text: str, predicate: str, agents: list[str]
) -> None:
    event = _event(text, predicate)
    assert [p.name for p in event.participants if p.role == "agent"] == agents
    assert event.vouched == "hypothetical"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Tas nenozīmē, ka banka bankrotējusi.", "bankrotējusi"),
        ("Biedrības slēgšana nenozīmēja, ka cienītāji izklīda.", "izklīda"),
        ("Nav tā, ka uzņēmums pametis valsti.", "pametis"),
    ],
)
def test_what_something_does_not_mean_is_open(text: str, predicate: str) -> None:
    assert _event(text, predicate).vouched == "possible"
