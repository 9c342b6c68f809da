"""Who complains, claims before a colon or refuses: none of it is the article's own word."""

import pytest

import hronika
from hronika.record import Record


def told(record: Record) -> dict[str, tuple[str, str]]:
    return {each.predicate.text: (each.vouched, each.polarity) for each in record.events}


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Saņemtas sūdzības: cilvēki samaksājuši, bet preci nav saņēmuši.",
            None,
            "cilvēki samaksājuši, bet preci nav saņēmuši",
        ),
        (
            "Sūdzības par veikalu saņēmis centrs: pircēji preci apmaksājuši, bet to nav saņēmuši.",
            None,
            "pircēji preci apmaksājuši, bet to nav saņēmuši",
        ),
        ("Policijā saņemts iesniegums: no šķūņa nozagts zāģis.", None, "no šķūņa nozagts zāģis"),
        ("Klīst baumas: ministrs atkāpies no amata.", None, "ministrs atkāpies no amata"),
        ("Izskan pārmetumi: dome slēpusi datus.", None, "dome slēpusi datus"),
        ("Opozīcija izvirzījusi apsūdzības: ministrs slēpis līgumu.", "opozīcija", "ministrs slēpis līgumu"),
    ],
)
def test_what_a_complaint_says_behind_a_colon_is_claimed(
    text: str, speaker: str | None, content: str
) -> None:
    record = hronika.read(text)
    (statement,) = record.statements
    assert (statement.speaker_name, statement.content[0].text) == (speaker, content)
    inside = [each for each in record.events if each.predicate.text in content]
    assert inside
    assert all(each.vouched == "attributed" for each in inside)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Uzņēmums noraida pārmetumus: visas algas samaksātas laikā.",
            "uzņēmums",
            "visas algas samaksātas laikā",
        ),
        ("Vadītājs neatzīst apsūdzības: līgums slēgts likumīgi.", "vadītājs", "līgums slēgts likumīgi"),
        ("Banka nepieņem pārmetumus: kredīts atmaksāts.", "banka", "kredīts atmaksāts"),
    ],
)
def test_who_rejects_a_complaint_says_what_stands_behind_the_colon(
    text: str, speaker: str, content: str
) -> None:
    (statement,) = hronika.read(text).statements
    assert (statement.speaker_name, statement.content[0].text) == (speaker, content)
    assert statement.stance == "holds"


@pytest.mark.parametrize(
    "text",
    [
        "Sūdzību skaits pērn audzis: saņemti 300 iesniegumi.",
        "Sūdzības, iesniegumi un vēstules: visu izskata viens darbinieks.",
        "Centrs izskata sūdzības.",
    ],
)
def test_what_only_counts_complaints_is_none(text: str) -> None:
    assert hronika.read(text).statements == ()


@pytest.mark.parametrize(
    ("headline", "claimant"),
    [
        ("Maskava: notriekti 87 droni", "Maskava"),
        ("Teherāna: aizturēti trīs spiegi", "Teherāna"),
        ("Kijiva: iznīcināts tilts pār upi", "Kijiva"),
        ("Minska: robeža slēgta no Polijas puses", "Minska"),
    ],
)
def test_a_capital_before_the_colon_of_a_headline_claims(headline: str, claimant: str) -> None:
    record = hronika.read(f"{headline}\n\nSīkāku ziņu pagaidām nav.")
    (statement,) = record.statements
    assert statement.speaker_name == claimant
    assert [each.vouched for each in record.events[:1]] == ["attributed"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Deputāte Ilze Kalna stāstīja, ka lūgusi kolēģi Jāni Liepu palīdzēt, bet viņš atteicies, sakot, "
            "ka nav laika.",
            ["Ilze Kalna", "Ilze Kalna", "Jānis Liepa"],
        ),
        (
            "Vadītājs Juris Zars norādīja, ka banka atteikusi kredītu, paskaidrojot, ka firma ir jauna.",
            ["Juris Zars", "banka"],
        ),
        (
            "Zemnieks Uldis Grasis sacīja, ka ministrija atteikusies maksāt, norādot, ka termiņš nokavēts.",
            ["Uldis Grasis", "ministrija"],
        ),
        # Who has only told of it goes on.
        (
            "Ministre Ilze Kalna sacīja, ka budžets pieņemts, piebilstot, ka naudas pietiks.",
            ["Ilze Kalna", "Ilze Kalna"],
        ),
    ],
)
def test_who_refuses_gives_the_reason(text: str, speakers: list[str]) -> None:
    record = hronika.read(text)
    assert [each.speaker_name for each in record.statements] == speakers
    reason = record.statements[-1]
    assert (reason.within is not None) == (speakers[-1] != speakers[0])


