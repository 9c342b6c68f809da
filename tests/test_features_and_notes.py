"""Features, court reports, police notes and obituaries: who speaks, what is his, who did what to whom."""

import pytest

from hronika import read
from hronika.record import Record


def read_on_friday(text: str) -> Record:
    return read(text, published="2025-11-28")


def told(text: str) -> list[tuple[str | None, str]]:
    """Who says what, in the order of the text."""
    statements = read_on_friday(text).statements
    return [(each.speaker_name, " / ".join(span.text for span in each.content)) for each in statements]


def names(text: str) -> set[tuple[str, str]]:
    return {(name.kind, name.name) for name in read_on_friday(text).names}


def vouched(text: str, predicate: str) -> str:
    return next(each.vouched for each in read_on_friday(text).events if each.predicate.text == predicate)


def participants(text: str, predicate: str) -> dict[str, str | None]:
    """The names of who and what takes part in the event told by a word, by role."""
    event = next(each for each in read_on_friday(text).events if each.predicate.text == predicate)
    return {each.role: each.name for each in event.participants}


# What is evidence


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Negadījums pie Ogres pierādīja, ka luksofors nestrādā.", []),
        ("Pērnais skandāls parādīja, ka uzraudzība ir vāja.", []),
        ('"Avārija apliecina, ka ceļš ir bīstams," sacīja ķirurgs Jānis Kalns.', ["Jānis Kalns"]),
        ('"Incidents liecina, ka sargu trūkst," atzina direktore Zane Roze.', ["Zane Roze"]),
        ("Slimnīcas dati liecina, ka cietušo kļūst vairāk.", ["slimnīca"]),
    ],
)
def test_what_happened_is_evidence_and_says_nothing(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in told(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pirmais aizturētais klusē, otrs liecina, ka piekabi paņēmis uz laiku.", "otrs"),
        ("Viens no brāļiem vainu noliedz, otrs apliecina, ka bijis mājās.", "otrs"),
        ("Divi liecinieki neatceras neko, trešais liecina, ka redzējis nazi.", "trešais"),
    ],
)
def test_one_of_several_gives_evidence(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker


def test_what_one_of_several_says_is_no_fact() -> None:
    assert vouched("Viens no zagļiem klusē, otrs liecina, ka piekabi paņēmis.", "paņēmis") == "attributed"


# Bare participles after a verb that has no words


@pytest.mark.parametrize(
    "text",
    [
        "Īpašnieks zaudējumus lēš 2600 eiro apmērā. Policija noskaidrojusi divus jauniešus.",
        "Tagad abi par to smejas. Viņas apgrozījums vasarā audzis par piektdaļu.",
        "Treneris par jautājumu nosmej. Komanda uzvarējusi jau sesto reizi.",
    ],
)
def test_one_bare_participle_after_a_laugh_or_an_estimate_is_the_articles_own(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mednieks to noliedza. Suns norāvies no ķēdes un aizskrējis.",
        "Saimniece vainu noliedz. Suns norāvies un nokodis vistas.",
        "Šoferis to apstiprināja. Ceļš bijis slidens.",
    ],
)
def test_bare_participles_after_what_takes_something_up_are_an_account(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Uzbrucējs Rūdolfs Balcs izlaida maču, un trenerim Džonam Kūperam neesot ziņu.",
        "Mērs Jānis Kalns sēdē nepiedalījās, un domniekiem neesot laika gaidīt.",
        "Aktrise Anna Roze aizbrauca, bet režisoram neesot jaunas aktrises.",
    ],
)
def test_what_another_lacks_by_hearsay_is_not_of_the_subject_before(text: str) -> None:
    assert told(text) == []


def test_hearsay_of_the_subject_itself_is_still_his() -> None:
    assert told("Mērs Jānis Kalns sēdē nepiedalījās, jo esot slims.")[0][0] == "Jānis Kalns"


