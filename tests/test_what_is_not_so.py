"""What is feared, debated, charged, prevented, denied or forged is not told as so, and look-alikes are."""

import pytest

import hronika
from hronika.record import Event, Statement

FEARED = [
    ("Eksperti brīdina par aizsprosta sabrukšanu.", "sabrukšanu", "possible"),
    ("Ciema iedzīvotāji ir bažās par veikala slēgšanu.", "slēgšanu", "possible"),
    ("Tilts draud sabrukt.", "sabrukt", "possible"),
    ("Arodbiedrība draud pieteikt streiku.", "pieteikt", "planned"),
    ("Valdībai draud krišana, bet bankām – bankrots.", "bankrots", "possible"),
    ("Iedzīvotāji satraucas, ka skolu slēgs.", "slēgs", "possible"),
    ("Pastāv briesmas, ka upe izies no krastiem.", "izies", "possible"),
    ("Pastiprinājušās aizdomas par gatavošanos uzbrukumam.", "uzbrukumam", "possible"),
    ("Viņus satrauc iespējamā ceļa pārrakšana.", "pārrakšana", "possible"),
    ("Pēc ugunsgrēka iedzīvotāji baidās atgriezties mājās.", "ugunsgrēka", "asserted"),
]
DEBATED = [
    ("Deputāti debatēja par nodokļu celšanu.", "celšanu", "possible"),
    ("Valde lems par filiāles slēgšanu.", "slēgšanu", "possible"),
    ("Ministri apspriedīs jautājumu par robežas slēgšanu.", "slēgšanu", "possible"),
    ("Sākās strīds par pieminekļa nojaukšanu.", "nojaukšanu", "possible"),
    ("Opozīcija iestājas par nodokļu celšanu.", "celšanu", "possible"),
    ("Ministrs iebilst pret revīziju atcelšanu.", "atcelšanu", "possible"),
    ("Partijas nevienojās par ministra atlaišanu.", "atlaišanu", "possible"),
    ("Banka paziņoja par filiāļu slēgšanu.", "slēgšanu", "attributed"),
    ("Diskusijā par karu piedalījās trīs ģenerāļi.", "karu", "asserted"),
    ("Protestētāji iebilda pret karu.", "karu", "asserted"),
    ("Sarunu mērķis ir līguma parakstīšana.", "Sarunu", "asserted"),
]
CHARGED = [
    ("Jānis Ozols apsūdzēts kukuļņemšanā.", "kukuļņemšanā", "attributed"),
    ("Prokurors apsūdz uzņēmēju par nodokļu nemaksāšanu.", "nemaksāšanu", "attributed"),
    ("Prokuratūra uzrādījusi apsūdzību ārstam Gvido Riekstam par zāļu viltošanu.", "viltošanu", "attributed"),
    ("Policija aizturēja slepkavībā aizdomās turēto vīrieti.", "slepkavībā", "possible"),
    ("Sākts kriminālprocess par krāpšanu.", "krāpšanu", "possible"),
    ("Tiesa direktoru attaisnoja krāpšanā.", "krāpšanā", "denied"),
    ("Vīrieti notiesāja par zādzību.", "zādzību", "asserted"),
]
CALLED_FALSE = [
    ("Ir meli, ka Ozols zadzis naudu.", "zadzis", "denied"),
    ("Apgalvojums, ka skolu slēgs, ir nepatiess.", "slēgs", "denied"),
    ("Runas par demisiju ministrs nosauca par muļķībām.", "demisiju", "denied"),
    ("Muļķības, ka skolu slēgs.", "slēgs", "denied"),
    ("Ir muļķība slēgt skolu.", "slēgt", "possible"),
    ("Tas, ka mērs esot aizbēdzis, neatbilst patiesībai.", "aizbēdzis", "denied"),
    ("Ziņas par premjera nāvi izrādījās nepatiesas.", "nāvi", "denied"),
    ("Baumas, ka rūpnīca bankrotējusi, neapstiprinājās.", "bankrotējusi", "possible"),
    ("Portāls vēstīja, ka aktieris miris. Viņa aģents šo informāciju noliedza.", "miris", "denied"),
    ("Laikraksts apgalvo, ka mērs pārdevis zemi, taču mērs to noliedz.", "pārdevis", "denied"),
    ('Laikraksts rakstīja, ka Kalve aizbēdzis. "Tā nav taisnība," sacīja brālis.', "aizbēdzis", "denied"),
    ("Skolu remontēs, nevis slēgs, kā vēstīja laikraksts.", "slēgs", "denied"),
    ("Policija nevarēja apstiprināt, ka sieviete nolaupīta.", "nolaupīta", "possible"),
    ("Banka ne apstiprināja, ne noliedza, ka pārdos filiāli.", "pārdos", "possible"),
    ("Ministrija neizslēdz, ka nodokļus cels.", "cels", "possible"),
    ("Premjere uzsvēra, ka nekad nav solījusi, ka atkāpsies.", "atkāpsies", "possible"),
    ("Vai Rīgā slēgs tirgu?", "slēgs", "possible"),
    ("Kad Rīgā slēgs tirgu?", "slēgs", "planned"),
    ("Nav šaubu, ka komanda uzvarēs.", "uzvarēs", "planned"),
    ("Nav noslēpums, ka uzņēmums bankrotēja.", "bankrotēja", "asserted"),
    ('"Es neesmu saņēmis kukuli," noliedza ministrs Jānis Ozols.', "saņēmis", "attributed"),
]
SCOPE = [
    ("Eksperti uzskata, ka tie ir māņi, lai panāktu, ka armija atvelk rezerves.", "atvelk", "hypothetical"),
    ("Ģenerālis cer, ka sabiedrotie piegādās raķetes un apmācīs karavīrus.", "apmācīs", "hypothetical"),
    ("Ja līgumu neparakstīs, uzņēmums slēgs veikalus un atlaidīs darbiniekus.", "atlaidīs", "hypothetical"),
    ("Direktors plāno atlaist vadītāju, kurš pērn nozaga naudu.", "nozaga", "asserted"),
    ("Vīrietis pēc kritiena būs jāoperē.", "kritiena", "asserted"),
    ("Saistībā ar uzbrukumu policija aizturēs vīrieti.", "uzbrukumu", "asserted"),
    ("Pēc vakardienas sapulces valde lems par atlaišanu.", "sapulces", "asserted"),
    ("Pēc vēlēšanām partija veidos koalīciju.", "vēlēšanām", "planned"),
    ("Eksportam vasarā vajadzētu atkopties.", "atkopties", "possible"),
    ("Ministram vajadzētu atkāpties.", "atkāpties", "hypothetical"),
]
NEGATIVE = [
    ("Vienošanās nav.", "Vienošanās"),
    ("Pārkāpumi netika konstatēti.", "Pārkāpumi"),
    ("Kriminālprocess par viņu nav sākts.", "Kriminālprocess"),
    ("Slepkavību izdevās novērst.", "Slepkavību"),
    ("Sprādzienu izdevās nepieļaut.", "Sprādzienu"),
    ("Mēs izvairījāmies no bankrota.", "bankrota"),
    ("Vizīte tika atcelta pēdējā brīdī.", "Vizīte"),
    ("Vējš liedza kuģim iebraukt ostā.", "iebraukt"),
    ("Komanda teju zaudēja spēli.", "zaudēja"),
    ("Glābēji veltīgi mēģināja atdzīvināt vīrieti.", "atdzīvināt"),
    ("Klubs nedomā atlaist treneri.", "atlaist"),
    ("Ministrs nevis atkāpās, bet devās atvaļinājumā.", "atkāpās"),
]
POSITIVE = [
    ("Glābējiem neizdevās novērst ugunsgrēku.", "ugunsgrēku"),
    ("Tehniķi novērsa noplūdi.", "noplūdi"),
    ("Ražošana gandrīz dubultojās.", "dubultojās"),
    ("Gandrīz divi tūkstoši cilvēku piedalījās gājienā.", "gājienā"),
    ("Uzņēmums neatlaida vairāk par desmit darbiniekiem.", "neatlaida"),
    ("Karš vēl nav beidzies.", "Karš"),
]


