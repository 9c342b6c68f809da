"""What the article does not tell itself: participles, hearsay, proposals, stories; look-alikes."""

import pytest

import hronika

REPORTED = [
    ("Kuģniecība apgalvo izglābusi sešus jūrniekus.", "izglābusi", "attributed"),
    ("Bijusī grāmatvede noliedz nodevusi atslēgas zagļiem.", "nodevusi", "denied"),
    ("Sardzes virsnieks liecināja visu nakti gājis apgaitā.", "gājis", "attributed"),
    ("Deputāts skaidroja čeku iedevis šoferim.", "iedevis", "attributed"),
    ("Pēc kaimiņu stāstītā pirts aizdegusies pusnaktī.", "aizdegusies", "attributed"),
    ("Saskaņā ar pasažieru stāstīto vilciens sadūrās ar traktoru.", "sadūrās", "attributed"),
    ("Pēc paša paustā viņš gleznu nopircis tirgū.", "nopircis", "attributed"),
    (
        "Skolēni žēlojas, ka internātā nosalstot. Krāsnis iekurinātas divas reizes.",
        "iekurinātas",
        "attributed",
    ),
    (
        "Direktors piebilda, ka pērkot vēl divus kuģus. Viņi jau samaksājuši avansu.",
        "samaksājuši",
        "attributed",
    ),
    ("Kā kukuli nodeva, pastāstīja tiesnese. Viņi naudu iešuvuši mētelī.", "iešuvuši", "attributed"),
    ("Audzinātāja meiteni vilkusi aiz rokas, un to redzot visa grupa.", "vilkusi", "attributed"),
    ("Gleznu pārkrāsojis restaurators, pārliecināta muzeja vadītāja.", "pārkrāsojis", "attributed"),
    ("Čempioni zaudēs, ir pārliecināts treneris Ivo Bite.", "zaudēs", "planned"),
    ("Krievija Arktikā būvējot jaunu bāzi, vēsta laikraksts.", "būvējot", "attributed"),
    ("Zvejnieki sūdzas, siļķu krājumi sarūkot.", "sarūkot", "attributed"),
    ("Vilks vaino grāmatvedi: tā čekus sadedzinājusi.", "sadedzinājusi", "attributed"),
    ("Sardzes vīri vainu neatzīst. Zirgi norāvušies un izbraduši dārzu.", "izbraduši", "attributed"),
    ("Dzirdēts, ka teātris pārdevis dekorācijas.", "pārdevis", "attributed"),
    ("Tūristi raidījumam stāstīja par apšaudi tirgū.", "apšaudi", "attributed"),
    ("Pretinieki darījumu sauc par izlaupīšanu.", "izlaupīšanu", "attributed"),
    ("Par laupīšanu vīrietim draud astoņi gadi cietumā.", "laupīšanu", "attributed"),
    ("Zvejnieku tur aizdomās par kautiņa izraisīšanu.", "kautiņa", "possible"),
    ("Pēc sākotnējās versijas, motors pārkarsa.", "pārkarsa", "attributed"),
    ("Sludinātājs melo, ka slimnīca slēgta.", "slēgta", "denied"),
    ("Kritiķi viņu sauc par vadoni, kurš nodevis tautu.", "nodevis", "attributed"),
    ("Opozīcija mēru raksturo kā cilvēku, kas apzadzis pilsētu.", "apzadzis", "attributed"),
    ("Laikraksts tirgotāju nodēvēja par krāpnieku, kurš izputinājis ciemu.", "izputinājis", "attributed"),
    ("Koncerns kritumu skaidroja ar eksporta apstāšanos.", "apstāšanos", "attributed"),
    ("Ministre cenu kāpumu pamatoja ar degvielas sadārdzināšanos.", "sadārdzināšanos", "attributed"),
    ("Dzirnavas klusēja, aizbildinoties ar muzeja ugunsgrēku.", "ugunsgrēku", "attributed"),
    ("Demogrāfs pieaugumu saista ar emigrantu atgriešanos.", "atgriešanos", "attributed"),
    ("Prokurore prasību motivēja ar to, ka vīrietis draudējis kaimiņiem.", "draudējis", "attributed"),
    ("Savu balsojumu viņš attaisno ar to, ka mērs apzadzis pilsētu.", "apzadzis", "attributed"),
]
OPEN = [
    ("Senators ierosina likvidēt četras brigādes.", "likvidēt", "possible"),
    ("Zviedrija rosina sankcijas atcelt.", "atcelt", "possible"),
    ("Treneris piedāvā spēli pārcelt.", "pārcelt", "possible"),
    ("Banka vērtē variantu pārdot filiāles.", "pārdot", "possible"),
    ("Viens no variantiem ir pārdot filiāles.", "pārdot", "possible"),
    ("Valde vēl lemj, vai pārdot filiāles.", "pārdot", "possible"),
    ("Studenti vāc parakstus par rektora atlaišanu.", "atlaišanu", "possible"),
    ("Runa ir par noliktavu pārcelšanu.", "pārcelšanu", "possible"),
    ("Par sabotāžu runāt ir pāragri.", "sabotāžu", "possible"),
    ("Iedzīvotāji ir pret fabrikas celtniecību.", "celtniecību", "possible"),
    ("Komisija izmeklēs krāpšanu.", "krāpšanu", "possible"),
    ("Policija izmeklē kukuļņemšanu.", "kukuļņemšanu", "possible"),
    ("Dienests izmeklēs dokumentu viltošanu.", "viltošanu", "possible"),
    ("Sargi mācījās atvairīt uzbrukumu.", "uzbrukumu", "hypothetical"),
    ("Studenti vāc naudu jumta remontam.", "remontam", "hypothetical"),
    ("Gadījumā, ja upe uzkāps, tiltu slēgs.", "slēgs", "hypothetical"),
    ("Tiek gaidīta karaļa ierašanās.", "ierašanās", "planned"),
    ("Koncerns nopirks aptieku ķēdi.", "nopirks", "planned"),
    ("Pierādījumu tam, ka sargs nozadzis zvanu, nav.", "nozadzis", "possible"),
    ("Liecību par to, ka sargs nozadzis zvanu, trūkst.", "nozadzis", "possible"),
    ("Apliecinājuma tam, ka kuģis nogrimis, joprojām nav.", "nogrimis", "possible"),
    ("Ziņu par to, ka bruģis nozagts, nav.", "nozagts", "possible"),
    ("Padome vairījās slēgt cirku.", "slēgt", "hypothetical"),
    ("Mednieks kautrējās nošaut briedi.", "nošaut", "hypothetical"),
    ("Tirgotājs kavējās pārdot zirgus.", "pārdot", "hypothetical"),
    ("Bija grūti uzvarēt igauņus.", "uzvarēt", "hypothetical"),
    ("Radās doma dibināt kora skolu.", "dibināt", "hypothetical"),
    ("Labākais veids, kā pārdot māju, ir izsole.", "pārdot", "hypothetical"),
    ("Muzejam pietrūka drosmes nopirkt gleznu.", "nopirkt", "hypothetical"),
    ("Mecenāts mēnešiem ilgi spiež muzeju pārdot gleznu.", "pārdot", "hypothetical"),
    ("Pircējs spieda viņu parakstīt līgumu.", "parakstīt", "hypothetical"),
    ("Padome spiež rektoru atlaist dekānu.", "atlaist", "hypothetical"),
]
STORIES = [
    ("Romānā mūks saindē karali.", "saindē", "attributed"),
    ("Filmas beigās zvejniece nošauj kontrabandistu.", "nošauj", "attributed"),
    ("Luga vēsta par kalpu, kurš nodur muižkungu.", "nodur", "attributed"),
]
OWN = [
    ("Mednieks bija spiests pārdot suni.", "pārdot", "asserted"),
    ("Karavīrs atgriezās sasalis un tūlīt aizmiga.", "aizmiga", "asserted"),
    ("Galvenā ārste atbildēja, atgriezusies no operācijas.", "atgriezusies", "asserted"),
    ("Filmu uzņēma Kuldīgā, un tajā piedalījās bērni.", "uzņēma", "asserted"),
    ("Izrādes laikā aktieris nokrita no skatuves.", "nokrita", "asserted"),
    ("Tiltu slēdza, un satiksme apstājās.", "slēdza", "asserted"),
    ("Kā solīts, parku atklāja pirmdien.", "atklāja", "asserted"),
    ("Pārliecināts par uzvaru, bokseris devās gulēt.", "devās", "asserted"),
    ("Kara izbeigšana plānota maijā.", "Kara", "asserted"),
    ("Ejot mājās, vīrs satika lāci.", "satika", "asserted"),
    ("Krastā kurot ugunskuru, zvejnieki gaidīja laivu un izglāba zēnu.", "izglāba", "asserted"),
    ("Viņa iemācījās peldēt un šķērsoja līci.", "šķērsoja", "asserted"),
    ("Treneris pamanījās pārdot vārtsargu.", "pārdot", "asserted"),
    ("Lauvas metās plosīt antilopi.", "plosīt", "asserted"),
    ("Policija izmeklēs teroraktu.", "teroraktu", "asserted"),
    ("Vienība dzēsīs ugunsgrēku Rīgā.", "ugunsgrēku", "asserted"),
    ("Vējš mēdz gāzt kokus.", "gāzt", "asserted"),
    ("Viņš aizgāja nopirkt maizi.", "nopirkt", "asserted"),
    ("Vīrs aizgāja, smejoties un vicinot lāpu.", "aizgāja", "asserted"),
]