@pytest.mark.parametrize(
    ("text", "predicate", "vouched"),
    [
        ("Vadonis, kas cer izbeigt badu, piesaistot naudu, uzstājās kongresā.", "piesaistot", "hypothetical"),
        ("Partija, kura sola samazināt nodokļus, atlaižot ierēdņus, aug.", "atlaižot", "planned"),
        ("Firma, kas plāno augt, uzbūvējot cehu, meklē darbiniekus.", "uzbūvējot", "planned"),
        ("Dome nolēma taupīt, slēdzot divas skolas.", "slēdzot", "planned"),
        # What was done by it, and what is done beside a refusal, was done.
        ("Banka sāka atgūt naudu, pārdodot ēkas.", "pārdodot", "asserted"),
        ("Uzņēmējs atteicās maksāt, izmetot rēķinu.", "izmetot", "asserted"),
        ("Komandai izdevās uzvarēt, gūstot trīs vārtus.", "gūstot", "asserted"),
    ],
)
def test_how_something_is_to_be_done_is_no_more_real_than_that(
    text: str, predicate: str, vouched: str
) -> None:
    assert told(hronika.read(text))[predicate][0] == vouched


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Uzņēmums “Lauma” tiesāšoties ar pašvaldību, sacīja tā vadītājs Uldis Zars.", "Uldis Zars"),
        ("Deputāte tiesāšoties ar portālu, norādīja advokāts Juris Bite.", "Juris Bite"),
        ("Skola mācīšoties attālināti, pavēstīja direktore Anna Roze.", "Anna Roze"),
    ],
)
def test_a_reflexive_future_of_hearsay_is_said(text: str, speaker: str) -> None:
    record = hronika.read(text)
    (statement,) = record.statements
    assert statement.speaker_name == speaker
    assert all(each.vouched == "planned" for each in record.events)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ekonomikas ministrija izsludināja konkursu. Revīzijā atklāts, ka nauda izšķērdēta.", None),
        ("Valsts policija aizturēja vīrieti. Ekspertīzē secināts, ka ierocis nav derīgs.", None),
        ("Rīgas dome noraidīja iebildumus. Pārbaudē secināts, ka līgumi slēgti ar vienu uzņēmumu.", None),
        # Whose survey it is was told.
        (
            "Liecina Lasītāju biedrības aptaujas rezultāti, ka lasa mazāk. Pētījumā secināts, ka vainīgs "
            "tālrunis.",
            "Lasītāju biedrība",
        ),
        ("Valsts kontroles revīzijā konstatēts, ka nauda izšķērdēta.", "Valsts kontrole"),
    ],
)
def test_who_looked_into_it_is_not_whoever_was_spoken_of(text: str, speaker: str | None) -> None:
    assert hronika.read(text).statements[-1].speaker_name == speaker


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "Pēc Peskova vārdiem, triecieni tiekot vērsti pret armiju. ANO gan iepriekš dokumentējusi "
            "uzbrukumus skolām.",
            "dokumentējusi",
        ),
        (
            "Direktors Juris Liops atzina, ka sistēma nav pārbaudīta. Viņš neatkāpšoties. Premjere Anna Roze "
            "demisiju gan pieprasījusi.",
            "pieprasījusi",
        ),
        (
            "Mērs Juris Zars stāstīja, ka līgums esot spēkā. Apelācijas tiesa to gan atcēlusi.",
            "atcēlusi",
        ),
    ],
)
def test_what_is_set_against_hearsay_is_not_part_of_it(text: str, own: str) -> None:
    record = hronika.read(text)
    assert all(own not in span.text for each in record.statements for span in each.content)
    assert told(record)[own][0] == "asserted"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ministrs Juris Zars pavēstīja, ka valsts ievēro saistības, taču sankcijas neatzīst.",
            "valsts ievēro saistības, taču sankcijas neatzīst",
        ),
        (
            "Vadītājs sacīja, ka uzņēmums maksā nodokļus, bet pārmetumus neatzīst.",
            "uzņēmums maksā nodokļus, bet pārmetumus neatzīst",
        ),
        ("Banka norāda, ka līgums parakstīts, bet summu neatklāj.", "līgums parakstīts"),
        ("Banka norādīja, ka līgums parakstīts, bet summu neatklāja.", "līgums parakstīts"),
        (
            "Arodbiedrība lūdz celt algas, jo cenas un nodokļi auguši.",
            "celt algas, jo cenas un nodokļi auguši",
        ),
        (
            "Padome aicina izsludināt ārkārtas situāciju, jo aprīļa salnas un maija sausums iznīcinājuši "
            "sējumus.",
            "izsludināt ārkārtas situāciju, jo aprīļa salnas un maija sausums iznīcinājuši sējumus",
        ),
        (
            "Mērs aicināja taupīt ūdeni, jo karstums un vējš izžāvējis augsni.",
            "taupīt ūdeni, jo karstums un vējš izžāvējis augsni",
        ),
    ],
)
def test_where_what_is_said_ends_at_a_conjunction(text: str, content: str) -> None:
    (statement,) = hronika.read(text).statements
    assert statement.content[0].text == content


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lielo pilsētu asociācijā plānu atbalsta, norādot, ka nauda ir.", "Lielo pilsētu asociācija"),
        ("Ekonomikas ministrijā plānu kritizē, uzsverot, ka naudas nav.", "Ekonomikas ministrija"),
        ("Satiksmes ministrijā ieceri slavē, piebilstot, ka tilts vajadzīgs.", "Satiksmes ministrija"),
    ],
)
def test_those_in_an_institution_say_what_a_converb_reports(text: str, speaker: str) -> None:
    before = "Deputāts Juris Zars plānu nosodīja. "
    assert hronika.read(before + text).statements[-1].speaker_name == speaker