# Where what is said ends


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Komandieris skaidroja, ka liesmas apdzēstas, taču darbu apgrūtināja mašīnas.", "apgrūtināja"),
        (
            "Pārstāve informēja, ka šoferis ir izglābts, taču automašīnas bremzes nenostrādāja.",
            "nenostrādāja",
        ),
        ("Ārste stāstīja, ka zēns atvests naktī, bet asinsspiediens strauji kritās.", "kritās"),
    ],
)
def test_a_thing_set_against_what_is_said_is_said_too(text: str, predicate: str) -> None:
    assert vouched(text, predicate) == "attributed"


@pytest.mark.parametrize(
    "text",
    [
        "Apsūdzētais apgalvo, ka naudu atdevis, bet tiesa viņam neticēja.",
        "Šoferis teica, ka nav dzēris, taču policija to atspēkoja.",
    ],
)
def test_what_a_court_did_in_spite_of_what_is_said_is_not(text: str) -> None:
    content = told(text)[0][1]
    assert "neticēja" not in content
    assert "atspēkoja" not in content


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Prokurore Anna Roze sacīja, ka apsūdzētais klusē, bet apgalvo, ka bijis mājās.",
         "Anna Roze", "apsūdzētais"),
        ("Izmeklētājs norādīja, ka vīrietis sadarbojas, taču noliedz, ka turējis nazi.",
         "izmeklētājs", "vīrietis"),
        ("Ārsts stāstīja, ka paciente ēd, bet sūdzas, ka reibst galva.", "ārsts", "paciente"),
    ],
)  # fmt: skip
def test_who_is_told_of_says_what_is_in_his_tense(text: str, outer: str, inner: str) -> None:
    assert [speaker for speaker, _ in told(text)] == [outer, inner]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Ministre izteicās, ka "mazā skola nav laba skola", par ko saņēma pārmetumus.',
         "mazā skola nav laba skola"),
        ('Deputāts paziņoja, ka "skolotāji ir slinki", kas izraisīja sašutumu.', "skolotāji ir slinki"),
        ('Treneris teica, ka "nauda nav viss", ko vēlāk pats nožēloja.', "nauda nav viss"),
    ],
)  # fmt: skip
def test_what_came_of_quoted_words_is_not_said(text: str, content: str) -> None:
    assert told(text)[0][1] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Pilsētā pazuda ūdens: kā skaidro vadītājs Jānis Kalns, plīsusi caurule.", "plīsusi caurule"),
        ("Skolas slēdza: kā norādīja direktore Anna Roze, bērniem nebija ko dzert.",
         "bērniem nebija ko dzert"),
        ("Koncerts nenotika – kā pastāstīja rīkotāja Ieva Lapa, dziedātājs saslimis.",
         "dziedātājs saslimis"),
    ],
)  # fmt: skip
def test_before_a_colon_and_as_somebody_says_is_the_articles_word(text: str, content: str) -> None:
    assert told(text)[-1][1] == content


@pytest.mark.parametrize(
    "text",
    ['Mērs Jānis Kalns sacījis, ka par to runās "pēc jūnija".', 'Viņa lūdza gaidīt "līdz rītam".',
     'Direktors solīja strādāt "bez atvaļinājuma".'],
)  # fmt: skip
def test_when_or_how_in_marks_is_no_statement_of_its_own(text: str) -> None:
    assert len(told(text)) == 1


# Nobody, or somebody else


@pytest.mark.parametrize(
    "text",
    [
        'Žurnālā "Māksla" viņš rakstīja bieži. Pilsētā runā, ka honorāri bijuši lieli.',
        "Direktors Jānis Kalns klusē. Baumo, ka viņš aiziet.",
        "Aktieris Uldis Koks dzīvoja Rīgā. Runāja, ka viņam piedāvāta loma teātrī.",
    ],
)
def test_what_people_say_is_nobodys(text: str) -> None:
    assert told(text)[0][0] is None


@pytest.mark.parametrize(
    "text",
    [
        "Katru reizi, kad kāds ierosina samazināt ātrumu, sākas strīds.",
        "Brīdī, kad kāds lūdza celt algas, zāle apklusa.",
        "Vienmēr, kad kāds sola celt skolu, kaimiņi smejas.",
    ],
)
def test_when_somebody_speaks_does_not_speak(text: str) -> None:
    assert told(text)[0][0] == "kāds"