@pytest.mark.parametrize(("text", "word", "vouched"), REPORTED + OPEN + STORIES + OWN)
def test_how_far_the_article_vouches(text: str, word: str, vouched: str) -> None:
    events = hronika.read(text, published="2024-05-07").events
    found = {event.predicate.text: event.vouched for event in events}
    assert found[word] == vouched


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Aptiekārs aizmirsa samaksāt nodokļus.", "samaksāt"),
        ("Sargs bija aizmirsis aizslēgt vārtus.", "aizslēgt"),
        ("Pastnieks piemirsa nodot vēstuli.", "nodot"),
    ],
)
def test_what_was_forgotten_was_not_done(text: str, word: str) -> None:
    assert word not in [event.predicate.text for event in hronika.read(text).events]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Sankcijas nav piemērotas.", "Sankcijas"),
        ("Komandantstunda netika ieviesta.", "Komandantstunda"),
        ("Aizliegums zvejot netika izsludināts.", "Aizliegums"),
    ],
)
def test_what_was_not_brought_in_is_not_there(text: str, word: str) -> None:
    assert "positive" not in [e.polarity for e in hronika.read(text).events if e.predicate.text == word]


@pytest.mark.parametrize(
    "text",
    [
        "Ziņu par to, ka kāds gājis bojā, nav.",
        "Policijai nav informācijas, ka bankā strādā zaglis.",
        "Liecību par to, ka kuģi nogremdējusi raķete, trūkst.",
    ],
)
def test_news_that_there_is_not_tells_nothing(text: str) -> None:
    assert not hronika.read(text).statements


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“Mēs strādājam,” rakstīts uz vārtiem.", "strādājam"),
        ("Uz sienas bija uzkrāsots “Jūs zagāt”.", "zagāt"),
        ("Plakāts “Uzvarējām!” karājās gaitenī.", "Uzvarējām"),
    ],
)
def test_who_says_we_in_quotation_marks_is_not_the_article(text: str, word: str) -> None:
    assert "asserted" not in [e.vouched for e in hronika.read(text).events if e.predicate.text == word]