def _event(text: str, word: str) -> Event:
    events = {event.predicate.text: event for event in hronika.read(text, published="2024-05-07").events}
    return events[word]


def _statements(text: str) -> list[Statement]:
    return list(hronika.read(text, published="2024-05-07").statements)


@pytest.mark.parametrize(("text", "word", "vouched"), [*FEARED, *DEBATED, *CHARGED, *CALLED_FALSE, *SCOPE])
def test_factuality(text: str, word: str, vouched: str) -> None:
    assert _event(text, word).vouched == vouched


@pytest.mark.parametrize(("text", "word"), NEGATIVE)
def test_what_did_not_happen(text: str, word: str) -> None:
    assert _event(text, word).polarity == "negative"


@pytest.mark.parametrize(("text", "word"), POSITIVE)
def test_what_did_happen(text: str, word: str) -> None:
    assert _event(text, word).polarity == "positive"


@pytest.mark.parametrize(
    "text",
    [
        'Tīklos izplatīts viltots citāts, kurā premjers Juris Vītols it kā saka: "Pensijas samazināsim."',
        'Viltotā video premjers Juris Vītols saka: "Pensijas samazināsim."',
        '"Pensijas samazināsim," saka ministrs Juris Vītols. Citāts ir viltots.',
        '"Bankas slēgs," vēsta dziļviltojums ar prezidenti Daci Rūju.',
    ],
)
def test_forged_words_are_nobodys(text: str) -> None:
    (statement,) = _statements(text)
    assert statement.speaker is None
    assert statement.speaker_name is None
    record = hronika.read(text)
    assert "denied" in {event.vouched for event in record.events}