@pytest.mark.parametrize(
    "text",
    [
        "Kāda 1951. gadā dzimusi sieviete policijai ziņoja, ka viņai nozagta soma.",
        "2019. gadā notiesātais skolotājs Andris Lapa paziņoja, ka atgriezīsies.",
        "Maijā ievēlētā priekšsēdētāja Anna Roze sacīja, ka algas augs.",
    ],
)
def test_when_the_speaker_was_born_is_not_when_he_says_it(text: str) -> None:
    assert read_on_friday(text).statements[0].said_at is None


def test_when_a_document_was_made_is_when_it_says_it() -> None:
    said_at = read_on_friday("Pirmdien publicētais pētījums liecina, ka bērni maz guļ.").statements[0].said_at
    assert said_at is not None
    assert said_at.text == "Pirmdien"


# Names


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sarunā ar Latvijas Radio Mičule stāstīja, ka raksta lugu. Režisore Inese Mičule strādā teātrī.",
         "Inese Mičule"),
        ("Intervijā LTV Vanaga uzsvēra, ka streiks būs. Arodbiedrību vada Inga Vanaga.", "Inga Vanaga"),
        ("Mērs Andris Kalniņš slimoja. Sarunā ar TV3 Kalniņš apsolīja, ka tiltu salabos.",
         "Andris Kalniņš"),
    ],
)  # fmt: skip
def test_a_broadcaster_does_not_take_in_who_speaks_there(text: str, speaker: str) -> None:
    assert told(text)[0][0] == speaker
    assert ("person", speaker) in names(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Miris dziedātājs Aldis Ozols. Ozols dzimis Rūjienā. Viņa tēvs Arvīds Ozols krita karā. "
         "Pēc kara ģimene dzīvoja Cēsīs. Ozols sacīja, ka mājās ir labāk.", "Aldis Ozols"),
        ("Uzņēmējs Juris Kalns apsūdzēts. Kalns vainu noliedz. Liecināja apsūdzētā brālis Pēteris Kalns. "
         "Sēde beidzās vēlu. Kalns sacīja, ka pārsūdzēs spriedumu.", "Juris Kalns"),
        ("Rakstniece Anna Liepa saņēma balvu. Liepa dzīvo Talsos. Viņas meita Zane Liepa mācās Parīzē. "
         "Balvu pasniedza martā. Liepa stāsta, ka raksta romānu.", "Anna Liepa"),
    ],
)  # fmt: skip
def test_the_bare_surname_stays_with_whom_it_named_before_relatives(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker


def test_right_after_a_relative_the_bare_surname_is_open() -> None:
    text = (
        "Rakstniece Anna Liepa saņēma balvu. Liepa dzīvo Talsos. Viņas meita Zane Liepa mācās Parīzē. "
        "Liepa stāsta, ka raksta romānu."
    )
    assert told(text)[-1][0] is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Viņš debitēja Bedržiha Smetanas operā.", "Bedržihs Smetana"),
        ("Skanēja Franča Kafkas stāsti.", "Francis Kafka"),
        ("Izstādē ir Jana Sikoras gleznas.", "Jans Sikora"),
    ],
)
def test_given_name_and_surname_are_in_one_case(text: str, name: str) -> None:
    assert {person.name: person.gender for person in read_on_friday(text).people} == {name: "male"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Pie Matīsa tirgus notriekts pusaudzis.", ("location", "Matīsa tirgus")),
        ("Jāņa baznīcā notiks koncerts.", ("location", "Jāņa baznīca")),
        ("Vējš atcēlis prāmja reisu Liepāja–Trāveminde.", ("GPE", "Trāveminde")),
    ],
)
def test_places_are_no_persons(text: str, place: tuple[str, str]) -> None:
    assert place in names(text)
    assert not read_on_friday(text).people


def test_a_persons_bridge_is_his() -> None:
    text = "Pēteris uzcēla tiltu. Pētera tilts iegāzās."
    assert [person.name for person in read_on_friday(text).people] == ["Pēteris"]


def test_a_verb_that_opens_a_sentence_is_nobody() -> None:
    text = "– Ministrija sola, ka stundas sāks deviņos.\n– Sola jau sen. Es ministrei teicu, ka gaidīt nevar."
    assert not read_on_friday(text).people