def test_a_participle_under_a_verb_of_saying_is_content() -> None:
    (statement,) = hronika.read("Jānis Vilks apgalvoja notvēris zagli aiz rokas.").statements
    assert [part.text for part in statement.content] == ["notvēris zagli aiz rokas"]
    assert statement.speaker_name == "Jānis Vilks"


def test_how_somebody_stands_is_no_content() -> None:
    assert not hronika.read("Ministrs Jānis Vilks atbildēja piecēlies kājās.").statements


def test_what_is_said_after_a_denial_is_not_denied() -> None:
    text = "Ārste Ilze Roze noliedza, ka zēns būtu aizmirsts. Viņš esot apskatīts divas reizes."
    denied, told = hronika.read(text).statements
    assert (denied.stance, told.stance) == ("denies", "holds")
    assert told.speaker_name == "Ilze Roze"


def test_hearsay_after_a_denial_of_something_else_is_held() -> None:
    (statement,) = hronika.read("Bankas vadītāja to noliedza. Nauda esot aizdota draugam.").statements
    assert statement.stance == "holds"


def test_what_is_turned_down_was_offered() -> None:
    text = "Firma piedāvāja strādniekiem kompensāciju, bet arodbiedrība to noraidīja."
    found = {event.predicate.text: event.vouched for event in hronika.read(text).events}
    assert found["piedāvāja"] == "asserted"


