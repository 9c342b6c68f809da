"""What stands where a source mostly does and is none: adjectives, other institutions, headlines."""

import pytest

import hronika


def speakers(text: str) -> list[str | None]:
    return [statement.speaker_name for statement in hronika.read(text).statements]


@pytest.mark.parametrize(
    "text",
    [
        "Komisija sarakstu noraidīja tāpēc, ka biedrība nav samaksājusi drošības naudu.",
        "Mecenāts teātri kritizēja tādēļ, ka režisors aizmirsis Latgali.",
        "Viņš vainu noliedza tāpēc, ka baidījās no soda.",
    ],
)
def test_why_somebody_said_something_is_not_what_he_said(text: str) -> None:
    assert not hronika.read(text, published="2024-05-07").statements


@pytest.mark.parametrize(
    "source",
    [
        "Pēc sākotnējās versijas", "Pēc neoficiālas informācijas", "Pēc provizoriskiem datiem",
        "Pēc jaunākās versijas", "Saskaņā ar pēdējiem datiem", "Pēc pirmās informācijas",
    ],
)  # fmt: skip
def test_an_adjective_is_nobody(source: str) -> None:
    assert speakers(f"{source}, ugunsgrēkā cietuši divi cilvēki.") == [None]


def test_whose_an_adjective_before_a_source_noun_is_is_kept() -> None:
    assert speakers("Pēc policijas sākotnējās versijas, vaininieks ir kaimiņš.") == ["policija"]


@pytest.mark.parametrize(
    "headline",
    ["Trīs punkti piedevām: “VEF Rīga” uzvar Tallinā", "Sensācija Tallinā: “VEF Rīga” zaudē",
     "Aizkadrā: “Jūra” un citi stāsti"],
)  # fmt: skip
def test_words_before_a_quoted_name_say_nothing(headline: str) -> None:
    assert speakers(f"{headline}\n\nSpēle bija skaista.") == []


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [("Ministrs Zaķis: “Skolas slēgs”", "Zaķis"), ("Kaimiņiene Skaidrīte: “Dūmi bija visur”", "Skaidrīte"),
     ("Arodbiedrība: “Algas nepieaugs”", "arodbiedrība")],
)  # fmt: skip
def test_a_name_or_office_before_a_quotation_speaks(headline: str, speaker: str) -> None:
    assert speakers(f"{headline}\n\nSpēle bija skaista.") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Latvijas-Igaunijas līgas spēlē uzvarēja “VEF Rīga”. Klubs paziņoja, ka treneris aiziet.", "klubs"),
        ("Turnīru rīko Latvijas Futbola federācija. Klubs uzskata, ka tiesneši kļūdījās.", "klubs"),
        ("Spēlēja futbola klubs “Krasts”. Klubs paziņoja, ka treneris aiziet.", "Krasts"),
    ],
)
def test_a_club_is_no_league(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_a_byline_says_nothing() -> None:
    text = "Kāpēc es neticu termiņiem\n\nAutors: Kārlis Dūja, arhitekts\n\nTiltu slēdza pirms trim gadiem."
    assert speakers(text) == []


def test_after_a_sentence_of_who_writes_a_verb_without_a_subject_is_nobodys() -> None:
    text = (
        "Rīgas dome solīja, ka tiltu atvērs. Es rakstīju, ka tas nav iespējams. Mani nosauca par pesimistu."
    )
    assert speakers(text) == ["Rīgas dome", None]


@pytest.mark.parametrize(
    "text",
    ["Policija neatklāja, no kā vīrietis baidījies.", "Ziņā nebija minēts, no kā jauniete baidījusies.",
     "Tiesa nezina, pret kā rīcību vīrietis iebildis."],
)  # fmt: skip
def test_what_is_no_as(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Prokuratūra uz jautājumu, vai lietu atjaunos, atbildēja, ka iesniegumu izvērtēs.", "prokuratūra"),
        ("Ministrs Juris Zaķis uz lūgumu atbildēja, ka naudas nav.", "Juris Zaķis"),
    ],
)
def test_what_somebody_answers_is_no_part_of_him(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize("town", ["Daugavpilī", "Liepājā", "Jelgavā"])
def test_police_in_a_town_are_not_the_town(town: str) -> None:
    text = f"Valsts policija {town} aizturējusi vīrieti. Policija noliedz, ka noziegumi būtu saistīti."
    assert speakers(text) == ["Valsts policija"]


@pytest.mark.parametrize(
    "text",
    [
        "Rīgas apgabaltiesa to noraidīja. To pārsūdzēs Augstākajā tiesā. Tiesa secināja, ka melots.",
        "Finanšu ministrija gaida. Vēstule nosūtīta Aizsardzības ministrijai. Ministrija lēš, ka pietiks.",
        "Kuldīgas dome strīdas. Vēstule nosūtīta Liepājas domei. Dome uzskata, ka ceļš jālabo.",
    ],
)
def test_an_institution_told_of_while_another_acts_is_not_taken_for_it(text: str) -> None:
    named = {"Augstākā tiesa", "Aizsardzības ministrija", "Liepājas dome"}
    assert named.isdisjoint(speakers(text))


@pytest.mark.parametrize(
    "where", ["Uzņēmumu reģistrā redzams", "Tiesu datubāzē norādīts", "Kameru ierakstā redzams"]
)
def test_what_a_register_holds_says_nothing(where: str) -> None:
    assert speakers(f"{where}, ka īpašnieks mainījies.") == [None]


@pytest.mark.parametrize(
    "where",
    [
        "“Latvijas Radio” rīcībā esošā vēstulē",
        "Redakcijas rīcībā nonākušajā protokolā",
        "LETA rīcībā esošā dokumentā",
    ],
)
def test_who_has_a_document_did_not_write_it(where: str) -> None:
    assert speakers(f"{where} teikts, ka skolu slēgs.") == [None]


def test_who_signed_it_did() -> None:
    text = "Redakcijas rīcībā esošā vēstulē, ko parakstījis Edgars Severs, teikts: “Naudas vairs nebūs.”"
    assert speakers(text) == ["Edgars Severs"]


@pytest.mark.parametrize(
    "text",
    [
        "Izplatās video, kurā it kā ministre Anna Roze aicina ieguldīt naudu.",
        "Internetā atrodams ieraksts, kurā it kā baņķieris Juris Kalns sola peļņu.",
        "Izplatās video, kurā ministre Anna Roze aicina ieguldīt naudu. Video ir viltots.",
    ],
)
def test_nobody_says_what_a_forgery_has_him_say(text: str) -> None:
    assert {"Anna Roze", "Juris Kalns"}.isdisjoint(speakers(text))


@pytest.mark.parametrize("outlet", ["Delfi", "Re:Check", "Diena"])
def test_an_outlet_behind_the_verb_concludes(outlet: str) -> None:
    assert speakers(f'Video ir viltots, secinājis "{outlet}".') == [outlet]


@pytest.mark.parametrize("who", ["tie, kas neko nelasa", "tie, kuri klusē", "tas, kurš zina vismazāk"])
def test_a_relative_clause_is_not_what_is_said(who: str) -> None:
    assert speakers(f"To apgalvo {who}.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kompānijas preses paziņojumā citēts vadītājs Kārlis Vītols: “Esam gandarīti.”", "Kārlis Vītols"),
        ("Ostas gada pārskatā citēta kapteine Ilze Kalve: “Kuģi nāk biežāk.”", "Ilze Kalve"),
        ("Skolas vēstulē citēts direktors Aldis Pļava: “Zvans skanēs agrāk.”", "Aldis Pļava"),
    ],
)
def test_who_is_quoted_in_a_document_speaks_and_not_whose_it_is(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Kritiķe Ilze Roze slavēja izrādi. Sieviete, kas sēdēja man blakus, čukstēja, ka ir auksti.",
            "sieviete",
        ),
        ("Zāli pameta Juris Zaķis. Vīrietis, kurš turēja plakātu, kliedza, ka ceļi ir slikti.", "vīrietis"),
        (
            "Pie durvīm stāvēja Anna Vilka. Sieviete, ar kuru viņa strīdējās, teica, ka naudas nav.",
            "sieviete",
        ),
    ],
)
def test_whom_a_relative_clause_tells_apart_is_nobody_named_before(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "where",
    ['Latvijas Radio 3 "Klasika" raidījumā', 'žurnāla "Ir" intervijā', 'televīzijas "Re:TV" studijā',
     "intervijā Latvijas Radio 1"],
)  # fmt: skip
def test_a_name_before_a_programme_is_where_it_was_said(where: str) -> None:
    assert speakers(f'Kori vadīja Juris Zaķis. "Māte mani pierunāja," viņš atzinās {where}.') == [
        "Juris Zaķis"
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Importētāja SIA "Mazulim" pārstāve apliecināja, ka krēsli ir droši.',
         'importētāja SIA "Mazulim" pārstāve'),
        ('AS "Jūrai" vadītājs paziņoja, ka kuģi pārdos.', 'AS "Jūrai" vadītājs'),
        ('SIA "Mežam" juriste uzskata, ka līgums ir spēkā.', 'SIA "Mežam" juriste'),
    ],
)  # fmt: skip
def test_a_firm_whose_name_looks_declined_is_told_nothing(text: str, speaker: str) -> None:
    (statement,) = hronika.read(text).statements
    assert (statement.speaker_name, statement.addressee) == (speaker, None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pret to iebilst Pašvaldību savienība, kuras padomnieki uzskata, ka tas ir par maz.",
         "Pašvaldību savienības padomnieki"),
        ("Tiesā vērsās Anna Roze, kuras advokāts norāda, ka pierādījumu nav.", "Annas Rozes advokāts"),
        ('Ēku pārdeva SIA "Krasts", kuras pārstāve apgalvo, ka cena bija zema.', 'SIA "Krasts" pārstāve'),
    ],
)  # fmt: skip
def test_whose_somebody_is_a_relative_pronoun_tells(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize("outlet", ["intervijā Latvijas Radio 1", "intervijā Latvijas Radio 4"])
def test_a_channel_with_a_number_is_told_and_does_not_tell(outlet: str) -> None:
    text = f"Aktieris Ģirts Kalns, kuram šī ir trešā balva, {outlet} stāstīja, ka lomai gatavojies gadu."
    assert speakers(text) == ["Ģirts Kalns"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("aģentūru LETA informēja vadītājs Juris Zaķis", "Krasts"),
        ('portālā "LinkedIn" raksta vadītājs Juris Zaķis', "Krasts"),
        ('vēsta laikraksts "Diena"', "Krasts"),
        ('laikrakstam "Diena" teica vadītājs Juris Zaķis', "Krasts"),
    ],
)
def test_where_something_is_told_is_no_business(told: str, name: str) -> None:
    text = f'Lidsabiedrība "Krasts" atcels reisus, {told}. Kompānija norāda, ka nauda tiks atdota.'
    assert speakers(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Lēmums nebija viegls," relīzē citēts "Krasta" vadītājs Juris Zaķis.', "Juris Zaķis"),
        ('"Mēs noteikti uzvarēsim finālā," publikācijā citēta trenere Anna Roze.', "Anna Roze"),
        ('"Lauku skolu tomēr neslēgs," paziņojumā citēts mērs Jānis Vilks.', "Jānis Vilks"),
    ],
)
def test_who_is_quoted_is_the_subject_of_a_passive(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Bojā gājis motociklists Juris Kalns. Aculieciniekus lūdz zvanīt policijai.",
        "Ceļu šķērsoja Anna Roze. Autovadītājus aicina braukt lēnāk.",
        "Tirgū tirgojās Zane Ozola. Pircējus mudina saglabāt čekus.",
    ],
)
def test_people_are_asked_by_nobody_that_the_text_tells(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kredītu portfelis auga, un bankā lēš, ka kāpums turpināsies.", "banka"),
        ("Ugunsgrēks nodarīja zaudējumus, un dienestā skaidro, ka vainīgi vadi.", "dienests"),
        ("Ministrijā tam nepiekrīt un uzskata, ka likums ir skaidrs.", "ministrija"),
    ],
)
def test_a_place_that_speaks_beside_a_thing_that_acts(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Kā uzsvēra ministre Anna Roze, ārsti jau trešo gadu lūdzot viņus pieņemt.", {"Anna Roze", "ārsti"}),
        ("Kā teica Juris Kalns, kaimiņi katru dienu aicinot remontēt ielu.", {"Juris Kalns", "kaimiņi"}),
        ("Kā stāsta Zane Ozola, pacienti visu mēnesi prasot rīkoties.", {"Zane Ozola", "pacienti"}),
    ],
)
def test_a_time_before_hearsay_is_nobody(text: str, sources: set[str]) -> None:
    assert set(speakers(text)) <= sources


@pytest.mark.parametrize(
    "text",
    [
        "Pēc Kalna sacītā, pircējus pārsteidza atteikšanās no plāna, ko jūlijā vēl solīja izpildīt.",
        "Pēc Rozes teiktā, skolēnus sarūgtināja remonts, ko vasarā solīja pabeigt.",
        "Pēc Ozolas vārdiem, novadā nav tilta, ko pirms vēlēšanām solīja uzcelt.",
    ],
)
def test_what_a_relative_clause_leaves_out_is_not_who_speaks_around_it(text: str) -> None:
    first, promise = speakers(text)
    assert first is not None
    assert promise is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'Firma "Arka" nopelnīja miljonu, liecina biržai "Nasdaq Riga" iesniegtais pārskats.',
            'biržai "Nasdaq Riga" iesniegtais pārskats',
        ),
        (
            'Fonds cieta zaudējumus, liecina laikrakstam "Rīts" nosūtītais paziņojums.',
            'laikrakstam "Rīts" nosūtītais paziņojums',
        ),
        (
            'Skolā trūkst vietu, liecina biedrībai "Krasts" sniegtā atskaite.',
            'biedrībai "Krasts" sniegtā atskaite',
        ),
    ],
)
def test_a_document_is_not_of_whom_it_is_handed_to(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("document", "speaker"),
    [
        ("Ģenerālštāba rīta ziņojumā teikts", "ģenerālštābs"),
        ("Policijas nedēļas pārskatā norādīts", "policija"),
        ("Ministrijas vakara paziņojumā uzsvērts", "ministrija"),
    ],
)
def test_an_owner_stands_before_the_time_of_a_document(document: str, speaker: str) -> None:
    text = f'Laikraksts "Rīts" vēsta, ka sarunas sāksies. {document}, ka notikušas trīs sadursmes.'
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Aktrise Anna Roze runā tik klusi, ka zāle pieliecas.",
        "Treneris Juris Kalns kliedza tik skaļi, ka tiesnesis apstājās.",
        "Skolotāja Zane Ozola stāstīja tik aizraujoši, ka bērni aizmirsa par starpbrīdi.",
    ],
)
def test_what_follows_from_how_somebody_speaks_is_not_said(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tam grūti iebilst, lai gan finālam pietrūkst gaisa.",
        "Pret plānu neviens neiebilda, lai gan naudas nav.",
        "Valde piekrita, lai gan līgums nav lasīts.",
    ],
)
def test_a_concession_is_not_said(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Kā pastāstīja kāds diplomāts, kurš vēlējās palikt anonīms, Portugāle joprojām iebilstot.",
            "diplomāts",
            "Portugāle joprojām iebilstot",
        ),
        (
            "Kā atklāja zvejnieks Juris Kalns, kurš negribēja fotografēties, lomi pieaugot.",
            "Juris Kalns",
            "lomi pieaugot",
        ),
        (
            "Kā norādīja ārste Anna Roze, kura strādā laukos, slimnieki netiekot pieņemti.",
            "Anna Roze",
            "slimnieki netiekot pieņemti",
        ),
    ],
)
def test_a_relative_clause_about_who_speaks_ends_before_what_is_said(
    text: str, speaker: str, content: str
) -> None:
    (statement,) = hronika.read(text).statements
    assert (statement.speaker_name, [span.text for span in statement.content]) == (speaker, [content])


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        ("Aptauja: puse iedzīvotāju neatbalsta sodus", "aptauja", "puse iedzīvotāju neatbalsta sodus"),
        ("Pētījums: bērni guļ par maz", "pētījums", "bērni guļ par maz"),
        ("Avoti: premjere rīt atkāpsies", "avoti", "premjere rīt atkāpsies"),
    ],
)
def test_findings_speak_before_the_colon_of_a_headline(headline: str, speaker: str, content: str) -> None:
    statement = hronika.read(f"{headline}\n\nTā bija garš gads.").statements[0]
    assert (statement.speaker_name, statement.content[0].text) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    ["Recenzija: mūzika skan labi\n\nVakars bija garš.", "Apskats: kur svinēt svētkus\n\nVakars bija garš.",
     "Laiks bija labs.\n\nPrognoze: trešdien līs."],
)  # fmt: skip
def test_a_sort_of_text_speaks_not(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Ķirurgs Artis Vanags: Jaunie ārsti aizbrauc", "Artis Vanags"),
        ("Kijiva: Naktī nogalināti trīs cilvēki", "Kijiva"),
        ("Ministre Anna Roze: Skolu pārdos", "Anna Roze"),
    ],
)
def test_who_speaks_before_a_colon_takes_no_part_in_what_is_said(headline: str, speaker: str) -> None:
    record = hronika.read(f"{headline}\n\nDiena bija gara.")
    assert record.statements[0].speaker_name == speaker
    said_of = [event for event in record.events if event.statement == record.statements[0].id]
    assert said_of
    assert all(part.name != speaker for event in said_of for part in event.participants)


@pytest.mark.parametrize(
    ("headline", "content"),
    [
        ("Kijiva: naktī nogalināti trīs cilvēki, Maskava to noliedz", "naktī nogalināti trīs cilvēki"),
        ("Ministre Anna Roze: slimnīcu slēgs, premjers to neapstiprina", "slimnīcu slēgs"),
        ("Policija: aizturēti divi vīrieši, advokāts to apstiprina", "aizturēti divi vīrieši"),
    ],
)
def test_what_another_does_with_it_is_not_said_in_a_headline(headline: str, content: str) -> None:
    statement = hronika.read(f"{headline}\n\nDiena bija gara.").statements[0]
    assert statement.content[0].text == content


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Dēls Vitālijs raudāja. Aizturētais klusēja. Viņš uzstāj, ka nezina summu.", "aizturētais"),
        ("Juris Kalns atnāca. Cietušais raudāja. Viņš apgalvo, ka sita divi.", "cietušais"),
        ("Ivo Bite aizgāja. Apsūdzētais pasmaidīja. Viņš sacīja, ka piekrīt.", "apsūdzētais"),
    ],
)
def test_a_pronoun_means_who_is_only_called_by_what_was_done_to_him(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Mērs Ivo Bite pārmeta Jurim Kalnam kļūdas. Kalns to noliedz. Līgumu esot saskaņojis pats mērs."
            ' "Neaiziešu," viņš teica.',
            "Juris Kalns",
        ),
        (
            "Direktors Ivo Roze atlaida Juri Kalnu. Kalns stāsta, ka strādājis labi. Direktors esot kliedzis."
            ' "Sūdzēšos," viņš sacīja.',
            "Juris Kalns",
        ),
        (
            "Ministrs Jānis Vilks kritizē Juri Kalnu. Kalns skaidro, ka vainas nav. Ministrs melojot."
            ' "Iesim tiesā," viņš piebilda.',
            "Juris Kalns",
        ),
    ],
)
def test_whom_one_tells_of_in_hearsay_does_not_go_on_speaking(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Līderis Juris Kalns klusēja. Sēdes sākumā bija aicinājusi nekavēties.",
        "Ministrs Juris Kalns smējās. Pirms tam bija apgalvojusi, ka skolu neslēgs.",
        "Trenere Anna Roze aizbrauca. Vēlāk bija teicis, ka spēle zaudēta.",
    ],
)
def test_a_participle_of_another_gender_has_another_subject(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Klubs "Krasts" solīja klusēt. Tiesa, pats spēlētājs esot teicis, ka līgumu parakstīšot.', "Krasts"),
        ("Mēre Anna Roze solīja klusēt. Tomēr sekretāre tirgū esot stāstījusi, ka skola tukša.", "Anna Roze"),
        ("Mērs Juris Kalns sola dziedāt. Pavārs sēdē esot sacījis, ka tiltu nojaukšot.", "Juris Kalns"),
    ],
)
def test_who_spoke_does_not_tell_that_another_is_said_to_have_spoken(text: str, name: str) -> None:
    assert speakers(text).count(name) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ministrijā noliedz baumas, ka krājumi esot beigušies.", "ministrija"),
        ("Biedrībā atspēko valodas, ka nauda beigusies.", "biedrība"),
        ("Policijā noraida sūdzības, ka sargi gulējuši.", "policija"),
    ],
)
def test_who_denies_what_is_rumoured_is_the_institution(text: str, speaker: str) -> None:
    (statement,) = hronika.read(text).statements
    assert (statement.speaker_name, statement.stance) == (speaker, "denies")


def test_what_follows_a_denied_rumour_is_held_by_who_denies() -> None:
    text = "Ministrijā noliedz baumas, ka krājumi esot beigušies. Noliktavās esot simts devu."
    first, second = hronika.read(text).statements
    assert (second.speaker_name, second.stance) == (first.speaker_name, "holds")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Saskaņā ar sanāksmes secinājumu projektu komisijai uzdots līdz maijam sagatavot variantus.",
            "līdz maijam sagatavot variantus",
        ),
        (
            "Saskaņā ar ministrijas ieteikumu sarakstu skolām uzdots mainīt grafiku.",
            "mainīt grafiku",
        ),
        ("Atbilstoši domes solījumu sarakstam direktoram likts atvērt skolu.", "atvērt skolu"),
    ],
)
def test_what_a_task_conforms_to_is_no_part_of_it(text: str, content: str) -> None:
    statements = hronika.read(text).statements
    assert [span.text for each in statements for span in each.content] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Cietušos lūdz nekavējoties zvanīt policijai.", "nekavējoties zvanīt policijai"),
        ("Pircējus aicina zvanīt uz tālruni 112.", "zvanīt uz tālruni 112"),
        ("Aculieciniekus policija lūdz ziņot par redzēto.", "ziņot par redzēto"),
        (
            "PTAC aicina vecākus nekavējoties pārtraukt lietot krēslus.",
            "nekavējoties pārtraukt lietot krēslus",
        ),
    ],
)
def test_who_is_asked_is_no_part_of_what_is_asked(text: str, content: str) -> None:
    (statement,) = hronika.read(text).statements
    assert [span.text for span in statement.content] == [content]


@pytest.mark.parametrize(
    "headline",
    ["SPKC: slimo jau 23 cilvēki", "VUGD: deg meži Latgalē", "KNAB: aizturēti divi mēri"],
)
def test_an_acronym_of_an_institution_speaks_before_a_colon(headline: str) -> None:
    acronym = headline.partition(":")[0]
    text = f"{headline}\n\nDienests brīdina iedzīvotājus. Tā paziņojumā norādīja {acronym}."
    assert speakers(text)[0] == acronym


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Vīrs Kristaps Roze, kurš lūdza uzvārdu slēpt, LTV stāsta, ka sieva mirusi.", "Kristaps Roze"),
        ("Kalnietis Juris Kalns, kas tur dzīvo, LETA sacīja, ka jumts tek.", "Juris Kalns"),
        ("Medmāsa Anna Roze, kura aizgāja, BNS atklāja, ka zāļu nav.", "Anna Roze"),
    ],
)
def test_whom_a_person_tells_it_is_not_who_speaks(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize("outlet", ["raidsabiedrībai BBC", "televīzijai CNN", "aģentūrai LETA"])
def test_a_person_who_tells_an_outlet_in_an_interview(outlet: str) -> None:
    (statement,) = hronika.read(
        f"Pārstāve Enisa Kodra intervijā {outlet} teica, ka palīdzības nav."
    ).statements
    assert statement.speaker is not None
    assert statement.speaker.text.startswith("Pārstāve")
    assert outlet.split()[-1] not in statement.speaker.text


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Režisore Elīna Kalna saņēma balvu. Viena sieviete uzskata, ka viņš melo.", "viena sieviete"),
        ("Treneris Juris Roze aizgāja. Viens tiesnesis apgalvo, ka soda nav.", "viens tiesnesis"),
        ("Mēre Anna Bite klusē. Viena deputāte saka, ka balsos pret.", "viena deputāte"),
    ],
)
def test_one_of_many_is_nobody_told_of_before(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gleznu gleznojis Juris Kalns. Tēvs teica, ka skola deg.", "tēvs"),
        ("Māju pārdeva Anna Roze. Meita sacīja, ka naudas nav.", "meita"),
        ("Aizbrauca Zane Bite. Māsa stāsta, ka viņa slimo.", "māsa"),
    ],
)
def test_a_relative_is_nobody_whom_the_text_calls_otherwise(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Roze raksta scenāriju, par kuru zināms vien tas, ka darbība risinās prāmī.",
        "Juris Kalns raksta grāmatu, par kuru skaidrs tikai tas, ka tā būs bieza.",
        "Zane Bite raksta lugu, no kuras palicis vien tas, ka varonis mirst.",
    ],
)
def test_what_is_known_of_a_work_its_author_does_not_write(text: str) -> None:
    assert speakers(text) == []


def test_an_institution_without_a_name_is_not_another_of_its_sort() -> None:
    text = (
        "Latvijas Skolēnu apvienība protestē. Direktoru asociācija plānu atbalsta. "
        "Pēc asociācijas datiem, skapīši maksā miljonu."
    )
    assert speakers(text) == ["asociācija"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ģenerālprokurora preses sekretārs aģentūru LETA informēja, ka vēstule saņemta.", "LETA"),
        ("Ostas pārvaldnieks aģentūru BNS informēja, ka kuģis iznācis.", "BNS"),
        ("Skolas direktors aģentūru LETA informēja, ka eksāmens atlikts.", "LETA"),
    ],
)
def test_whom_somebody_informs_is_not_who_speaks(text: str, speaker: str) -> None:
    assert speakers(text) != [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            '"Kauns," smējās Harijs Kalns. Treneris neslēpa, ka vīlies. '
            "Šveices izlases galvenais treneris Patriks Fišers klusēja.",
            "Patriks Fišers",
        ),
        (
            '"Būs labi," teica Ivo Roze. Direktors piebilda, ka nauda ir. Skolas direktors Jānis Bite slimo.',
            "Jānis Bite",
        ),
        (
            "Anna Kalna sacīja, ka palīdzēs. Ārste uzsvēra, ka laika maz. Galvenā ārste Zane Liepa aizgāja.",
            "Zane Liepa",
        ),
    ],
)
def test_an_office_after_somebody_spoke_is_not_who_is_named_below(text: str, speaker: str) -> None:
    assert speaker not in speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Biļetes izpirktas, atgriezto biļešu pārdošanu rīkotāji sāks rīt.",
        "Tilts slēgts, jauno satiksmi pilsēta sāks jūnijā.",
        "Skola remontēta, jauno gadu direktore sāks septembrī.",
    ],
)
def test_who_will_begin_something_says_nothing(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Latvijas Ārlietu ministrija LETA apstiprināja, ka ir informēta.", "Latvijas Ārlietu ministrija"),
        ("Policija LETA pastāstīja, ka vīrietis aizturēts.", "policija"),
        ("Valsts ieņēmumu dienests BNS norādīja, ka sods samaksāts.", "Valsts ieņēmumu dienests"),
        ("Aģentūra LETA ziņoja, ka tilts slēgts.", "LETA"),
    ],
)
def test_an_institution_that_tells_an_agency_speaks(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "headline",
    ["“Vilnis” atlaidīs simtu; arodbiedrība draud ar streiku", "Cenas kāps; ministrs sola palīdzēt",
     "Tiltu slēgs; mērs brīdina par sastrēgumiem"],
)  # fmt: skip
def test_what_stands_before_a_semicolon_is_not_said_behind_it(headline: str) -> None:
    statements = hronika.read(f"{headline}\n\nDiena bija gara.").statements
    assert all(headline.index(";") < statement.content[0].start for statement in statements)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Juris Kalns apgalvoja, ka gulējis. Draudzene to neapstiprināja. "
            "Vēlāk viņa žurnālistiem pastāstīja, ka viņai draudējuši, un lūdza neminēt vārdu.",
            "draudzene",
        ),
        (
            "Ivo Roze teica, ka brauks. Māsa aizgāja. Tad viņa avīzei atklāja, ka baidās, un lūdza klusēt.",
            "māsa",
        ),
        (
            "Jānis Bite klusē. Advokāte smējās. Tad viņa tiesai norādīja, ka naudas nav, un lūdza gaidīt.",
            "advokāte",
        ),
    ],
)
def test_verbs_that_are_joined_have_one_who_speaks(text: str, speaker: str) -> None:
    assert speakers(text)[-2:] == [speaker, speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Dome zvanījusi ražotājiem. Divi no viņiem piekrituši, trešais vēl domājot.",
        "Skola meklē pavāru. Viens jau piekritis, otrs vēl apsverot.",
        "Klubs rakstīja spēlētājiem. Trīs piekrituši, ceturtais nevarot.",
    ],
)
def test_what_others_do_is_not_said_by_who_agreed(text: str) -> None:
    assert all("piekrit" not in (each.cue.text if each.cue else "") for each in hronika.read(text).statements)


@pytest.mark.parametrize(
    "text",
    [
        "Rakstnieks te nerunā par mīlestību, viņš runā par kaunu.",
        "Lomas tēls ir smags un lēns, aktieris runā tā, it kā katrs vārds maksātu.",
        "Priekškars veras lēni, režisore stāsta par bērnību.",
        "Slimo tāpat kā pērn, tikai vecāki baidās vairāk.",
        "Cenas aug tāpat kā citur, tikai pircēji sūdzas mazāk.",
    ],
)
def test_who_says_what_of_is_the_source_of_nothing_before(text: str) -> None:
    assert not hronika.read(text).statements


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Viņš beidzis Kandavas vidusskolu. Universitātē sūdzas, ka jaunieši nemāk rēķināt.", "universitāte"),
        ('Slimnīca "Liepukalns" slēgs nodaļu. Poliklīnikā skaidro, ka pacientu nav.', "poliklīnika"),
        ("Rīgas Stradiņa universitāte cels maksu. Bērnudārzā norāda, ka to zināja.", "bērnudārzs"),
        ("Latvijas Mākslas akadēmija slēgta. Augstskola norāda, ka snigs.", "Latvijas Mākslas akadēmija"),
    ],
)
def test_a_school_is_no_school_of_another_kind(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            'Portālā "tirgus.lv" ir viltus preces, brīdina policija. Vietnē teikts, ka piegāde ir ātra.',
            ["policija", None],
        ),
        (
            'Centrs brīdina par interneta veikalu "zābaks.shop". Vietnē teikts, ka tas ir ģimenes uzņēmums.',
            [None],
        ),
        ("Policija sāka pārbaudi par viltus vietni. Vietnē norādīts, ka maksā vienu eiro.", [None]),
        ("Rīgas dome atvērs ledus halli. Vietnē norādīts, ka ieeja ir bez maksas.", ["Rīgas dome"]),
    ],
)
def test_a_site_told_of_before_is_not_whose_who_spoke_last(text: str, names: list[str | None]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Bijusī audzēkne, tagad kora direktore Ieva Zara, teica: "Viņš bija kluss."', "Ieva Zara"),
        ('Kaimiņš, pensionēts jūrnieks Jānis Salmiņš, atceras: "Jūra bija balta."', "Jānis Salmiņš"),
        ('Kolēģe, kādreizējā aktrise Lita Brože, saka: "Viņa nekad nekavēja."', "Lita Brože"),
    ],
)
def test_who_is_named_between_commas_speaks(text: str, name: str) -> None:
    assert speakers(f"Ministre Agnese Kule uzsvēra, ka aiziet laikmets. {text}") == ["Agnese Kule", name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Uz jautājumu, vai nenožēlo, Juris Zaķis parausta plecus: "Es vēl turos."', "Juris Zaķis"),
        ('Uz mūsu jautājumu Anna Roze pasmaida: "Redzēsim."', "Anna Roze"),
        ('Pēc jautājuma par algām Ivo Bite sarauc pieri: "Bez komentāriem."', "Ivo Bite"),
    ],
)
def test_what_answers_a_question_is_not_that_question(text: str, name: str) -> None:
    assert speakers(text)[-1] == name
    assert hronika.read(text).statements[-1].act != "ask"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kluba direktors Gints Fogels skaidroja, ka spēlētājs lūdzis lauzt līgumu.", "spēlētājs"),
        ("Galvenā ārste Ilze Vītola atzina, ka māsa ieteikusi gulēt.", "māsa"),
        ("Galvenais inženieris Ivo Bite norādīja, ka celtnieks solījis skatīties.", "celtnieks"),
    ],
)
def test_nobody_calls_himself_by_a_noun_in_his_own_words(text: str, who: str) -> None:
    assert speakers(text)[-1] == who


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            'Ārste Sandra Lube aizgāja. Laura Kalve vāc vārdus. "Man žēl," viņa ierakstā pārmet politiķiem.',
            ["Laura Kalve"],
        ),
        ('Juris Zaķis klusēja. Anna Roze ne. "Man žēl," viņa žurnālistiem sacīja.', ["Anna Roze"]),
        ('Ivo Bite sveica Litu Broži. "Paldies," viņa vēstulē rakstīja.', ["Lita Brože"]),
        ('Anna Roze sveica Ivo Biti. "Paldies," viņa vietā atbildēja māte.', ["māte"]),
    ],
)
def test_she_speaks_behind_her_words(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Klubs iesniegs sūdzību. Federācijā norāda, ka protesti vairs netiek skatīti, un aicina lasīt.",
        "Ministrija cels algas. Slimnīcā skaidro, ka pacienti tiek pārvesti, un lūdz nenākt.",
        "Firma maksās sodu. Domē atbildēja, ka ceļi tiek laboti, un solīja pabeigt.",
    ],
)
def test_who_goes_on_after_what_is_said_is_the_same(text: str) -> None:
    one, other = speakers(text)
    assert one == other


@pytest.mark.parametrize(
    "text",
    [
        "Veselības ministrija uzskata, ka bažas ir liekas. Pētījumos pierādīts, ka risks ir liels.",
        "Rīgas dome norādīja, ka ceļš ir drošs. Komentāros rakstīts, ka bedres ir dziļas.",
        "Valsts policija ziņo, ka zagļi aizturēti. Rakstos minēts, ka viņi noliedz.",
    ],
)
def test_many_papers_are_nobodys_who_spoke_before(text: str) -> None:
    assert speakers(text)[-1] is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Kāds Pentagona avots aģentūrai AP sacīja, ka raķetes beigušās.", "Pentagona avots"),
        ("Vairāki Eiropas Komisijas avoti apgalvo, ka tarifus atcels.", "Eiropas Komisijas avoti"),
        ("“Nekas nav izlemts,” sacīja valdības avots.", "valdības avots"),
        ("Pēc Kremļa avota teiktā, sarunas notiks.", "Kremļa avots"),
        ("Pēc diplomātisko avotu sniegtās informācijas, sarunas izgāzušās.", "diplomātiskie avoti"),
    ],
)
def test_a_source_in_an_institution_is_not_that_institution(text: str, source: str) -> None:
    assert speakers(text) == [source]


@pytest.mark.parametrize(
    "source",
    [
        "Pēc oficiālās statistikas datiem", "Pēc centrālās statistikas datiem",
        "Pēc aktuālās prognozes datiem",
        "Pēc janvāra datiem", "Pēc pagājušā gada datiem", "Saskaņā ar 2023. gada datiem",
    ],
)  # fmt: skip
def test_data_and_when_they_are_from_are_nobody(source: str) -> None:
    assert speakers(f"{source}, iedzīvotāju skaits sarucis.") == [None]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ja tic baumām, ministrs atkāpsies jau rīt.", None),
        ("Ja var ticēt runām finanšu aprindās, banku pārdos igauņiem.", None),
        ("Cenas, ja tic tenkām, kritīsies.", None),
        ("Ja tic ministra Jura Zaķa solījumiem, algas augs.", "Juris Zaķis"),
        ("Ja var ticēt laikrakstam “Ausma”, līgums jau parakstīts.", "Ausma"),
    ],
)
def test_rumours_that_one_may_believe_are_nobody_s(text: str, source: str | None) -> None:
    assert speakers(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ministrija pašvaldības mudina skolas slēgt.", "ministrija"),
        ("Komisija partijas brīdināja, ka reklāma ir aizliegta.", "komisija"),
        ("Policija autovadītājas aicina būt uzmanīgām.", "policija"),
        ("Pašvaldības mudina skolas apvienot.", "pašvaldības"),
    ],
)
def test_of_two_nouns_that_with_the_form_of_an_object_is_told(text: str, source: str) -> None:
    assert speakers(text) == [source]


@pytest.mark.parametrize("text", ["Pēc @zinas teiktā, līgums parakstīts.", "“Tas ir labi,” rakstīja @zinas."])
def test_an_account_does_not_decline(text: str) -> None:
    assert speakers(text) == ["@zinas"]