# Roles


@pytest.mark.parametrize(
    "text", ["Uldis nav varonis.", "Jānis Kalns vairs nav ministrs.", "Anna Roze nebija ārste."]
)
def test_what_somebody_is_not_is_no_role(text: str) -> None:
    assert [person.roles for person in read_on_friday(text).people] == [()]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Savienības padomnieks izglītības jautājumos Ēriks Koks prognozē, ka slēgs skolas.",
         "Savienības padomnieks izglītības jautājumos"),
        ("Speciālists kiberdrošības jomā Jānis Kalns uzskata, ka risks aug.",
         "Speciālists kiberdrošības jomā"),
        ("Direktora vietniece mācību darbā Zane Liepa stāsta, ka trūkst skolotāju.",
         "Direktora vietniece mācību darbā"),
    ],
)  # fmt: skip
def test_a_role_has_its_field_behind_it(text: str, role: str) -> None:
    record = read_on_friday(text)
    assert [span.text for span in record.people[0].roles] == [role]
    speaker = record.statements[0].speaker
    assert speaker is not None
    assert speaker.text == f"{role} {record.people[0].name}"


def test_a_prosecutor_is_the_chief_prosecutor_of_before() -> None:
    text = "Virsprokurors Guntis Ābele ieradās tiesā. Prokurors norādīja, ka vainīgais atrasts."
    assert told(text)[0][0] == "Guntis Ābele"


# Who did what to whom


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Mērs Aivars Koks solīja gaidīt. Vēlāk viņš uzstājās, taču pūlis viņu izsvilpa.",
         "izsvilpa", {"agent": "pūlis", "patient": "Aivars Koks"}),
        ("Ja Vilnis nokristu, Māris viņu nevarētu izglābt.", "izglābt",
         {"agent": "Māris", "patient": "Vilnis"}),
        ("Jasmīne ienāca palātā pie Lanas. Jasmīne viņu apskāva.", "apskāva",
         {"agent": "Jasmīne", "patient": "Lana"}),
    ],
)  # fmt: skip
def test_a_pronoun_beside_who_acts_is_another(text: str, predicate: str, expected: dict[str, str]) -> None:
    assert participants(text, predicate) == expected


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        ("Nakts darbu apgrūtināja pagalmā novietotās mašīnas.", "apgrūtināja",
         "pagalmā novietotās mašīnas"),
        ("Pieredzi deva studijas Dānijā.", "deva", "studijas"),
        ("Senatoru pamanīja kameras.", "pamanīja", "kameras"),
    ],
)  # fmt: skip
def test_a_feminine_plural_behind_object_and_verb_is_the_subject(
    text: str, predicate: str, agent: str
) -> None:
    assert participants(text, predicate)["agent"] == agent


@pytest.mark.parametrize(
    "text",
    [
        'Viņas grāmata "Labvakar!" iznāks aprīlī apgādā "Zvaigzne".',
        'Žurnālā "Māksla" viņš rakstīja bieži.',
        'Teātrī "Slieksnis" viņa strādā jau sen.',
    ],
)
def test_where_it_was_published_does_not_act(text: str) -> None:
    quoted = {"Zvaigzne", "Māksla", "Slieksnis"}
    acting = {item.name for event in read_on_friday(text).events for item in event.participants}
    assert not acting & quoted


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Divi ar sarunām saistīti avoti portālam "Ziņas" apgalvoja, ka uzņēmums prasot naudu.',
         "divi ar sarunām saistīti avoti"),
        ("Trīs pērn atlaisti skolotāji žurnālistiem stāstīja, ka algas nav saņēmuši.",
         "trīs pērn atlaisti skolotāji"),
        ('Divi ar lietu saistīti ierēdņi laikrakstam "Diena" sacīja, ka neko nav redzējuši.',
         "divi ar lietu saistīti ierēdņi"),
    ],
)  # fmt: skip
def test_a_described_subject_speaks_and_not_whom_it_told(text: str, speaker: str) -> None:
    assert told(text)[0][0] == speaker


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"Mēs te neesam muzejs," viņš saka, kad es paceļu fotoaparātu. "Mēs te dzīvojam."',
         "Mēs te neesam muzejs / Mēs te dzīvojam"),
        ('"Nāc iekšā," saka Anna Roze, kad pieklauvēju. "Tēja gatava."', "Nāc iekšā / Tēja gatava"),
        ('"Man bail," stāsta Jānis Kalns, kad apsēžamies. "Tas ir viss."', "Man bail / Tas ir viss"),
    ],
)  # fmt: skip
def test_when_a_quotation_was_said_is_no_part_of_it(text: str, content: str) -> None:
    assert told(text)[0][1] == content