def test_who_is_convinced_of_something_tags_nothing() -> None:
    assert not hronika.read("Komanda brauc uz finālu, un Jānis Vilks ir pārliecināts par uzvaru.").statements


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Direktors Aigars Sproģis neslēpa: ēdiena kļuvis mazāk.", "kļuvis"),
        ("Kaimiņiene izpļāpāja: viņi aizbrauca naktī.", "aizbrauca"),
        ("Sardzes vīri nosprieda: zaglis aizbēga pa logu.", "aizbēga"),
    ],
)
def test_what_stands_behind_a_colon_is_what_somebody_says(text: str, word: str) -> None:
    (event,) = [each for each in hronika.read(text).events if each.predicate.text == word]
    assert event.vouched == "attributed"


def vouched_for(text: str, predicate: str) -> str:
    return next(e.vouched for e in hronika.read(text).events if e.predicate.text == predicate)


@pytest.mark.parametrize(
    ("text", "predicate", "vouched"),
    [
        ("Stāsts ir par trim māsām, kuras atgriežas viensētā.", "atgriežas", "attributed"),
        ("Filma ir par zvejnieku, kurš nogalina brāli.", "nogalina", "attributed"),
        ("Izrāde ir par skolotāju, kuru apcietina policija.", "apcietina", "attributed"),
        ("Saruna ir par zvejnieku, kurš nogalina brāli.", "nogalina", "asserted"),
    ],
)
def test_what_a_story_is_about_is_its_plot(text: str, predicate: str, vouched: str) -> None:
    assert vouched_for(text, predicate) == vouched


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ja klepus ilgst vairāk par divām nedēļām un tam raksturīgas lēkmes, jāiet pie ārsta.", "lēkmes"),
        ("Ja līst ilgāk par divām dienām un upē sākas plūdi, jāzvana dienestam.", "plūdi"),
        ("Ja sals turas vairāk par trim dienām un ielās notiek avārijas, skolas slēdz.", "avārijas"),
    ],
)
def test_what_stands_in_a_condition_is_supposed(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "hypothetical"


@pytest.mark.parametrize(
    ("text", "predicate", "vouched"),
    [
        ('Izrāde "Rihards" stāsta par princi, kurš nogalina radiniekus.', "nogalina", "attributed"),
        ('Filma "Krasts" vēsta par zvejnieku, kurš nogalina kaimiņu.', "nogalina", "attributed"),
        ('Luga "Vilki" vēsta par skolotāju, kuru apcietina policija.', "apcietina", "attributed"),
        ('Uzņēmums "Krasts" vēsta par zvejnieku, kurš nogalina roņus.', "nogalina", "asserted"),
    ],
)
def test_a_story_with_a_name_tells_its_plot(text: str, predicate: str, vouched: str) -> None:
    assert vouched_for(text, predicate) == vouched


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Skolotājs atzinis, ka formulas mācās pats. Dēlam tas ļoti patīkot.", "patīkot"),
        ("Mazdēls spēlē ermoņikas. Vecmāmiņai mūzika patīkot.", "patīkot"),
        ("Kaimiņš ceļ žogu. Saimniekam tas patīkot.", "patīkot"),
    ],
)
def test_hearsay_that_looks_like_an_infinitive_is_told_by_somebody(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "attributed"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Šoferis Juris Zaķis pārmet mediķiem lēnumu – brigāde atbraukusi pēc stundas.", "atbraukusi"),
        ("Anna Roze vaino kaimiņu – tas nozadzis velosipēdu.", "nozadzis"),
        ("Treneris apsūdz tiesnesi – tas palīdzējis viesiem.", "palīdzējis"),
    ],
)
def test_what_stands_behind_a_dash_is_what_somebody_is_charged_with(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "attributed"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Aktieris kritiķiem novēlēja retāk lasīt.", "lasīt"),
        ("Ministre skolēniem novēl iemācīties klusēt.", "iemācīties"),
        ("Prezidents komandai novēlēja uzvarēt finālā.", "uzvarēt"),
    ],
)
def test_what_somebody_is_wished_has_not_happened(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "hypothetical"


@pytest.mark.parametrize(
    "text",
    [
        "Filma “Viņš nogalināja mani” ieguva balvu.",
        "Laikraksts publicēja rakstu “Mērs pārdod tiltu”.",
        "Raidījumā “Nakts: pilsēta deg” uzstājās ministre.",
        "Skatītāji redzēja izrādi “Kuģis grimst”.",
        "Biedrība sāka kampaņu “Upe mirst”.",
    ],
)
def test_nothing_happens_in_the_title_of_a_work(text: str) -> None:
    start, end = text.index("“"), text.index("”")
    found = hronika.read(text).events
    assert found
    assert not [event.predicate.text for event in found if start < event.predicate.start < end]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Teātrī rāda lugu par māsām, kuras sadedzina mantojumu.", "sadedzina"),
        ("Kino rāda filmu par jūrnieku, kurš nogalina kapteini.", "nogalina"),
        ("Iznācis romāns par zagli, kas aplaupa banku un aizbēg.", "aizbēg"),
        ("Sižets vienkāršs: māsa aizbrauc, un atklājas, ka māju sadedzinājusi viņa.", "sadedzinājusi"),
        ("Fabula ir skaidra: vīrs nošauj kaimiņu.", "nošauj"),
        ("Stāsts ir sens: karalis padzen dēlu.", "padzen"),
    ],
)
def test_a_plot_happens_in_its_story(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "attributed"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Filma par jūrnieku, kurš pērn noslīka Rīgā, tapusi Somijā.", "noslīka"),
        ("Romāns par karavīru, kuru 1944. gadā nošāva, guvis balvu.", "nošāva"),
    ],
)
def test_what_is_past_in_a_work_about_somebody_was(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "asserted"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Valdes priekšsēde kritumu skaidro ar likmju mazināšanu.", "mazināšanu"),
        ("Uzņēmums atlaišanu pamato ar līgumu zaudēšanu.", "zaudēšanu"),
        ("Mērs kavēšanos izskaidro ar streiku ostā.", "streiku"),
    ],
)
def test_what_somebody_puts_it_down_to_is_his_word(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "attributed"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Policija skaidro avārijas apstākļus.", "avārijas"),
        ("Ministrs skaidroja par avāriju tunelī.", "avāriju"),
        ("Mērs ugunsgrēku skaidro ar sausumu.", "ugunsgrēku"),
    ],
)
def test_what_is_explained_is_so(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "asserted"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Tiesnese jautāja, vai liecinieks gatavojas pamest valsti.", "pamest"),
        ("Žurnālisti vaicāja, vai valdība plāno slēgt slimnīcu.", "slēgt"),
        ("Deputāti prasīja, vai dome iecerējusi pārdot parku.", "pārdot"),
    ],
)
def test_a_plan_that_is_asked_about_is_open(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "possible"


@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        (
            "Pēc štāba datiem, izmantoti droni. Aizsardzība notriekusi 71, pārējie mērķi nav sasnieguši.",
            ("notriekusi", "sasnieguši"),
        ),
        (
            "Direktors teica, ka zagļi ielauzās naktī. Sargs pamodies, bet zagļi nav aizbēguši.",
            ("pamodies", "aizbēguši"),
        ),
        (
            "Lieciniece stāstīja, ka vīrs kliedza. Bārmenis piegājis klāt, taču vīrs nav apklusis.",
            ("piegājis", "apklusis"),
        ),
    ],
)
def test_hearsay_goes_on_with_what_has_not_happened(text: str, predicates: tuple[str, str]) -> None:
    assert [vouched_for(text, predicate) for predicate in predicates] == ["attributed", "attributed"]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        (
            "Vīrs stāsta, ka sievai sāpējis. Māsa solījusi pasaukt ārstu. Sieva vairs neatbildējusi.",
            "neatbildējusi",
        ),
        ("Sargs teica, ka zaglis bēdzis. Draugs lūdzis apstāties. Zaglis iekritis upē.", "iekritis"),
        ("Meita sacīja, ka tēvs kritis. Kaimiņš solījis palīdzēt. Tēvs nomiris mājās.", "nomiris"),
    ],
)
def test_an_account_goes_on_past_another_who_speaks_in_it(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "attributed"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Vai kāds zaudēs amatu, viņš neminēja.", "neminēja"),
        ("Vai skolu slēgs, direktore neatbildēja.", "neatbildēja"),
        ("Vai ballē dejos, orķestris neatklāja.", "neatklāja"),
    ],
)
def test_that_somebody_does_not_answer_is_no_open_question(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "asserted"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Mērs Juris Kalns pārmetumus nepieņem: par trūkumu viņš ziņojis jau rudenī.", "ziņojis"),
        ("Direktore apsūdzības noraida: nauda atdota pērn, viņa parakstījusi aktu.", "parakstījusi"),
        ("Kasiere apsūdzību neatzīst: atslēgu paņēmis sargs.", "paņēmis"),
    ],
)
def test_what_stands_behind_a_colon_is_the_word_of_who_takes_no_blame(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "attributed"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Klimatologs apšauba, ka vainīgs ir aukstums: dārzi uzziedējuši par agru.", "uzziedējuši"),
        ("Ārste apšaubīja, ka iemesls bija pote: zēns saslimis jau agrāk.", "saslimis"),
        ("Eksperts šaubās, ka palīdzēs sods: šoferi samaksājuši un braukuši tālāk.", "samaksājuši"),
    ],
)
def test_what_stands_behind_a_colon_is_not_doubted(text: str, predicate: str) -> None:
    assert vouched_for(text, predicate) == "attributed"