def test_who_speaks_of_forgeries_forges_nothing() -> None:
    (statement,) = _statements('Par viltotiem dokumentiem aizturētā Ilze Krauja sacīja: "Es neko nezināju."')
    assert statement.speaker_name == "Ilze Krauja"
    (statement,) = _statements('"Es neko nezināju," sacīja Ilze Krauja. Vēstule ir viltota.')
    assert statement.speaker_name == "Ilze Krauja"
    (statement,) = _statements('Jānis Ābols, kurš atrada viltoto naudu, teica: "Tā izskatās īsta."')
    assert statement.speaker_name == "Jānis Ābols"


def test_a_promise_taken_back_is_no_statement() -> None:
    assert not _statements("Premjers atsauca solījumu samazināt nodokļus.")
    assert not _statements("Premjers atteicās no solījuma samazināt nodokļus.")
    assert _statements("Premjera solījums samazināt nodokļus iepriecināja pensionārus.")


def test_nobody_is_no_source() -> None:
    assert not _statements("Neviens neapstrīd, ka bojājumi bijuši.")
    assert not _statements("Neviens nav teicis, ka skolu slēgs.")


def test_who_does_not_deny_says_so() -> None:
    (statement,) = _statements("Ministrs Juris Ozols nenoliedza, ka saņēmis naudu.")
    assert (statement.act, statement.stance) == ("say", "open")
    (statement,) = _statements("Ministrs Juris Ozols noliedza, ka saņēmis naudu.")
    assert (statement.act, statement.stance) == ("deny", "denies")


def test_what_a_source_said_instead() -> None:
    text = "Ministrija iztērēja miljonu eiro, nevis divus, kā apgalvoja opozīcija."
    (statement,) = _statements(text)
    assert [part.text for part in statement.content] == ["divus"]
    assert _event(text, "iztērēja").vouched == "asserted"


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Kontroles radars izvietots salā.", "Kontroles"),
        ("Sistēmas nodotas kaujas dežūrā.", "kaujas"),
        ("Novadā sākās glābšanas operācija.", "glābšanas"),
        ("Opozīcija nobažījusies par skolas slēgšanu.", "nobažījusies"),
    ],
)
def test_parts_of_names_of_things_and_feelings_are_no_events(text: str, none: str) -> None:
    assert none not in {event.predicate.text for event in hronika.read(text).events}


