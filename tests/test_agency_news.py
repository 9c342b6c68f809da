"""How agency news names its sources: by whose word, in relative clauses, by profession, over headlines."""

import pytest

import hronika


def sayings(text: str) -> list[tuple[str | None, str]]:
    """Who says what, as far as the text tells, for every statement of it."""
    return [
        (statement.speaker_name, " | ".join(part.text for part in statement.content))
        for statement in hronika.read(text).statements
    ]


def events(text: str) -> dict[str, tuple[str, str]]:
    """The factuality and polarity of every event by the word that names it."""
    return {e.predicate.text: (e.vouched, e.polarity) for e in hronika.read(text).events}


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Kuģis nogrimis ostā, otrdien, atsaucoties uz diviem glābējiem, vēsta aģentūra “Norna”.",
            "Norna",
            "Kuģis nogrimis ostā",
        ),
        (
            "Dome gatavo jaunu plānu, atsaucoties uz avotiem pašvaldībā, raksta laikraksts “Krasts”.",
            "Krasts",
            "Dome gatavo jaunu plānu",
        ),
        (
            "Ledus slēpni izdosies glābt, trešdien, citējot inženierus, ziņoja LETA.",
            "LETA",
            "Ledus slēpni izdosies glābt",
        ),
        (
            "Vīrietis aizbēdzis, atstājot laivu krastā, ziņo policija.",
            "policija",
            "Vīrietis aizbēdzis, atstājot laivu krastā",
        ),
        (
            "Ziņu portāls “Norna”, atsaucoties uz vēstnieku, ziņo, ka kuģis nogrimis.",
            "Norna",
            "kuģis nogrimis",
        ),
        (
            "“Reuters”, atsaucoties uz diviem zinātājiem, vēsta, ka līguma vēl nav.",
            "Reuters",
            "līguma vēl nav",
        ),
        (
            "Aģentūra BNS, citējot Lietuvas flotes pārstāvi, ziņoja, ka kuģis nogrimis.",
            "BNS",
            "kuģis nogrimis",
        ),
    ],
)
def test_by_whose_word_stands_between_commas(text: str, speaker: str, content: str) -> None:
    assert sayings(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content", "event"),
    [
        (
            "Pret to iebilda līdzpriekšsēdētājs Uldis Vasks, pēc kura teiktā valde to nav apspriedusi.",
            "Uldis Vasks",
            "valde to nav apspriedusi",
            "apspriedusi",
        ),
        (
            "Plānu kritizēja deputāte Anna Roze, pēc kuras domām valdība rīkojas sasteigti.",
            "Anna Roze",
            "valdība rīkojas sasteigti",
            "rīkojas",
        ),
        (
            "Sūdzību iesniedza zvejnieki, pēc kuru vārdiem osta slēgta.",
            "zvejnieki",
            "osta slēgta",
            "slēgta",
        ),
        (
            "Runāja arī ekonomists Juris Kalve, kura ieskatā banka kļūdījās, un divi studenti.",
            "Juris Kalve",
            "banka kļūdījās",
            "kļūdījās",
        ),
    ],
)
def test_a_relative_clause_can_name_its_source(text: str, speaker: str, content: str, event: str) -> None:
    assert sayings(text) == [(speaker, content)]
    assert events(text)[event][0] == "attributed"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Finanšu ministrs Ivo Krams sacīja, ka nauda būs. Frakcijas “Krasts” priekšsēdētājs Edgars Tore "
            "norādīja, ka naudas nebūs. Politiķis piebilda, ka budžetu neatbalstīs.",
            "Edgars Tore",
        ),
        (
            "Pētījumu centra vadītājs Ints Kļava uzskata, ka reitingi kritīsies. Sociologs atgādina, ka "
            "vēlētāji nepiedod. Partijas sadarbību ar Aivaru Sīli izslēdz.",
            "Ints Kļava",
        ),
        (
            "Slimnīcas vadītāja Anna Roze sacīja, ka gultu nepietiek. Ārste teica, ka palīdz Uldis Kalns.",
            "Anna Roze",
        ),
        (
            "Aktieris Jānis Vilks sacīja, ka izrāde būs. Sociologs norādīja, ka teātri apmeklē retāk.",
            "sociologs",
        ),
        (
            "Deputāts Jānis Vilks atkāpās. Nevēlēdamies atklāt vārdu, kāds cits JV politiķis LTV sacīja, ka "
            "partija šķelsies.",
            "kāds cits JV politiķis",
        ),
        ("Jānis Vilks baumas par šādiem plāniem nosauca par absurdām.", "Jānis Vilks"),
        ("Ostas vadītājs runas par pārdošanu dēvēja par tenkām.", "ostas vadītājs"),
        ("Anna Roze izmaiņas valdībā uzskata par nepieciešamām.", "Anna Roze"),
    ],
)
def test_who_is_meant(text: str, speaker: str) -> None:
    assert sayings(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Par “pilnīgām muļķībām” valdes priekšsēdētājs nosauca runas par bankrotu.",
            "valdes priekšsēdētājs",
            "pilnīgām muļķībām",
        ),
        ("Ministre par nepieņemamu uzskata ieceri slēgt skolas.", "ministre", "par nepieņemamu"),
        (
            "Par gada lielāko kļūdu Jānis Vilks nosauca ostas slēgšanu.",
            "Jānis Vilks",
            "Par gada lielāko kļūdu",
        ),
    ],
)
def test_a_judgement_can_stand_before_its_verb(text: str, speaker: str, content: str) -> None:
    assert sayings(text) == [(speaker, content)]


