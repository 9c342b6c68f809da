"""How the text vouches: hearsay that goes on, verdicts, shared negation, conditions; and look-alikes."""

import pytest

import hronika
from hronika.language import load_language
from hronika.record import Event

HEARSAY = [
    ("Sieviete klaigāja, ka kaimiņš esot nozadzis suni.", "nozadzis", "attributed"),
    (
        "Policists stāsta, ka šoferis apdzina kravas auto. Busiņš nobraucis no ceļa un ietriecies kokā.",
        "ietriecies",
        "attributed",
    ),
    (
        "Pēc apsarga stāstītā, vīrietis kliedza. Bārmenis piegājis klāt un lūdzis viņu aiziet.",
        "piegājis",
        "attributed",
    ),
    ("Direktore Ilze Roze sacīja, ka skola augs. Roze agrāk strādājusi bankā.", "strādājusi", "asserted"),
    (
        "Klubs vēstīja, ka treneris atlaists. Vecāki vērsušies policijā ar lūgumu, kurā lūgts sākt lietu.",
        "vērsušies",
        "asserted",
    ),
    ("Saskaņā ar apsūdzību ārsts viltoja receptes un pārdeva zāles.", "pārdeva", "attributed"),
    ("Pēc izmeklētāju versijas, vīri iebruka mājā un nolaupīja zēnu.", "nolaupīja", "possible"),
    ("Kā savukārt norāda ministrija, uzņēmums samaksāja nodokļus.", "samaksāja", "attributed"),
    ("Kā tikmēr vēsta aģentūra, karavīri atkāpās.", "atkāpās", "attributed"),
    (
        '"Bankas sadarbība krīt. Esam pārdevuši trīs filiāles," lēmumu pamato valde.',
        "pārdevuši",
        "attributed",
    ),
    ('Izstāde "Pļavas zied" atklāta, un mākslinieks pārdeva gleznu.', "pārdeva", "asserted"),
    ("Glābēji saņēma izsaukumu par ugunsgrēku.", "ugunsgrēku", "attributed"),
    ("Ģenerālis paziņoja par pilsētas ieņemšanu.", "ieņemšanu", "attributed"),
    ("Skola apgalvojumus par vardarbību noliedza.", "vardarbību", "denied"),
    ("Futbolists noraida apsūdzības izvarošanā.", "izvarošanā", "attributed"),
    ("Īpašu vērību pievēršot drošībai, dome salaboja tiltu.", "pievēršot", "asserted"),
]
VERDICTS = [
    ("Partijas biedri neuzskata, ka deputāts nodevis valsti.", "nodevis", "denied"),
    ("Es nezinu un nedomāju, vai viņš atbrauks.", "atbrauks", "possible"),
    ("Nekas neliecina, ka šoferis aizmiga.", "aizmiga", "possible"),
    ("Izmeklētājiem trūkst pierādījumu, ka grāmatvede piesavinājusies naudu.", "piesavinājusies", "possible"),
    ("Nav dokumentu, kas pierādītu, ka zeme pārdota.", "pārdota", "possible"),
    ("Neapstiprinātas ziņas vēsta, ka ostā nogrima prāmis.", "nogrima", "possible"),
    ("Nav patiess apgalvojums, ka slimnīca slēgta.", "slēgta", "denied"),
    ("Ka māksliniece pārdevusi gleznu, nav tiesa.", "pārdevusi", "denied"),
    ("Baumas, ka klubs bankrotējis, ir izdomātas.", "bankrotējis", "denied"),
    ("Aģentūra atsauca ziņu, ka ministrs miris.", "miris", "possible"),
    (
        "Žurnāls rakstīja, ka trenere atlaista. Federācija šo informāciju nosauca par meliem.",
        "atlaista",
        "denied",
    ),
    ("Televīzija ziņoja, ka skolotāja iesita zēnam. Tas neatbilst patiesībai.", "iesita", "denied"),
    ("Televīzija ziņoja, ka skolotāja iesita zēnam. Tas patiesībai atbilst.", "iesita", "attributed"),
    ("Vecāki apgalvo, ka skolotāja situsi bērnu. Skola apgalvojumus noliedza.", "situsi", "denied"),
    ("Opozīcija norāda, ka mērs slēpis ienākumus. Mērs pārmetumus noraida.", "slēpis", "attributed"),
    ("Domas mutuļoja, un Gatis smēķēja. Viņš atspēko Kriša uzskatus.", "smēķēja", "asserted"),
    ("Mediji vēstīja par kukuļiem. Deputāts šīs ziņas noliedza.", "vēstīja", "asserted"),
    ("Mednieki pret medību aizliegšanu protestē.", "aizliegšanu", "possible"),
    ("Mēs tiesnesi attaisnojam. Direktore attaisno koku ciršanu.", "ciršanu", "asserted"),
]
SCOPE = [
    ("Iespējams, zaglis iekļuva pa jumtu un iznesa dārglietas.", "iznesa", "possible"),
    ("Iespējams, zaglis iekļuva pa jumtu, bet policija viņu aizturēja.", "aizturēja", "asserted"),
    ("Ja pērn uzņēmums zaudēja miljonu, tad šogad nopelnīja divus.", "nopelnīja", "asserted"),
    ("Ja uzņēmums zaudēs miljonu, tad valde atkāpsies.", "atkāpsies", "hypothetical"),
    ("Armija gatavojas arī tam, ja pretinieks iebruktu.", "gatavojas", "asserted"),
    ("Lai nodrošinātu darbu un stiprinātu tiesības, jāievieš noteikumi.", "stiprinātu", "hypothetical"),
    ("Viņš atteicās runāt, jo kaimiņi viņu apzaga.", "apzaga", "asserted"),
    ("Policija pieļauj tīšu dedzināšanu.", "dedzināšanu", "possible"),
    ("Ministre ir pret nodokļa celšanu.", "celšanu", "possible"),
    ("Līgums paredz, ka uzņēmums remontē jumtu.", "remontē", "attributed"),
    ("Plānots, ka tiltu būvē pa kārtām.", "būvē", "planned"),
    ("Dome vienojās par plāna izstrādāšanu teritoriju likvidēšanai.", "likvidēšanai", "hypothetical"),
    ("Iemesls atlaišanai bija zādzība.", "atlaišanai", "asserted"),
    ("Ministrija nāca klajā ar iniciatīvu papildināt likumu.", "papildināt", "possible"),
    ("Ministrs atteicās no ieceres pārdot lidostu.", "pārdot", "hypothetical"),
    ("Es iesaku zvanīt policijai.", "zvanīt", "hypothetical"),
    ("Viņa advokāti ir norīkoti iesūdzēt žurnālu.", "norīkoti", "asserted"),
]
NOT_DONE = [
    ("Veikalā nedrīkst smēķēt vai fotografēt.", "fotografēt"),
    ("Nav ievainots vai nogalināts neviens karavīrs.", "nogalināts"),
    ("Komisijai nav pilnvaru atlaist padomi.", "atlaist"),
    ("Sacensības atceltas.", "Sacensības"),
    ("Ugunsgrēka skolā nebija.", "Ugunsgrēka"),
    ("Drošības dienests izjauca atentātu.", "atentātu"),
    ("Mēģinājums gāzt valdību izgāzās.", "gāzt"),
    ("Mēģinājums izlaupīt muzeju neizdevās.", "izlaupīt"),
]
DONE = [
    ("Avārijas vietā nebija liecinieku.", "Avārijas"),
    ("Valde nolēma nepirkt ēku un pārdot zemi.", "pārdot"),
    ("Viņš ar ministru neesot ticies, un ministrija konsultējusies ar ārstiem.", "konsultējusies"),
    ("Pirmdiena nesīs lietu.", "nesīs"),
    ("Šāds solis neitralizēs draudus.", "neitralizēs"),
    ("Mēģinājums izlaupīt muzeju izdevās.", "izlaupīt"),
]


