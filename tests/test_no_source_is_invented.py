"""What stands where a source mostly does and is none: adjectives, other institutions, headlines."""

import pytest

import hronika


def speakers(text: str) -> list[str | None]:
    return [statement.speaker_name for statement in hronika.read(text).statements]


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
