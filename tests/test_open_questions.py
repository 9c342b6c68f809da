"""What an embedded question that nobody answers leaves open, and what it takes for granted."""

import pytest

import hronika

OPEN = [
    ("Nav zināms, cik zvejnieku noslīkuši.", "noslīkuši"),
    ("Cik mežstrādnieku nosaluši, pagaidām nav skaidrs.", "nosaluši"),
    ("Vicemērs neatbildēja, kuras skolas pārkāpušas noteikumus.", "pārkāpušas"),
    ("Kuri būvnieki maksājuši kukuļus, prokurors neatklāja.", "maksājuši"),
    ("Muzeja vadītāja nemācēja pateikt, kādas gleznas kolekcionārs izvedis.", "izvedis"),
    ("Osta atteicās komentēt, kam pārdoti celtņi.", "pārdoti"),
    ("Kas aizdedzināja staļļus, sargs nezina.", "aizdedzināja"),
    ("Kurš nolaupīja zirgu, joprojām ir noslēpums.", "nolaupīja"),
    ("Reportierim neizdevās noskaidrot, kas nopirka muižu.", "nopirka"),
    ("Inspekcija pēta, kurš piesārņoja ezeru.", "piesārņoja"),
    ("Tiek noskaidrots, cik laivu nozagtas.", "nozagtas"),
    ("Revidenti vēl tikai noskaidros, kas saņēma prēmijas.", "saņēma"),
    ("Senators jautāja, kuras fabrikas slēgtas.", "slēgtas"),
    ("Cik liela summa mūziķiem izmaksāta, filharmonija neatklāj.", "izmaksāta"),
    ("Cik no šīs summas iztērēts vīnam, viņa nemācēja pateikt.", "iztērēts"),
    ("Nav zināms, cik kuģu nogrima un cik kapteiņu noslīka.", "noslīka"),
    ("Komandieris atzina, ka nezina, kuras vienības atkāpušās.", "atkāpušās"),
]
BY_OTHERS = [
    ("Tūristi jautāja, kāpēc pils slēgta un kur gids aizgājis.", "aizgājis"),
    ("Mērs izvairījās atbildēt, kāpēc dome nojaukusi tirgu.", "nojaukusi"),
    ("Slimnīca nepaskaidroja, kāpēc ķirurgs atteicies operēt karavīru.", "atteicies"),
]
SO = [
    ("Izmeklētāji nezina, kāpēc vilciens nobrauca no sliedēm.", "nobrauca"),
    ("Nav zināms, kad kuģis nogrima.", "nogrima"),
    ("Pagaidām nav skaidrs, kā zaglis izbēga.", "izbēga"),
    ("Policija noskaidroja, kurš nozaga zvanu.", "nozaga"),
    ("Reportierim izdevās noskaidrot, kas nopirka muižu.", "nopirka"),
    ("Mežsargs zina, kas nošāva briedi.", "nošāva"),
    ("Kurš uzvarēja, tas saņēma kausu.", "saņēma"),
    ("Naktī kāds salauza žogu. Kas to izdarījis, neviens neatzīstas.", "izdarījis"),
    ("Nav zināms, cik cilvēku noslīka, bet ievainoti ir seši jūrnieki.", "ievainoti"),
    ("Policija nesodīja zvejniekus, kuri atveda bēgļus.", "atveda"),
    ("Valde neatbalstīja direktoru, kurš atlaida dakteri.", "atlaida"),
    ("Neviens, kas bija ieradies, nebalsoja.", "ieradies"),
]
PLANNED = [
    ("Uzņēmums nepateica, kad sāks būvēt rūpnīcu.", "būvēt"),
    ("Padome vēl nezina, kuras bibliotēkas slēgs.", "slēgs"),
]


@pytest.mark.parametrize(
    ("text", "word", "vouched"),
    [(*each, "possible") for each in OPEN]
    + [(*each, "attributed") for each in BY_OTHERS]
    + [(*each, "asserted") for each in SO]
    + [(*each, "planned") for each in PLANNED],
)
def test_what_a_question_makes_of_an_event(text: str, word: str, vouched: str) -> None:
    events = hronika.read(text, published="2024-05-07").events
    assert {event.predicate.text: event.vouched for event in events}[word] == vouched


def test_the_word_that_leaves_it_open_is_the_evidence() -> None:
    (event,) = hronika.read("Nav zināms, cik zvejnieku noslīkuši.").events
    assert [span.text for span in event.evidence] == ["zināms"]


def test_an_infinitive_is_nothing_that_happened() -> None:
    events = hronika.read("Direktore nezināja, ko pirkt.").events
    assert {event.vouched for event in events if event.predicate.text == "pirkt"} <= {"hypothetical"}


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("Birojs pārbauda, vai partija nav saņēmusi aizliegtus ziedojumus.", "saņēmusi", "positive"),
        ("Sākta pārbaude par to, vai šoferis nav pārkāpis noteikumus.", "pārkāpis", "positive"),
        ("Inspekcija noskaidro, vai fabrika nav piesārņojusi upi.", "piesārņojusi", "positive"),
        ("Nav zināms, vai vicemērs nav atkāpies.", "atkāpies", "negative"),
        ("Inspekcija noskaidro, kuri uzņēmumi nodevas nav samaksājuši.", "samaksājuši", "negative"),
    ],
)
def test_what_is_looked_into_is_whether_it_is_so(text: str, word: str, polarity: str) -> None:
    events = hronika.read(text, published="2024-05-07").events
    assert {event.predicate.text: event.polarity for event in events}[word] == polarity


@pytest.mark.parametrize(
    "text",
    [
        "Vai būvnieks prasīs atmaksāt avansu, Zvaigzne nevarēja pateikt.",
        "Vai partija aicinās balsot pret, Kalniņš neatklāja.",
        "Nav zināms, vai vicemērs solījis celt algas.",
        "Ministrs nekomentēja, vai padomnieks lūdzis slēgt skolu.",
    ],
)
def test_what_nobody_knows_to_be_said_is_no_statement(text: str) -> None:
    assert not hronika.read(text, published="2024-05-07").statements
