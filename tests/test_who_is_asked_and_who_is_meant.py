"""Who is asked and meant, what is hoped and suspected: constructions of news of police, health and war."""

import pytest

from hronika import read
from hronika.record import Event, Record, Statement


def reading(text: str) -> Record:
    return read(text, published="2026-05-07")


def said(text: str) -> list[tuple[str | None, str, str | None]]:
    """The speaker's name, the content and the stance of each statement."""
    return [
        (one.speaker_name, " / ".join(span.text for span in one.content), one.stance)
        for one in reading(text).statements
    ]


def sources(text: str) -> list[str | None]:
    return [one.speaker_name for one in reading(text).statements]


def event(text: str, predicate: str) -> Event:
    return next(one for one in reading(text).events if one.predicate.text == predicate)


def names(text: str, predicate: str, role: str) -> list[str | None]:
    return [one.name for one in event(text, predicate).participants if one.role == role]


def only(text: str) -> Statement:
    (statement,) = reading(text).statements
    return statement


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Policija aicina visus, kuri redzējuši avāriju un zina vainīgo, zvanīt dežurantam.",
            "zvanīt dežurantam",
        ),
        (
            "Dome lūdz vecākus, kuru bērni dzīvo tālu un kuriem vajag autobusu, pieteikties skolā.",
            "pieteikties skolā",
        ),
        ("Dienests mudina tos, kas ēduši sēnes un jūtas slikti, doties pie ārsta.", "doties pie ārsta"),
    ],
)
def test_what_is_asked_for_stands_behind_a_clause_on_who_is_asked(text: str, content: str) -> None:
    statement = only(text)
    assert [span.text for span in statement.content] == [content]
    assert statement.act == "demand"


def test_a_second_infinitive_in_a_relative_clause_is_of_that_clause() -> None:
    text = "Skola aicina tos, kuri prot dziedāt, spēlēt un dejot, pieteikties."
    assert event(text, "spēlēt").vouched != "asserted"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Naudas pietiks, teikts ministres Lienes Ozolas atbildē.", "Liene Ozola"),
        ("Naudas pietiks, norādīts Finanšu ministrijas atbildē aģentūrai LETA.", "Finanšu ministrija"),
        ('"Naudas šogad pietiks," uzsvērts Rīgas domes atbildē laikrakstam.', "Rīgas dome"),
        ('Rēķini ir pareizi, apgalvots firmas "Sile un Ko" atbildē avīzei.', "Sile un Ko"),
        ("Valsts kases atbildē teikts, ka naudas pietiks.", "Valsts kase"),
    ],
)
def test_an_answer_is_a_document(text: str, speaker: str) -> None:
    assert sources(text) == [speaker]
    assert "atbildē" not in [one.predicate.text for one in reading(text).events]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Avots žurnālistiem apgalvoja pretējo: "Hezbollah" noraidījusi līgumu.', "noraidījusi līgumu"),
        ('Ministrs Jānis Kalns uzsvēra: "Latvenergo" tarifus nepaaugstinās.', "tarifus nepaaugstinās"),
        ('Direktors Juris Vilks teica: "Jumis" rīkos izsoli.', "rīkos izsoli"),
    ],
)
def test_a_name_behind_a_colon_opens_the_clause_that_is_said(text: str, content: str) -> None:
    statement = only(text)
    assert statement.mode == "indirect"
    assert statement.content[0].text.endswith(content)


@pytest.mark.parametrize("word", ["Kauns!", "Nē,", "Mēs uzvarēsim"])
def test_words_behind_a_colon_are_speech(word: str) -> None:
    assert only(f'Jānis Kalns izsaucās: "{word}" un aizgāja.').mode == "direct"


@pytest.mark.parametrize("start", ["Netālu dzīvojošais", "Patlaban slimojošais", "Tolaik strādājošais"])
def test_a_participle_before_a_name_takes_nothing_back(start: str) -> None:
    assert sources(f"{start} Visvaldis Kalns sacīja, ka avārijas notiek bieži.") == ["Visvaldis Kalns"]


def test_nobody_says_nothing() -> None:
    assert said("Neviens deputāts neteica, ka skolu slēgs.") == []


@pytest.mark.parametrize("who", ["nezināms autors", "anonīms autors", "neidentificēts vīrietis"])
def test_who_is_unknown_is_nobody_of_before(who: str) -> None:
    text = f"Ēku aizdedzināja, uzskata īpašnieks Gundars Kļava. Tagad {who} draud nodedzināt arī māju."
    assert sources(text) == ["Gundars Kļava", who]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'Uzņēmums "Siguldas nami" cels maksu, liecina uzņēmuma iesniegums Pakalpojumu komisijai.',
            "Siguldas nami",
        ),
        ('Biedrība "Gaujas krasti" vāc parakstus. Tās dati rāda, ka maksa augs.', "Gaujas krasti"),
        ("Latvijas Banka sniedza pārskatu. Tās veiktā aptauja rāda, ka cenas augs.", "Latvijas Banka"),
    ],
)
def test_whose_a_document_is(text: str, speaker: str) -> None:
    assert sources(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Pētījums publicēts žurnālā "The Lancet". Tā autori lēš, ka risks mazinās.', "pētījuma autori"),
        ("Universitāte publicēja ziņojumu. Tā autori uzskata, ka ledus kūst.", "ziņojuma autori"),
        ("Rīgā notiks gājiens. Tā rīkotāji sola, ka būs mūzika.", "gājiena rīkotāji"),
    ],
)
def test_authors_are_those_of_a_work(text: str, speaker: str) -> None:
    assert sources(text) == [speaker]