@pytest.mark.parametrize(
    ("text", "word", "vouched"),
    [
        (
            "Īpašnieks rakstīja, ka zaudējumi būs lieli. Noliktava bijusi apdrošināta.",
            "apdrošināta",
            "attributed",
        ),
        ("Kasiere sacīja, ka naudas nav. Seifs bijis aizslēgts jau rītā.", "aizslēgts", "attributed"),
        ("Kapteinis deva komandu nolaist laivas.", "nolaist", "hypothetical"),
        ("Policists deva zīmi apstāties.", "apstāties", "hypothetical"),
        ("Treneris iedeva uzdevumu skriet. Tiesnesis deva svilpi sākt spēli.", "spēli", "hypothetical"),
        ("Glābēji aicināja aizvērt logus un bez vajadzības neiet ārā.", "neiet", "hypothetical"),
        ("Dienests aicina palikt mājās un neiet uz ledus.", "neiet", "hypothetical"),
        ("Mediķi lūdza gulēt un neiet pirtī.", "neiet", "hypothetical"),
        ("Aktieris atminas, ka skolotājs nekad nav pacēlis balsi.", "pacēlis", "attributed"),
        ("Lugā mūks nogalina karali.", "nogalina", "attributed"),
        ("Romānā mūks saindē karali. Viņš aizbēg uz klosteri.", "aizbēg", "attributed"),
        ("Izrādē vecs vīrs atrod upē meiteni.", "atrod", "attributed"),
        ("Lugā zvejnieks Oto (Ivo Bite) atgriežas ciemā. Viņš sadedzina laivu.", "sadedzina", "attributed"),
        ("Romānā varone pamet vīru un raud.", "pamet", "attributed"),
        ("Lugā divi brāļi sastrīdas par mantojumu.", "sastrīdas", "attributed"),
        ("Filmā piedalās slaveni aktieri.", "piedalās", "asserted"),
        ("Romānā autore apraksta karu.", "apraksta", "asserted"),
        ("Izrādē izmanto īstu ūdeni.", "izmanto", "asserted"),
        ("Filmā zvejnieks atgriežas ciemā. Viņš nogalina suni.", "nogalina", "attributed"),
        ("Novelē ārste nozog naudu. Viņa aizbēg uz Romu.", "aizbēg", "attributed"),
    ],
)
def test_words_orders_and_stories_are_no_facts_and_how_a_work_is_made_is(
    text: str, word: str, vouched: str
) -> None:
    event = next(each for each in hronika.read(text).events if each.predicate.text == word)
    assert event.vouched == vouched


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("Tiesa neticēja versijai, jo neviens liecinieks to neapstiprināja.", "neapstiprināja", "negative"),
        ("Naudu tērēja skolas vajadzībām, jo dome samaksāja par maz.", "samaksāja", "positive"),
        ("Dome noraidīja priekšlikumu, jo zemi pārdeva pērn.", "pārdeva", "positive"),
    ],
)
def test_a_reason_is_not_what_the_noun_before_tells(text: str, word: str, polarity: str) -> None:
    event = next(each for each in hronika.read(text).events if each.predicate.text == word)
    assert (event.vouched, event.polarity) == ("asserted", polarity)


@pytest.mark.parametrize(
    "text",
    [
        "Filmā galveno lomu spēlē Ivo Bite. Viņš aiztur elpu un ielec upē.",
        "Romānu izdod jūnijā. Viņš ielec upē.",
        "Lugā mūks nogalina karali. Režisore ielec upē.",
    ],
)
def test_who_is_not_in_the_plot_acts(text: str) -> None:
    event = next(each for each in hronika.read(text).events if each.predicate.text == "ielec")
    assert event.vouched == "asserted"