def read(text: str, word: str) -> Event:
    record = hronika.read(text, published="2024-05-07")
    return next(event for event in record.events if event.predicate.text == word)


@pytest.mark.parametrize(("text", "word", "vouched"), [*HEARSAY, *VERDICTS, *SCOPE])
def test_class(text: str, word: str, vouched: str) -> None:
    assert read(text, word).vouched == vouched


@pytest.mark.parametrize(("text", "word"), NOT_DONE)
def test_what_did_not_happen(text: str, word: str) -> None:
    assert read(text, word).polarity == "negative"


@pytest.mark.parametrize(("text", "word"), DONE)
def test_what_is_not_negated(text: str, word: str) -> None:
    assert read(text, word).polarity == "positive"


def test_what_one_is_declared_by_law_is_no_statement() -> None:
    assert not hronika.read("Prokurore Dace Ose atzina vīrieti par cietušo.").statements
    assert hronika.read("Ministrs Juris Lode atzina lēmumu par kļūdu.").statements


@pytest.mark.parametrize(
    ("text", "form", "lemma", "feature"),
    [
        ("Vējš nesīs smiltis.", "nesīs", "nest", "Polarity=Pos"),
        ("Vējš nenes smiltis.", "nenes", "nest", "Polarity=Neg"),
        ("Uguns nedega.", "nedega", "degt", "Polarity=Neg"),
        ("Jauni kuģi aizstās vecās fregates.", "aizstās", "aizstāt", "Tense=Fut"),
        ("Skolas ir apņēmušās mācīt valodas.", "apņēmušās", "apņemties", "Reflex=Yes"),
    ],
)
def test_verbs_whose_tag_and_lemma_disagree(text: str, form: str, lemma: str, feature: str) -> None:
    tokens = [token for s in load_language("lv").analyser.analyse(text).sentences for token in s.tokens]
    token = next(token for token in tokens if token.text == form)
    name, _, value = feature.partition("=")
    assert token.lemma == lemma
    assert token.features[name] == value


@pytest.mark.parametrize(
    ("text", "word", "vouched"),
    [
        ("Viltus ārstu pārbaudes kļuvušas biežākas.", "pārbaudes", "asserted"),
        ("Kijiva lēš, ka Krievija sabojājusi 300 objektu.", "sabojājusi", "attributed"),
        ("Kijiva lēš, ka Krievija atkal uzbruks ostām.", "uzbruks", "planned"),
    ],
)
def test_fakes_and_estimates(text: str, word: str, vouched: str) -> None:
    found = {
        event.predicate.text: event.vouched for event in hronika.read(text, published="2024-05-07").events
    }
    assert found[word] == vouched