def test_an_institution_has_people_too() -> None:
    assert sources("Slimnīca slēgta. Tās pārstāvis uzsvēra, ka naudas nav.") == ["slimnīcas pārstāvis"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Briselē to vērtē kā kļūdu.", "Brisele"),
        ("Maskavā tam netic un uzsver, ka sarunas turpināsies.", "Maskava"),
        ("Kijivā gan uzskata, ka uzbrukums bija plānots.", "Kijiva"),
    ],
)
def test_a_seat_of_power_opens_a_sentence(text: str, speaker: str) -> None:
    assert sources(text) == [speaker]


@pytest.mark.parametrize("country", ["Katarā", "Maltā", "Kuveitā"])
def test_who_speaks_in_a_country_is_not_who_spoke_before(country: str) -> None:
    text = f"ANO pārstāvis Jānis Kalns teica, ka palīdzība kavējas. {country} norāda, ka robeža ir slēgta."
    assert sources(text)[0] == "Jānis Kalns"
    assert "Jānis Kalns" not in sources(text)[1:]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Pēc "Reuters" avotu teiktā, Pekina piekāpusies.', '"Reuters" avotu'),
        ("Pēc ministra Jāņa Kalna teiktā, Pekina gatava piekāpties.", "Jānis Kalns"),
        ("Migranti piespiesti šķērsot upi. To žurnālistiem pastāstīja divi sīrieši.", "divi sīrieši"),
        ("Ja atklāsies pārkāpumi, valdi atlaidīs, piekodināja Kroge.", "Kroge"),
        ("Svarīgi atrast vainīgos, sacīja ministrs Jānis Kalns.", "Jānis Kalns"),
        ("Gatavs atkāpties, paziņoja ministrs Jānis Kalns.", "Jānis Kalns"),
    ],
)
def test_who_says_it(text: str, speaker: str) -> None:
    assert sources(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Ministrs neatzīst, ka būtu pieņēmis kukuli.",
        "Direktore neatzina, ka skola kļūdījusies.",
        "Uzņēmums neatzīst, ka piesārņojis upi.",
    ],
)
def test_what_one_does_not_admit_one_denies(text: str) -> None:
    assert [stance for _, _, stance in said(text)] == ["denies"]
    assert "asserted" not in [one.vouched for one in reading(text).events]


def test_a_court_that_does_not_find_guilty_says_nothing() -> None:
    assert said("Tiesa viņu neatzina par vainīgu.") == []


@pytest.mark.parametrize(
    ("text", "predicate", "vouched"),
    [
        ("Prezidents izteica cerību, ka līgumu parakstīs.", "parakstīs", "hypothetical"),
        ("Ministrs pauda cerību, ka slimnīcu atvērs.", "atvērs", "hypothetical"),
        ("Viņa ierunājās par cerībām uz vienošanos.", "vienošanos", "hypothetical"),
        ("Sieviete aizturēta uz aizdomu pamata par slepkavību.", "slepkavību", "possible"),
        ("Uz aizdomu pamata par zādzību aizturēts vīrietis.", "zādzību", "attributed"),
        ("Uz aizdomu pamata par krāpšanu bankas kontus iesaldēja.", "krāpšanu", "possible"),
        ("Inspekcija norāda uz trim pārkāpumiem.", "pārkāpumiem", "attributed"),
        ("Glābējiem nācās evakuēt iedzīvotājus.", "evakuēt", "asserted"),
        ("Glābējiem nāksies evakuēt iedzīvotājus.", "evakuēt", "hypothetical"),
    ],
)
def test_how_far_it_is_so(text: str, predicate: str, vouched: str) -> None:
    assert event(text, predicate).vouched == vouched


@pytest.mark.parametrize(
    ("text", "predicate", "agents"),
    [
        ('Šo ziņu pārbaudīt nav iespējams, norāda aģentūra "Reuters".', "pārbaudīt", []),
        ("Autobusu sagatavot ir grūti, atzina vadītājs.", "sagatavot", []),
        ("Cietuši koki, bet zemenes izdevies paglābt, tās apklājot.", "apklājot", []),
        ("Glābēji ieradās, un viņiem izdevās izglābt zēnu.", "izglābt", ["glābēji"]),
        ("Ministrs Jānis Kalns ir gatavs atkāpties.", "atkāpties", ["Jānis Kalns"]),
        ("Kalns stāstīja, ka šķelda kopš maija kļuvusi dārgāka.", "kļuvusi", ["šķelda"]),
        ("Policija lūdz šoferus būt piesardzīgiem un ievērot ātrumu.", "ievērot", ["šoferi"]),
        ("Dienests aicina medniekus būt modriem un ziņot inspekcijai.", "ziņot", ["mednieki"]),
        ("Jumts bija iegruvis, telpas nevarēja izmantot.", "izmantot", []),
        ("Algas augs, bet ražošanu cer atjaunot rudenī.", "atjaunot", []),
    ],
)
def test_who_does_it(text: str, predicate: str, agents: list[str]) -> None:
    assert names(text, predicate, "agent") == agents


@pytest.mark.parametrize(
    ("text", "predicate", "patients"),
    [
        ("Mazās skolas nevar slēgt bez ministrijas piekrišanas.", "slēgt", ["mazās skolas"]),
        ("Slimnīcas nevarēs pārdot bez domes lēmuma.", "pārdot", ["slimnīcas"]),
        ("Antibiotikas nedrīkst lietot bez ārsta ziņas.", "lietot", ["antibiotikas"]),
        ("Pašvaldības nevar slēgt visas skolas.", "slēgt", ["visas skolas"]),
    ],
)
def test_what_may_not_be_done_to_it(text: str, predicate: str, patients: list[str]) -> None:
    assert names(text, predicate, "patient") == patients