def test_what_a_court_finds_is_an_act_of_law_before_its_verb_too() -> None:
    assert sayings("Par likumīgiem tiesa atzina kratīšanā iegūtos pierādījumus.") == []


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("“Reuters”: ASV apsver raķešu piegādi", "Reuters"),
        ("SKDS: reitingos joprojām līderē zaļie", "SKDS"),
        ("LETA: ministrs atkāpsies", "LETA"),
    ],
)
def test_an_outlet_speaks_in_a_headline_though_a_list_follows(headline: str, speaker: str) -> None:
    text = f"{headline}\n\nTā vakar kļuva zināms.\n\nReitingi novembrī (oktobrī):\nLPV – 14%"
    assert sayings(text) == [(speaker, headline.partition(": ")[2])]


def test_an_entry_of_a_list_says_nothing() -> None:
    assert sayings("Reitingi novembrī:\nKrasts – 14,8%\n“Stabilitātei!” – 4,9% (5%)") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Puse karu negaida, liecina centra SKDS maijā pēc televīzijas pasūtījuma veiktā aptauja.", "SKDS"),
        (
            "Puse karu negaida, liecina aģentūras “Norstat” pēc ministrijas lūguma veiktais pētījums.",
            "Norstat",
        ),
        ("Peļņa sarukusi, teikts uzņēmuma otrdien biržai “Nasdaq Riga” iesniegtajā pārskatā.", "uzņēmums"),
        ("Ja to apstiprinās, maksājumi augs, aprēķinājusi regulatore.", "regulatore"),
    ],
)
def test_who_ordered_or_got_a_document_is_not_its_source(text: str, speaker: str) -> None:
    assert [name for name, _ in sayings(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Partijas “Latvija pirmajā vietā” līderis Ainārs Sīlis uzskata, ka tas ir noziegums.",
            "Partijas “Latvija pirmajā vietā” līderis Ainārs Sīlis",
        ),
        (
            "Biedrības “Par zaļu krastu” pārstāvis norādīja, ka koki nocirsti.",
            "Biedrības “Par zaļu krastu” pārstāvis",
        ),
        ("Kāds NBS virsnieks intervijā sacīja, ka radaru nav.", "Kāds NBS virsnieks"),
    ],
)
def test_the_whole_phrase_names_the_source(text: str, speaker: str) -> None:
    (statement,) = hronika.read(text).statements
    assert statement.speaker is not None
    assert statement.speaker.text == speaker


def test_a_name_may_begin_with_a_small_letter_and_is_no_wording() -> None:
    modes = [hronika.read(f"Roze sacīja, ka {what} naudu neprasīs.").statements[0].mode for what in
             ("“airBaltic”", "“eLaukums”", "“tā sauktie draugi”")]  # fmt: skip
    assert modes == ["indirect", "indirect", "mixed"]


@pytest.mark.parametrize(
    "text",
    [
        "Mēre klāstīja, ka skolā mācās 71 bērns. Uzturēt ēkas, kas celtas sen, domei izmaksājot miljonu.",
        "Direktors sacīja, ka darbinieku trūkst. Atrast medmāsu prasot vismaz pusgadu.",
        "Ministrs norādīja, ka nodoklis ir par lielu. Samazināt to valstij maksājot miljonu.",
    ],
)
def test_what_is_said_of_an_infinitive_in_hearsay_goes_on(text: str) -> None:
    (statement,) = hronika.read(text).statements
    assert statement.content[0].text.endswith(text.rstrip(".")[-12:])
    assert "asserted" not in {vouched for vouched, _ in events(text).values()}


def test_a_converb_behind_a_comma_is_no_hearsay_of_an_infinitive() -> None:
    text = "Ministrs sacīja, ka tilta nav. Celt tiltu, izmantojot Eiropas naudu. Tāds ir domes mērķis."
    assert sayings(text) == [("ministrs", "tilta nav")]


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Par sprādzienam līdzīgu troksni paziņoja iedzīvotājs.", "sprādzienam"),
        ("Naktī dzirdēja šāvieniem līdzīgus trokšņus.", "šāvieniem"),
        ("Postījumi bija līdzīgi ugunsgrēkam.", "ugunsgrēkam"),
    ],
)
def test_what_something_is_like_is_no_event(text: str, nothing: str) -> None:
    assert nothing not in events(text)


@pytest.mark.parametrize(
    ("text", "event", "polarity"),
    [
        ("Abas puses bijušas ļoti tuvu vienošanās panākšanai.", "panākšanai", "negative"),
        ("Abas puses bijušas ļoti tuvu vienošanās panākšanai.", "vienošanās", "negative"),
        ("Valdība bija tuvu krišanai.", "krišanai", "negative"),
        ("Auto apstājās tuvu avārijas vietai.", "avārijas", "positive"),
        ("Ministrs sacīja, ka lēmums nav pieņemts.", "pieņemts", "negative"),
        ("Aģentūra vēsta, ka lēmums vēl neesot pieņemts.", "pieņemts", "negative"),
        ("Roze sacīja, ka vienošanās nav parakstīta.", "parakstīta", "negative"),
        ("Roze sacīja, ka lēmums jau ir pieņemts.", "pieņemts", "positive"),
    ],
)
def test_what_is_near_or_not_decided_did_not_happen(text: str, event: str, polarity: str) -> None:
    assert events(text)[event][1] == polarity


def test_who_refrains_from_speaking_does_not_vote() -> None:
    types = [
        {e.predicate.text: e.type for e in hronika.read(text).events}["atturējās"]
        for text in (
            "Roze atturējās vērtēt plānu.",
            "Roze atturējās komentēt ziņu.",
            "Balsojumā Roze atturējās.",
        )
    ]
    assert types == [None, None, "vote"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Roze uzsvēra, ka runa par to neesot, tomēr dažus posmus, visticamāk, nāksies būvēt vēlāk.",
            "runa par to neesot, tomēr dažus posmus, visticamāk, nāksies būvēt vēlāk",
        ),
        (
            "Vilks sacīja, ka skolas slēgs, bet bērni, protams, mācīsies citur.",
            "skolas slēgs, bet bērni, protams, mācīsies citur",
        ),
        (
            "Roze norādīja, ka tiltu, iespējams, slēgs jau maijā.",
            "tiltu, iespējams, slēgs jau maijā",
        ),
    ],
)
def test_an_adverb_between_commas_ends_nothing(text: str, content: str) -> None:
    assert [said for _, said in sayings(text)] == [content]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Vēstnieki vienojušies, pavēstīja diplomāti. Oficiāli lēmumu paredzēts apstiprināt trešdien.",
            ["Vēstnieki vienojušies"],
        ),
        ("Vilks stāsta, ka tilts nolietojies. To plānots slēgt maijā.", ["tilts nolietojies"]),
        (
            "Gājuši bojā četri cilvēki, ziņoja Ivans Čauss. Ievainoti vēl septiņi.",
            ["Gājuši bojā četri cilvēki | Ievainoti vēl septiņi"],
        ),
    ],
)
def test_what_is_planned_is_told_by_the_article(text: str, contents: list[str]) -> None:
    assert [said for _, said in sayings(text)] == contents


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kā liecina LETA rīcībā esošā vēstule, revidenti kavējušies.", "LETA rīcībā esošā vēstule"),
        ("Kā liecina LETA rīcībā esošā informācija, revidenti kavējušies.", "LETA"),
        ("Kā liecina VID vēstule, revidenti kavējušies.", "VID"),
    ],
)
def test_who_has_a_letter_did_not_write_it(text: str, speaker: str) -> None:
    assert [name for name, _ in sayings(text)] == [speaker]
