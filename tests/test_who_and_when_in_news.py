"""Who takes part and when in news of business and politics: who is asked, businesses, comparisons."""

from datetime import date

import pytest

import hronika
from hronika.record import Event, Record

PUBLISHED = date(2026, 7, 14)  # a Tuesday


def read(text: str) -> Record:
    return hronika.read(text, published=PUBLISHED)


def event(text: str, predicate: str) -> Event:
    return next(e for e in read(text).events if e.predicate.text == predicate)


def named(text: str, predicate: str, role: str) -> list[str | None]:
    """Whom the participants of a role in the event of a word are, by name."""
    return [part.name for part in event(text, predicate).participants if part.role == role]


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        ("Bankas prezidents komisijā deputātus aicināja nepārvērtēt izaugsmi.", "nepārvērtēt", "deputāti"),
        ("Arodbiedrība valdību lūdza pieņemt papildu māsas.", "pieņemt", "valdība"),
        ("Ģenerālis mudināja Eiropas valstis iegādāties ieročus.", "iegādāties", "Eiropas valstis"),
        ("Tramps draudēja piemērot 30% ievedmuitas tarifu precēm.", "piemērot", "Tramps"),
        ("Pēc Anda Rozes domām, 30% tarifs apturētu tirdzniecību.", "apturētu", "tarifs"),
        (
            "Jānis Vilks sacīja, ka parāds augs, taču noraidīja pārmetumus par nolaidību.",
            "noraidīja",
            "Jānis Vilks",
        ),
        ("Anna Roze sacīja, ka skolas slēgs, un parakstīja rīkojumu.", "parakstīja", "Anna Roze"),
    ],
)
def test_who_acts(text: str, predicate: str, agent: str) -> None:
    assert named(text, predicate, "agent") == [agent]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        # what was invested did not invest itself, nor does the first half of a headline act in the second
        ("Miljoni, ko kompānijā ieguldījusi pašvaldība pandēmijas laikā, norakstīti.", "ieguldījusi"),
        ("Kuģu būvētavas peļņa sarūk; piestātnes būvniecību sāks vēlāk", "būvniecību"),
    ],
)
def test_who_does_not_act(text: str, predicate: str) -> None:
    agents = named(text, predicate, "agent")
    assert not any(name and ("iljoni" in name or "peļņa" in name) for name in agents)


def test_nobody_calls_himself_he_in_his_own_words() -> None:
    text = (
        "Ministrs Raivis Cīrulis pieļauj, ka Tramps termiņu pagarinās. “Viņš blefo,” Cīrulis ir pārliecināts."
    )
    assert named(text, "blefo", "agent") == ["Tramps"]
    assert event(text, "blefo").vouched == "attributed"


@pytest.mark.parametrize(
    ("text", "predicate", "role", "name"),
    [
        (
            "“Krauja” peļņa sarukusi, ziņots biržai “Nasdaq Riga”. Koncerns ieguldījis miljonu.",
            "ieguldījis",
            "agent",
            "Krauja",
        ),
        (
            "Uzņēmuma “Amber balzams” pārstāve žurnālam “Forbes” sacīja, ka kompānija preces aizvedusi.",
            "aizvedusi",
            "agent",
            "Amber balzams",
        ),
        (
            "LETA ziņo par traktoriem. Gultņus saņēma no ražotāja Ķīnā.",
            "saņēma",
            "counterpart",
            "ražotājs Ķīnā",
        ),
        (
            "Partijas “Krasts” deputāte sacīja, ka sabiedrību maldina ministrs.",
            "maldina",
            "patient",
            "sabiedrība",
        ),
        ("SIA “Krauja” bankrotēja. Sabiedrību likvidēs tiesa.", "likvidēs", "patient", "SIA “Krauja”"),
        (
            "Līniju būvē uzņēmums “Zaļā mala”. Kompānija atlaida inženieri.",
            "atlaida",
            "agent",
            "Zaļā mala",
        ),
    ],
)
def test_which_business_is_meant(text: str, predicate: str, role: str, name: str) -> None:
    assert named(text, predicate, role) == [name]


def test_a_broadcast_speaks_under_its_noun() -> None:
    text = "Par to vēstīja TV3 raidījums “Nekā personīga”. Raidījums ziņoja, ka ministri tiksies."
    assert read(text).statements[-1].speaker_name == "Nekā personīga"


@pytest.mark.parametrize(
    ("text", "predicate", "when"),
    [
        ("Cenas jūnijā salīdzinājumā ar pagājušā gada jūniju pieauga par 4%.", "pieauga", "jūnijā"),
        ("Salīdzinot ar 2020. gadu, cenas jūnijā pieauga par 46%.", "pieauga", "jūnijā"),
        ("Firma pārvadāja miljonu pasažieru, kas ir par 2% vairāk nekā pērn.", "pārvadāja", None),
        ("Avārijā gājuši bojā četri cilvēki, to vidū desmit gadus vecs bērns.", "gājuši", None),
        ("Vilks sacīja, ka peļņa pērn sarukusi, bet veikali apsverot filiāļu slēgšanu.", "slēgšanu", None),
        ("Sākās nedēļu ilga tūre.", "tūre", "nedēļu"),
    ],
)
def test_a_time_of_comparison_or_age_dates_nothing(text: str, predicate: str, when: str | None) -> None:
    record = read(text)
    times = {time.id: time.span.text for time in record.times}
    found = next(e for e in record.events if e.predicate.text == predicate)
    assert times.get(found.time or "") == when


@pytest.mark.parametrize(
    ("text", "said_at"),
    [
        ("Mērs Uldis Koks, kuru atstādināja pērn novembrī, noliedza, ka vainojama dome.", None),
        ("Vilks uzskata, ka tas ir noziegums, un rīt vāks parakstus.", None),
        ("Mērs Uldis Koks otrdien noliedza, ka vainojama dome.", "otrdien"),
        ("Pirmdien publiskotā ziņojumā padome brīdina, ka parāds augs.", "Pirmdien"),
    ],
)
def test_when_it_was_said_is_not_told_by_another_clause(text: str, said_at: str | None) -> None:
    statement = read(text).statements[0]
    assert (statement.said_at.text if statement.said_at else None) == said_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Komisija incidentu izskatīs trešdien slēgtā sēdē.", {"trešdien": "2026-07-15"}),
        ("Dome par to lems ceturtdien atklātā sēdē.", {"ceturtdien": "2026-07-16"}),
        (
            "Premjere svētdien intervijā raidījumam “Kas notiek Latvijā?” izteicās piesardzīgi.",
            {"svētdien": "2026-07-12"},
        ),
        ("Tramps draudēja no 1. augusta piemērot tarifu.", {"1. augusta": "2026-08-01"}),
        ("Jau pavasarī tika solīts, ka naudas pietiks.", {"pavasarī": "2026-SP"}),
        ("Tiltu bija plānots atvērt jūnijā.", {"jūnijā": "2026-06"}),
        ("Tiltu plānots atvērt jūnijā.", {"jūnijā": "2027-06"}),
        ("Tramps termiņu, tāpat kā aprīlī, vēl pagarinās.", {"aprīlī": "2026-04"}),
        ("Tiltu varētu pabeigt ne agrāk kā aprīlī.", {"aprīlī": "2027-04"}),
        ("Viņš sacīja, ka tas gadu desmitiem izmantojis Ameriku.", {"gadu desmitiem": "PXY"}),
        ("Priekšlikums būs gatavs “jūlija vidū, ne vēlāk”.", {"jūlija vidū": "2026-07"}),
    ],
)
def test_what_a_time_looks_to(text: str, expected: dict[str, str]) -> None:
    assert {time.span.text: time.value for time in read(text).times} == expected


def test_where_a_movement_starts_is_not_where_it_ends() -> None:
    assert event("Drons ielidojis no Baltkrievijas.", "ielidojis").place is None
    place = event("Drons no Baltkrievijas ielidojis Latvijā.", "ielidojis").place
    assert place is not None
    assert place.text == "Latvijā"


@pytest.mark.parametrize(
    "text",
    [
        "Peļņa pērn samazinājās. Veikali parakstīja memorandu par cenu samazināšanu.",
        "Ministrs noraidīja pārmetumus. Partija prasa budžeta noraidīšanu.",
        "Tiesnesis saņēma naudu. Apsūdzētie gaida sprieduma saņemšanu.",
    ],
)
def test_what_befalls_another_thing_is_another_event(text: str) -> None:
    assert not any(e.mentions for e in read(text).events)


def test_what_befalls_the_same_thing_is_told_once() -> None:
    mentions = event("Dome pirmdien slēdza skolu. Skolas slēgšana izraisīja protestus.", "slēdza").mentions
    assert [mention.predicate.text for mention in mentions] == ["slēgšana"]


@pytest.mark.parametrize(
    "text",
    [
        "Vilks atklāja, ka tiks pirktas sistēmas, savukārt mobilie radari sākšot darboties pavasarī.",
        "Ministre sacīja, ka skolas slēgs, bet skolotājiem maksāšot pabalstus.",
        "Mērs norādīja, ka tilts ir drošs, kaut gan braukšana pa to maksāšot dārgāk.",
    ],
)
def test_a_clause_in_hearsay_is_never_the_narrators(text: str) -> None:
    (statement,) = read(text).statements
    assert statement.content[-1].text.endswith(text.rstrip(".")[-9:])


@pytest.mark.parametrize(
    ("text", "happens"),
    [
        ("Bankai pieder 10% akciju.", False),
        ("Koncerns pārdeva akcijas.", False),
        ("Valsts akciju pārdošana notiks rudenī.", False),
        ("Akcijas kritās par procentu.", False),
        ("Protesta akcijas notika pilsētās.", True),
        ("Biedrība rīkoja ziedojumu akcijas.", True),
    ],
)
def test_shares_are_no_actions(text: str, happens: bool) -> None:
    assert any(e.predicate.text.casefold().startswith("akci") for e in read(text).events) == happens


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Deficīts sasniegs 3% no IKP, bet IKP augs.", []),
        ("Nauda ieguldīta Covid-19 pandēmijas laikā.", []),
        ("Latvijas Valsts prezidents Edgars Krams atkāpās.", ["Latvija", "Edgars Krams"]),
        ("Lietuvas Valsts prezidente brauca.", ["Lietuva"]),
        ("Baltijas valstu prezidenti tikās.", ["Baltijas valstis"]),
    ],
)
def test_what_is_named(text: str, names: list[str]) -> None:
    assert [name.name for name in read(text).names] == names


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("“Tas ir labi,” sacīja Roze, atgādinot, ka kontrole jau 2023. gadā pārmetusi tērēšanu.", None),
        ("“Tas ir labi,” otrdien sacīja Roze, piebilstot, ka pērn bijis citādi.", "otrdien"),
        ("Pirmdien uzstājoties Saeimā, Roze sacīja, ka algas augs.", "Pirmdien"),
    ],
)
def test_when_something_was_said_is_not_told_by_what_is_said_beside_it(text: str, when: str | None) -> None:
    said = hronika.read(text, published="2024-05-07").statements[0]
    assert (said.said_at.text if said.said_at else None) == when