def test_what_people_are_against_is_all_that_they_said() -> None:
    text = "Domē 200 iedzīvotāju iebilda pret ieceri. Līdz šim parakstījušies 1870 cilvēki."
    record = hronika.read(text)
    assert record.statements == ()
    assert told(record)["parakstījušies"][0] == "asserted"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Firma zaudēja gandrīz miljonu eiro.", "gandrīz miljons eiro"),
        ("Ieguldīja vairāk nekā miljardu dolāru.", "vairāk nekā miljards dolāru"),
        ("Apjoms pieauga, sasniedzot 1,1 miljardu eiro.", "1,1 miljards eiro"),
        ("Uzņēmums cietis 41,2 miljonu eiro zaudējumus.", "41,2 miljoni eiro"),
        ("Banka piešķīra 2,5 miljonus eiro.", "2,5 miljoni eiro"),
        ("Dome samaksāja pusotru miljonu eiro.", "pusotrs miljons eiro"),
        ("Biedrība atbalstījusi 64 ģimenes remontos.", "64 ģimenes"),
    ],
)
def test_millions_are_one_or_many_in_the_nominative(text: str, amount: str) -> None:
    names = [one.name for each in hronika.read(text).events for one in each.participants]
    assert amount in names


@pytest.mark.parametrize(
    ("text", "described", "denied"),
    [
        (
            "Pētnieks Ainis Dobe prognozēja, ka vilcieni, kurus valsts pasūtījusi, nekursēs. Ministrija to "
            "noliedz.",
            "pasūtījusi",
            "nekursēs",
        ),
        (
            "Deputāts Juris Zars paziņoja, ka tilts, ko uzbūvēja pērn, sabrucis. Mērs to noliedza.",
            "uzbūvēja",
            "sabrucis",
        ),
        (
            "Ārste Anna Roze apgalvo, ka zāles, ko slimnīca iegādājās, pazudušas. Direktors to noraidīja.",
            "iegādājās",
            "pazudušas",
        ),
    ],
)
def test_what_only_describes_a_thing_is_not_denied_with_the_rest(
    text: str, described: str, denied: str
) -> None:
    found = told(hronika.read(text))
    assert (found[described][0], found[denied][0]) == ("attributed", "denied")


def test_who_admits_something_within_hearsay_is_its_source() -> None:
    text = (
        "Operators rēķina, ka jaudas izmaksās dārgi. Izmaksas segs ražotāji, taču, kā atzīst AST padomes "
        "loceklis Olafs Zvirbulis, galu galā tās nonākšot pie patērētāja."
    )
    first, second = hronika.read(text).statements
    assert first.content[0].text == "jaudas izmaksās dārgi"
    assert second.speaker_name == "Olafs Zvirbulis"


def test_a_complaint_goes_on_over_who_found_out() -> None:
    text = "Saņemtas sūdzības: cilvēki noslēguši līgumu, bet vēlāk atklājuši, ka cena ir augstāka."
    first, second = hronika.read(text).statements
    assert first.content[0].text == text[19:-1]
    assert second.speaker_name == "cilvēki"
    assert second.within == first.id


