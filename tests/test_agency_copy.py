"""Constructions of agency copy: documents, data and institutions as sources, cues that point back.

Each case is a text and what is read of it: content, cue, and whose it is. Look-alikes hold no statement.
"""

import pytest

import hronika

DOCUMENTS = {
    "Lielākie zaudējumi bijuši kokrūpniecībai, rakstīts Nozaru asociācijas ziņojumā.": (
        ("Lielākie zaudējumi bijuši kokrūpniecībai", "rakstīts", "Nozaru asociācija"),
    ),
    'Jaunais maršruts tiks atklāts jūlijā, paziņots aviokompānijas "Ziemeļu vēji" preses relīzē.': (
        ("Jaunais maršruts tiks atklāts jūlijā", "paziņots", "Ziemeļu vēji"),
    ),
    "Nometnē aizliegts lietot tālruņus, lasāms vecākiem nosūtītajā skolas vēstulē. "
    "Bērni tālruņus atstās mājās, norādīts tajā.": (
        ("Nometnē aizliegts lietot tālruņus", "lasāms", "skola"),
        ("Bērni tālruņus atstās mājās", "norādīts", "skola"),
    ),
    "Lidmašīnas dzinējs aizdedzies vēl pirms pacelšanās, secināts izmeklētāju starpziņojumā.": (
        ("Lidmašīnas dzinējs aizdedzies vēl pirms pacelšanās", "secināts", "izmeklētāji"),
    ),
    "Kā norādīts Valsts kontroles ziņojumā, parāds audzis. To segs valsts, atzīts dokumentā.": (
        ("parāds audzis", "norādīts", "Valsts kontrole"),
        ("To segs valsts", "atzīts", "Valsts kontrole"),
    ),
    'Partija "Kopā" neatbalstīs budžetu, trešdien pavēstīts tās tīmekļvietnē.': (
        ('Partija "Kopā" neatbalstīs budžetu', "pavēstīts", "Kopā"),
    ),
    "Kuģis nogrima 40 minūšu laikā, izriet no Kuģniecības ministrijas ziņojuma.": (
        ("Kuģis nogrima 40 minūšu laikā", "izriet", "Kuģniecības ministrija"),
    ),
    "Petīcijā, kuru parakstījuši vecāki, lūgts saglabāt parku.": (("saglabāt parku", "lūgts", "vecāki"),),
    "Eksperti sagatavoja atzinumu, kurā secināts, ka ēka ir bīstama. Dokumentā ieteikts to nojaukt.": (
        ("ēka ir bīstama", "secināts", "eksperti"),
        ("to nojaukt", "ieteikts", "eksperti"),
    ),
    "Tiesībsargs vērsies Satversmes tiesā ar pieteikumu, kurā uzsvērts, ka norma ir novecojusi.": (
        ("norma ir novecojusi", "uzsvērts", "tiesībsargs"),
    ),
    "Tiesas spriedumā atzīts, ka līgums nav spēkā. Prasības pieteikumā apgalvots, ka preces ir bojātas.": (
        ("līgums nav spēkā", "atzīts", "tiesa"),
        ("preces ir bojātas", "apgalvots", None),
    ),
    "Biedrība saņēma atbildi, kurā teikts, ka finansējuma nebūs.": (("finansējuma nebūs", "teikts", None),),
}
INSTITUTIONS = {
    'Remonts ieildzis lietus dēļ, aģentūrai LETA atzina būvfirmā "Tilti un ceļi".': (
        ("Remonts ieildzis lietus dēļ", "atzina", "Tilti un ceļi"),
    ),
    "Nākamā sēde būs jūnijā, norādīja tiesā.": (("Nākamā sēde būs jūnijā", "norādīja", "tiesa"),),
    "No kāda vīrieša izkrāpti 7800 eiro, apstiprināja policijā.": (
        ("No kāda vīrieša izkrāpti 7800 eiro", "apstiprināja", "policija"),
    ),
    "Arodbiedrībā ir gatavi uzskatīt, ka valdība solījumu lauzusi.": (
        ("valdība solījumu lauzusi", "uzskatīt", "arodbiedrība"),
    ),
}
DATA = {
    "Saskaņā ar Lursoft datiem uzņēmums pērn apgrozīja trīs miljonus eiro.": (
        ("uzņēmums pērn apgrozīja trīs miljonus eiro", "datiem", "Lursoft"),
    ),
    "Saskaņā ar prokurora pausto apsūdzētais slēpies Spānijā.": (
        ("apsūdzētais slēpies Spānijā", "pausto", "prokurors"),
    ),
    "Atbilstoši advokāta norādītajam viņš dzīvojis pie radiem.": (
        ("viņš dzīvojis pie radiem", "norādītajam", "advokāts"),
    ),
    'Pēc avīzē "Vidzemes balss" vēstītā tiltu slēgs augustā.': (
        ("tiltu slēgs augustā", "vēstītā", "Vidzemes balss"),
    ),
    "Zemestrīcē cietuši 40 cilvēku, pēc glābēju sniegtajām ziņām.": (
        ("Zemestrīcē cietuši 40 cilvēku", "ziņām", "glābēji"),
    ),
    "Uzņēmuma apgrozījums saskaņā ar Firmas.lv informāciju sarucis par trešdaļu.": (
        ("Uzņēmuma apgrozījums … sarucis par trešdaļu", "informāciju", "Firmas.lv"),
    ),
    "No Valsts kases pārskata izriet, ka budžetā ir pārpalikums.": (
        ("budžetā ir pārpalikums", "izriet", "Valsts kase"),
    ),
    "Pēc aculiecinieku stāstītā var secināt, ka autobuss braucis pārāk ātri.": (
        ("autobuss braucis pārāk ātri", "secināt", "aculiecinieki"),
    ),
    "Ministrs lika saprast, ka atkāpsies.": (("atkāpsies", "saprast", "ministrs"),),
    "Deputāti sliecas uzskatīt, ka lieta jāizbeidz.": (("lieta jāizbeidz", "uzskatīt", "deputāti"),),
}
POINTING_BACK = {
    "Skolas ēkā izcēlies ugunsgrēks, un evakuēti 200 skolēni. Tā ziņo glābšanas dienests.": (
        ("Skolas ēkā izcēlies ugunsgrēks, un evakuēti 200 skolēni", "ziņo", "glābšanas dienests"),
    ),
    "Policija aizturējusi piecus kontrabandistus. To apliecināja arī prokurore Dace Egle.": (
        ("Policija aizturējusi piecus kontrabandistus", "apliecināja", "Dace Egle"),
    ),
    "Dome nolēma pārdot stadionu, un par to otrdien aģentūrai BNS pastāstīja deputāts Kārlis Upe.": (
        ("Dome nolēma pārdot stadionu", "pastāstīja", "Kārlis Upe"),
    ),
    "Bezdarbs martā sarucis līdz 6%. Par to liecina Nodarbinātības aģentūras dati.": (
        ("Bezdarbs martā sarucis līdz 6%", "liecina", "Nodarbinātības aģentūra"),
    ),
    "Īpašnieki mantu izveduši uz Kipru. Tā teikts prokuratūras slēdzienā.": (
        ("Īpašnieki mantu izveduši uz Kipru", "teikts", "prokuratūra"),
    ),
    "Rūpnīcā izcēlies ugunsgrēks. Par notikušo ziņo policija.": (
        ("Rūpnīcā izcēlies ugunsgrēks", "ziņo", "policija"),
    ),
}
FRONTED = {
    "Par to, ka tilts slēgts, otrdien informēja policija.": (("tilts slēgts", "informēja", "policija"),),
    "To, ka vīrietis aizturēts, aģentūrai LETA apstiprināja prokurore Inta Roze.": (
        ("vīrietis aizturēts", "apstiprināja", "Inta Roze"),
    ),
    "Ka naudas nepietiks, ministre Elga Sveile paziņoja jau rudenī.": (
        ("naudas nepietiks", "paziņoja", "Elga Sveile"),
    ),
    "Deputātus komisijas vadītāja Ieva Zāle aicināja balsot pret.": (
        ("balsot pret", "aicināja", "Ieva Zāle"),
    ),
}
SUBJECT_LEFT_OUT = {
    "Mājražotāji ir neapmierināti. Dienestu lūdz neapmeklēt tirgus brīvdienās.": (
        ("neapmeklēt tirgus brīvdienās", "lūdz", "mājražotāji"),
    ),
    "Skolēniem atgādina, ka mācības sāksies 2. septembrī.": (
        ("mācības sāksies 2. septembrī", "atgādina", None),
    ),
}
LOOK_ALIKES = [
    "Ēka celta 1930. gadā, fasāde atjaunota pērn. Projekts izstrādāts, apstiprināts un nodots būvniekam.",
    "Direktors atbrīvots no amata, lēmums pieņemts domes sēdē.",
    "Lūgums noraidīts, lēmums pārsūdzēts tiesā.",
    "Saskaņā ar likumu tiesa lietu skatīs 30 dienu laikā. Atbilstoši līgumam būvnieks maksās sodu.",
    "Budžets pildās atbilstoši prognozēm. Cena noteikta atbilstoši tirgus vērtējumam.",
    "Strādājam saskaņā ar informācijas drošības politiku. Saskaņā ar datu aizsardzības likumu rīkus maina.",
    "Pēc teiktā vārda iestājās klusums. Pēc datu zuduma sistēmu slēdza.",
    "Viņš var secināt, ko grib. Grāmatā var lasīt dzeju. Dokumentā redzams zīmogs. Lapā varat redzēt karti.",
    "Mērs apmeklēja skolu. To uzcēla pirms gada. Par to maksāja valsts. Tā atrodas centrā.",
    "Viņa iegādājās suni. Par to viņa rakstīja grāmatu. To zina visi.",
    "Tas, ka līst, liecina par rudeni. To, ka viņš zaga, neviens neredzēja. Ka viņš brauks, es zinu.",
    "Piemineklis nav vecs. Tas atklāts pilsētas parkā. Tas apstiprināts domes sēdē. Tas rakstīts uz sienas.",
    "Uzbrukumā gāja bojā divi karavīri. Par to prezidents izteica līdzjūtību.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case
        for cases in (DOCUMENTS, INSTITUTIONS, DATA, POINTING_BACK, FRONTED, SUBJECT_LEFT_OUT)
        for case in cases.items()
    ],
)
def test_agency_copy(text: str, expected: tuple[tuple[str, str, str | None], ...]) -> None:
    read = [
        (
            " … ".join(span.text for span in statement.content),
            statement.cue.text if statement.cue else None,
            statement.speaker_name,
        )
        for statement in hronika.read(text).statements
    ]
    assert tuple(read) == expected


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_hold_no_statement(text: str) -> None:
    assert hronika.read(text).statements == ()


def test_a_source_is_told_without_the_object_before_it() -> None:
    [statement] = hronika.read("Deputātus komisijas vadītāja Ieva Zāle aicināja balsot pret.").statements
    assert statement.speaker is not None
    assert statement.speaker.text == "komisijas vadītāja Ieva Zāle"


def test_what_is_pointed_back_to_is_no_fact() -> None:
    record = hronika.read("Mākslinieks nokrāsoja tiltu. Par to vēsta portāls.")
    assert [event.vouched for event in record.events] == ["attributed"]


def test_a_document_is_the_medium_and_its_owner_the_speaker() -> None:
    [statement] = hronika.read("Skolas slēgs, teikts Bauskas domes izplatītajā paziņojumā.").statements
    assert statement.speaker is not None
    assert statement.speaker.text == "Bauskas domes"
    assert statement.medium is not None
    assert statement.medium.text == "izplatītajā paziņojumā"


def test_a_dateline_is_no_content() -> None:
    text = "LIEPĀJA, 12. sept., LETA. Kuģis izcelts, teikts ostas pārvaldes paziņojumā."
    [statement] = hronika.read(text, published="2023-09-12").statements
    assert [span.text for span in statement.content] == ["Kuģis izcelts"]