@pytest.mark.parametrize(
    "text",
    [
        "Zēna māte atzina, ka sods viņu apmierina, taču kompensāciju, ko viņa pieprasījusi, tiesa noraidīja.",
        "Ministrs teica, ka nauda būs, bet lūgumu, ko iesniedza skolas, komisija noraidīja.",
        "Advokāts norādīja, ka pierādījumu trūkst, taču sūdzību, kuru viņš uzrakstīja, tiesa noraidīja.",
    ],
)
def test_what_was_turned_down_was_not_said_by_who_did(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        ("Vicemērs Aleksejs Koks solīja naudu. Kāds tēvs rakstīja, ka sūdzēsies tiesībsargam. "
         "Viņš tomēr neatnāca.", "neatnāca", "tēvs"),
        ("Ministrs Jānis Kalns klusē. Kāds vīrietis solīja, ka zvanīs policistam. Viņš aizgāja.",
         "aizgāja", "vīrietis"),
        ("Mērs Uldis Lapa bija klāt. Kāds zemnieks teica, ka palīdzēs kaimiņam. Viņš aizbrauca.",
         "aizbrauca", "zemnieks"),
    ],
)  # fmt: skip
def test_a_pronoun_means_the_subject_before_without_a_name(text: str, predicate: str, agent: str) -> None:
    assert participants(text, predicate)["agent"] == agent


def test_a_noun_that_somebody_was_called_by_means_her_and_not_who_answered() -> None:
    text = (
        'Kāda kundze no Rīgas prasa, vai zivis ir svaigas. "Tās vēl elpo," atbild Laura. '
        "Kundze apvainojas. Viņa stāsta, ka brauc šurp bieži."
    )
    assert told(text)[-1][0] == "kundze no Rīgas"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [("Ja nauda būs, pārcelsimies. Ja ne, tad krāsosim sienas paši.", "krāsosim"),
     ("Ja līgumu parakstīs, labi. Ja ne, tiesa lems rudenī.", "lems"),
     ("Ja snigs, brauksim. Ja ne, tad iesim kājām.", "iesim")],
)  # fmt: skip
def test_if_not_negates_what_is_left_out(text: str, predicate: str) -> None:
    event = next(each for each in read_on_friday(text).events if each.predicate.text == predicate)
    assert event.polarity == "positive"


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [("Kurzemē turpinās izmeklēšana.", "izmeklēšana", "asserted"),
     ("Strīds turpinās jau gadu.", "Strīds", "asserted"),
     ("Skolā turpinās streiks.", "streiks", "asserted")],
)  # fmt: skip
def test_what_goes_on_is_not_planned(text: str, predicate: str, expected: str) -> None:
    assert vouched(text, predicate) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rakstnieks Alberts Koks svin jubileju. Kritiķis Guntis Lapa apgalvo, ka romāns ir garš. "
         "Pats rakstnieks par to pasmejas. Viņaprāt, tas ir īss.", "Alberts Koks"),
        ("Režisore Anna Roze atgriežas. Kritiķe Zane Liepa raksta, ka izrāde ir vāja. "
         "Režisore par to nesūdzas. Viņasprāt, publikai patīk.", "Anna Roze"),
        ("Treneris Uldis Vilks aiziet. Prezidents Jānis Kalns teica, ka līgums beidzies. "
         "Treneris paraustīja plecus. Viņaprāt, līgums vēl ir spēkā.", "Uldis Vilks"),
    ],
)  # fmt: skip
def test_a_view_is_that_of_whom_a_role_names_right_before(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker
