"""Who takes part and how: names without a case, amounts, contrasts, converbs, infinitives of the passive."""

import pytest

from hronika import read
from hronika.record import Event


def event(text: str, word: str) -> Event:
    (found,) = [each for each in read(text, published="2026-03-14").events if each.predicate.text == word]
    return found


def parts(text: str, word: str) -> dict[str, str | None]:
    return {each.role: each.name for each in event(text, word).participants}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            'Centrs uzlicis SIA "Saules ceļi" par pienākumu atmaksāt naudu.',
            "uzlicis",
            {"agent": "centrs", "counterpart": 'SIA "Saules ceļi"', "patient": "pienākums atmaksāt naudu"},
        ),
        (
            'Iestādē "Sprīdītis" pēc tam, kad saslimuši bērni, slēgtas divas grupas.',
            "slēgtas",
            {"patient": "divas grupas"},
        ),
        (
            'Andris Ozols no iekārtu piegādātāja SIA "Medlīnija" saņēmis 87 000 eiro.',
            "saņēmis",
            {"agent": "Andris Ozols", "counterpart": 'SIA "Medlīnija"', "patient": "87 000 eiro"},
        ),
        (
            "No tiem 85% sedz Eiropas Reģionālās attīstības fonds.",
            "sedz",
            {"agent": "Eiropas Reģionālās attīstības fonds", "patient": "85%"},
        ),
    ],
)
def test_what_shows_no_case_does_not_act_beside_a_nominative(
    text: str, word: str, expected: dict[str, str]
) -> None:
    assert parts(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "agent"),
    [
        ("Cēsīs otrdien pie domes protestēja ap 200 cilvēku.", "protestēja", "ap 200 cilvēku"),
        ("Pērn izstādi noskatījušies ap 60 000 skatītāju.", "noskatījušies", "ap 60 000 skatītāju"),
        ("Koncertu apmeklēja ap 5000 klausītāju.", "apmeklēja", "ap 5000 klausītāju"),
        ("Laukumā pulcējās gandrīz simts vecāku.", "pulcējās", "gandrīz simts vecāku"),
    ],
)
def test_so_many_of_them_act_after_the_verb(text: str, word: str, agent: str) -> None:
    assert parts(text, word)["agent"] == agent


@pytest.mark.parametrize(
    ("text", "word", "role", "name"),
    [
        ("Mums palīdzēja nevis skola, bet treneris.", "palīdzēja", "agent", "treneris"),
        ("Tiltu būvēs nevis dome, bet ministrija.", "būvēs", "agent", "ministrija"),
        ("Likums sodīs nevis spēlētājus, bet gan pensionārus.", "sodīs", "patient", "pensionāri"),
    ],
)
def test_who_is_named_as_the_wrong_one_takes_no_part(text: str, word: str, role: str, name: str) -> None:
    assert parts(text, word)[role] == name


@pytest.mark.parametrize(
    ("text", "word", "agent"),
    [
        ("Bauskā, degot koka dzīvojamai mājai, gāja bojā divi cilvēki.", "degot", "koka dzīvojama māja"),
        ("Degot šķūnim, cieta trīs ugunsdzēsēji.", "Degot", "šķūnis"),
        ("Palīdzot draugam, Jānis Ozols krita.", "Palīdzot", "Jānis Ozols"),
    ],
)
def test_the_dative_beside_a_converb_is_its_subject_where_something_befalls_it(
    text: str, word: str, agent: str
) -> None:
    assert parts(text, word)["agent"] == agent


@pytest.mark.parametrize(
    ("text", "word", "patient"),
    [
        ("Vai uzņēmumam varētu tikt anulēta licence, lems ministrija.", "anulēta", "licence"),
        ("Rudenī var tikt slēgta arī skola.", "slēgta", "skola"),
        ("Nākamgad varētu tikt pārdota pils.", "pārdota", "pils"),
    ],
)
def test_a_passive_after_may_is_possible(text: str, word: str, patient: str) -> None:
    found = event(text, word)
    assert (found.vouched, [part.name for part in found.participants]) == ("possible", [patient])
    assert "tikt" not in [each.predicate.text for each in read(text).events]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Par laupīšanu draud brīvības atņemšana, konfiscējot mantu vai bez tās.", "konfiscējot"),
        ("Viņam draud naudas sods, atņemot tiesības vadīt auto.", "atņemot"),
        ("Uzņēmumam draud bankrots, atlaižot strādniekus.", "atlaižot"),
    ],
)
def test_what_goes_with_a_threat_is_no_more_a_fact(text: str, word: str) -> None:
    found = event(text, word)
    assert found.vouched == "possible"
    assert not [part for part in found.participants if part.role == "agent"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Pārdevēja, baidīdamās par savu dzīvību, pretoties nemēģināja.", "pretoties"),
        ("Zaglis bēgt nemēģināja.", "bēgt"),
        ("Īpašnieks, baidoties no soda, darbiniekus glābt nemēģināja.", "glābt"),
    ],
)
def test_what_nobody_tried_before_the_verb_did_not_happen(text: str, word: str) -> None:
    assert event(text, word).polarity == "negative"