def test_what_an_action_is_done_to_is_an_event() -> None:
    assert _event("Policija sāka slepkavības izmeklēšanu.", "slepkavības").type == "assault"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Vakars pagāja bez sadursmēm.", "sadursmēm"),
        ("Gājiens beidzies bez aizturēšanām un protestiem.", "protestiem"),
        ("Komanda palika bez fināla.", "fināla"),
        ("Kratīšana notika bez sankcijas.", "sankcijas"),
    ],
)
def test_what_was_lacking_did_not_happen(text: str, predicate: str) -> None:
    event = _event(text, predicate)
    assert (event.vouched, event.polarity) == ("asserted", "negative")


@pytest.mark.parametrize(
    ("text", "predicate", "vouched"),
    [
        ("Bez tiesas sprieduma ģimeni izlikt nedrīkst.", "sprieduma", "hypothetical"),
        ("Bez karavīru atbalsta pilsētu nevarētu atbrīvot.", "atbalsta", "hypothetical"),
        ("Bez balsojuma likums nestāsies spēkā.", "balsojuma", "hypothetical"),
        ("Bez koncertiem parkā notika arī gadatirgus.", "koncertiem", "asserted"),  # besides them
    ],
)
def test_what_is_needed_or_was_there_besides_is_not_said_to_be_lacking(
    text: str, predicate: str, vouched: str
) -> None:
    event = _event(text, predicate)
    assert (event.vouched, event.polarity) == (vouched, "positive")


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ienaidnieks mēģināja izlauzties pie Kalniem, bet nesekmīgi.", "izlauzties"),
        ("Ministrs centās pārliecināt kolēģus, taču velti.", "pārliecināt"),
        ("Glābēji mēģināja sasniegt kuģi pie Ventspils, tomēr nesekmīgi.", "sasniegt"),
    ],
)
def test_an_attempt_whose_clause_closes_on_its_failure(text: str, predicate: str) -> None:
    assert _event(text, predicate).polarity == "negative"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Sākts kriminālprocess par noteikumu pārkāpšanu, ja iestājusies cilvēka nāve.", "kriminālprocess"),
        ("Policija sāka kriminālprocesu par zādzību, ja tā izdarīta grupā.", "kriminālprocesu"),
        ("Sākta izmeklēšana par krāpšanu, ja nodarīti lieli zaudējumi.", "izmeklēšana"),
    ],
)
def test_how_the_law_words_an_offence_is_no_condition_of_the_inquiry(text: str, predicate: str) -> None:
    assert _event(text, predicate).vouched == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Deputāte Anna Roze prasīja, kāpēc izmaksas nav zināmas.",
        "Vecāki prasīja, kad atvērs skolu.",
        "Prokurors pieprasīja, kas parakstījis līgumu.",
    ],
)
def test_who_demands_a_clause_with_a_question_word_asks(text: str) -> None:
    (statement,) = _statements(text)
    assert (statement.act, statement.stance) == ("ask", "asks")


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Vīrieti tur aizdomās par to, ka viņš nozadzis mašīnu.", "nozadzis"),
        ("Kurjers tiek turēts aizdomās par to, ka saņēmis naudu.", "saņēmis"),
        ("Izmeklētāji runā par risku, kas saistīts ar to, un bažām par to, ka tilts sabruks.", "sabruks"),
        ("Iedzīvotāji baidās no tā, ka skolu slēgs.", "slēgs"),
    ],
)
def test_what_a_pronoun_points_to_behind_suspicion_and_fear_is_possible(text: str, predicate: str) -> None:
    assert _event(text, predicate).vouched == "possible"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Streiks nav plānots.", "negative"),
        ("Pilsētā karantīna patlaban netiek plānota.", "negative"),
        ("Vizīte nav paredzēta.", "negative"),
        ("Streiks nebija plānots.", "positive"),  # and may have happened
    ],
)
def test_what_nobody_plans_will_not_happen(text: str, polarity: str) -> None:
    (event,) = hronika.read(text).events
    assert event.polarity == polarity


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Lēmums pieņemts novēloti.", "novēloti"),
        ("Dome rīkojas sasteigti.", "sasteigti"),
        ("Darbi veikti kvalitatīvi un pārdomāti.", "pārdomāti"),
    ],
)
def test_an_adverb_made_of_a_participle_is_no_event(text: str, none: str) -> None:
    assert none not in {event.predicate.text for event in hronika.read(text).events}