@pytest.mark.parametrize(
    ("text", "predicate", "vouched"),
    [
        ("Ministrs mudināja krāt, jo cenas augot.", "augot", "attributed"),
        ("Zaudējumi varētu divkāršoties.", "divkāršoties", "possible"),
    ],
)
def test_hearsay_in_a_reason_and_true_infinitives_stay(text: str, predicate: str, vouched: str) -> None:
    assert told(hronika.read(text))[predicate][0] == vouched


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Lidosta bija slēgta. Minska: tā ir provokācija. Ministrija izsauca vēstnieku.",
            "Minska",
            "tā ir provokācija",
        ),
        ("Lietuva izstājusies. Viļņa: lētāk būs atjaunot vecos.", "Viļņa", "lētāk būs atjaunot vecos"),
        (
            "Vašingtona: līgums tiks parakstīts rudenī. Prezidents par to klusē.",
            "Vašingtona",
            "līgums tiks parakstīts rudenī",
        ),
    ],
)
def test_a_capital_before_a_colon_claims_one_sentence(text: str, speaker: str, content: str) -> None:
    (statement,) = hronika.read(text).statements
    assert (statement.speaker_name, statement.content[0].text) == (speaker, content)


def test_temperatures_of_capitals_are_no_claims() -> None:
    assert hronika.read("Maskava: +5 grādi. Roma: +15 grādi. Parīze: +12 grādi.").statements == ()


def test_where_somebody_is_stands_before_a_colon_too() -> None:
    record = hronika.read("NATO ģenerālsekretārs Rīgā: atturēšana darbojas\n\nViņš ieradās vakar.")
    (statement,) = record.statements
    assert statement.speaker is not None
    assert statement.speaker.text == "NATO ģenerālsekretārs"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Novērotāji uzskata, ka vēlēšanas bija viltotas, taču Maskavā tās nosauktas par godīgām.",
            "vēlēšanas bija viltotas",
        ),
        (
            "Ministrs Juris Zars apgalvo, ka droni ielidojuši, bet Kremlī to noliedz.",
            "droni ielidojuši",
        ),
        (
            "Ministrs sacīja, ka cenas Rīgā aug, bet Tallinā tās krītas.",
            "cenas Rīgā aug, bet Tallinā tās krītas",
        ),
        (
            "Ministrs Juris Zars teica, ka līgums parakstīts, bet prezidents Gitans Nausēda, kurš to "
            "atbalstīja, tagad šo iespēju noliedz.",
            "līgums parakstīts",
        ),
        (
            "Ministrs Juris Zars uzsvēra, ka valsts sankcijas bloķēs. Kaimiņi savas sankcijas ieviesuši.",
            "valsts sankcijas bloķēs",
        ),
        (
            "Vadītājs Uldis Roze solīja, ka tiltu atvērs. Būvnieki darbus jau pabeiguši.",
            "tiltu atvērs",
        ),
        (
            "Mēre Anna Bite norādīja, ka skola tiks slēgta. Vecāki bērnus pārcēluši uz pilsētu.",
            "skola tiks slēgta",
        ),
    ],
)
def test_what_others_say_or_did_is_not_part_of_it(text: str, content: str) -> None:
    assert hronika.read(text).statements[0].content[0].text == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Vašingtonā apgalvo, ka ASV uzbrukumā nav piedalījušās, tomēr par to brīdinātas.",
            "ASV uzbrukumā nav piedalījušās, tomēr par to brīdinātas",
        ),
        (
            "Ministrs norāda, ka skolas nav slēgtas, bet par riskiem informētas.",
            "skolas nav slēgtas, bet par riskiem informētas",
        ),
        (
            "Advokāts apgalvo, ka sievietes nav bēgušas, taču par sekām brīdinātas.",
            "sievietes nav bēgušas, taču par sekām brīdinātas",
        ),
    ],
)
def test_who_is_told_within_what_is_said_ends_nothing(text: str, content: str) -> None:
    assert hronika.read(text).statements[0].content[0].text == content


@pytest.mark.parametrize(
    ("headline", "claimant", "content"),
    [
        (
            "Teherāna draud ar atriebību; Izraēla: trieciens bija preventīvs",
            "Izraēla",
            "trieciens bija preventīvs",
        ),
        ("Cenas aug; Latvija: budžets ir pieņemts", "Latvija", "budžets ir pieņemts"),
        ("Tilts sabrucis – Somija: palīdzība ir nosūtīta", "Somija", "palīdzība ir nosūtīta"),
    ],
)
def test_a_country_claims_in_the_second_half_of_a_headline(
    headline: str, claimant: str, content: str
) -> None:
    record = hronika.read(f"{headline}\n\nSīkāku ziņu pagaidām nav.")
    (statement,) = record.statements
    assert (statement.speaker_name, statement.content[0].text) == (claimant, content)