@pytest.mark.parametrize(
    "text", ["Durvis bija karstas, ar plecu izgāzu.", "Lietus bija spēcīgs, skrēju mājās."]
)
def test_a_thing_does_not_act_in_the_first_person(text: str) -> None:
    assert not [part for each in read(text).events for part in each.participants if part.role == "agent"]


@pytest.mark.parametrize(
    ("text", "word", "vouched"),
    [
        (
            "Suns palika zem nogruvuma, bet tā saimniece tikai brīnumainā kārtā izglābās.",
            "izglābās",
            "asserted",
        ),
        ("Koncerts nākamnedēļ atcelsies.", "atcelsies", "planned"),
    ],
)
def test_the_future_of_a_reflexive_verb_is_known_by_its_form(text: str, word: str, vouched: str) -> None:
    assert event(text, word).vouched == vouched


@pytest.mark.parametrize(
    ("text", "word", "plover"),
    [
        ("Neviens to nenosodīja.", "nenosodīja", [None, None]),
        ("Ministrs Jānis Kalns nosodīja to.", "nosodīja", ["source", None]),
        ("Ministrs Jānis Kalns nosodīja Igauniju.", "nosodīja", ["source", "target"]),
        ("Dome pieprasīja miljonu eiro.", "pieprasīja", ["source", None]),
    ],
)
def test_nobody_and_money_are_no_actors_of_plover(text: str, word: str, plover: list[str | None]) -> None:
    assert [part.plover for part in event(text, word).participants] == plover


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Otrdien dome nolēma slēgt skolu.", "slēgt", None),
        ("Pagājušajā nedēļā klubs vienojās pārdot spēlētāju.", "pārdot", None),
        ("Prokurore pirmdien lūdza tiesu piespriest sodu.", "piespriest", None),
        ("Dome nolēma slēgt skolu otrdien.", "slēgt", "2026-03-17"),
        ("Otrdien policijai izdevās aizturēt zagli.", "aizturēt", "2026-03-10"),
        ("Otrdien zaglis mēģināja aizbēgt.", "aizbēgt", "2026-03-10"),
    ],
)
def test_the_day_of_deciding_is_not_that_of_what_is_decided(text: str, word: str, day: str | None) -> None:
    record = read(text, published="2026-03-14")
    values = {time.id: time.value for time in record.times}
    found = event(text, word).time
    assert (values[found] if found else None) == day


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Trāpīja Artūrs Ausējs. Izšķirošs bijis Ausēja piektais sods.", "Ausēja"),
        (
            'Talsos pirmsskolas izglītības iestādē "Sprīdītis" pēc tam, kad saslimuši septiņi audzēkņi, no '
            "pirmdienas uz nedēļu slēgtas divas grupas.",
            "Talsos",
        ),
    ],
)
def test_a_name_that_looks_like_a_verb_is_no_event(text: str, word: str) -> None:
    record = read(text)
    assert word in [name.span.text for name in record.names]
    assert word not in [each.predicate.text for each in record.events]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Ukraina: Krievija apšaudījusi Harkivu",
            "apšaudījusi",
            {"agent": "Krievija", "patient": "Harkiva"},
        ),
        ("Lidosta: pasažieru skaits februārī audzis", "audzis", {"agent": "pasažieru skaits"}),
        ("Eksporta tirgi: apjoms sarucis par ceturtdaļu", "sarucis", {"agent": "apjoms"}),
        (
            "Vēlēšanas: partijas iesniedz sarakstus",
            "iesniedz",
            {"agent": "partijas", "patient": "saraksti"},
        ),
    ],
)
def test_what_a_headline_puts_before_a_colon_takes_no_part(
    text: str, word: str, expected: dict[str, str]
) -> None:
    assert parts(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ministrs Andris Koks aizlidoja uz Briseli, un sanāksme notika vakarā.", "sanāksme", {}),
        ("Sarakstu iesniegšana beigsies jūlijā, un vēlēšanas notiks oktobrī.", "vēlēšanas", {}),
        ("Balsošana ir beigusies, un svinības notiks rīt.", "svinības", {}),
        ("Policija ieradās un sāka izmeklēšanu.", "izmeklēšanu", {"agent": "policija"}),
    ],
)
def test_what_takes_place_is_done_by_nobody_of_the_clause_before(
    text: str, word: str, expected: dict[str, str]
) -> None:
    assert parts(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ēku nolemts pārdot, informēja mērs Juris Koks.", "pārdot", {"patient": "ēka"}),
        ("Tiltu iecerēts slēgt rudenī, sacīja mērs Juris Koks.", "slēgt", {"patient": "tilts"}),
        ("Importu plānots atjaunot trešdien, pastāstīja diplomāts.", "atjaunot", {"patient": "imports"}),
        (
            "Mērs Juris Koks solīja atjaunot tiltu.",
            "atjaunot",
            {"agent": "Juris Koks", "patient": "tilts"},
        ),
    ],
)
def test_who_tells_of_a_plan_in_the_passive_does_not_carry_it_out(
    text: str, word: str, expected: dict[str, str]
) -> None:
    assert parts(text, word) == expected