@pytest.mark.parametrize(
    ("text", "predicate", "vouched", "polarity"),
    [
        ("Irāna neved nekādas sarunas ar kaimiņiem.", "sarunas", "asserted", "negative"),
        ("Valdība ved sarunas ar kaimiņiem.", "sarunas", "asserted", "positive"),
        ("Lidmašīna uz Rīgu nelidos.", "nelidos", "planned", "negative"),
        ("Uzņēmums vairs neražos cukuru.", "neražos", "planned", "negative"),
        ("Rūpnīca atkal ražos cukuru.", "ražos", "planned", "positive"),
        ("Mērs norādīja, ka ar ministri tikšoties otrdien.", "tikšoties", "planned", "positive"),
        ("Direktore sacīja, ka pedagogi darbu nezaudēšot.", "nezaudēšot", "planned", "negative"),
        ("Karavīri izvesti netikšot, uzsvēra ministrs.", "izvesti", "planned", "negative"),
        ("Ministrs uzsvēra, ka nodokļi celti netikšot.", "celti", "planned", "negative"),
        ("Skola slēgta tikšot rudenī, sacīja mērs.", "slēgta", "planned", "positive"),
        ("Vēlētāji būtu gatavi atbalstīt jaunu partiju.", "atbalstīt", "hypothetical", "positive"),
        ("Vēlētāji ir gatavi atbalstīt jaunu partiju.", "atbalstīt", "planned", "positive"),
        ("Ministrs neplāno demisiju.", "demisiju", "planned", "negative"),
        ("Valdība neplāno nodokļu celšanu.", "celšanu", "planned", "negative"),
        ("Streiks nav gaidāms.", "Streiks", "planned", "negative"),
        ("Par sankciju mīkstināšanu nav ne runas.", "mīkstināšanu", "possible", "negative"),
        ("Par bankas pārdošanu nevar būt ne runas.", "pārdošanu", "possible", "negative"),
        ("Nav runas par tarifu celšanu.", "celšanu", "possible", "negative"),
        ("Runas par tarifu celšanu nav pamatotas.", "celšanu", "possible", "positive"),
        ("Runas par valdības krišanu nerimst.", "krišanu", "possible", "positive"),
        ("Lēmums par skolas slēgšanu vēl nav pieņemts.", "slēgšanu", "possible", "positive"),
        ("Dome nepieņēma lēmumu slēgt skolu.", "slēgt", "possible", "positive"),
        ("Lēmums par skolas slēgšanu pieņemts.", "slēgšanu", "planned", "positive"),
    ],
)
def test_what_is_not_carried_on_planned_or_talked_of(
    text: str, predicate: str, vouched: str, polarity: str
) -> None:
    told = {each.predicate.text: (each.vouched, each.polarity) for each in hronika.read(text).events}
    assert told[predicate] == (vouched, polarity)


@pytest.mark.parametrize(
    ("text", "denied", "kept"),
    [
        (
            "Ministrs Koks atkārtoja, ka Ungārija ieročus nesūtīs, un pārmeta Kijivai vilcināšanos. "
            "Kijiva šo pārmetumu noraidījusi.",
            None,
            "nesūtīs",
        ),
        (
            "Mērs Koks paziņoja, ka tiltu slēgs, un apgalvoja, ka nauda pazudusi. "
            "Deputāte Roze šo apgalvojumu noraidīja.",
            "pazudusi",
            "slēgs",
        ),
        (
            "Mērs Koks solīja, ka tiltu slēgs, un paziņoja, ka balsts sabruks. "
            "Inženiere Roze šo paziņojumu noraidīja.",
            "sabruks",
            "slēgs",
        ),
    ],
)
def test_of_several_things_said_that_is_denied_whose_noun_takes_it_up(
    text: str, denied: str | None, kept: str
) -> None:
    told = {each.predicate.text: each.vouched for each in hronika.read(text).events}
    assert told[kept] == "planned"
    assert denied is None or told[denied] == "denied"
