"""Who does what an event tells, and by what name: agents shared, left out, told by a charge or a visit."""

import pytest

from hronika import read
from hronika.record import Participant


def agents(text: str) -> dict[str, list[Participant]]:
    """The agents of every event, by the word that names it."""
    return {
        event.predicate.text: [part for part in event.participants if part.role == "agent"]
        for event in read(text, published="2026-03-14").events
    }


def names(text: str) -> dict[str, list[str | None]]:
    return {word: [part.name for part in parts] for word, parts in agents(text).items()}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Vakar Jelgavā zagli notvēra divi garāmgājēji.", "notvēra", "divi garāmgājēji"),
        ("Pēc plūdiem ceļu atjaunoja vietējie iedzīvotāji.", "atjaunoja", "vietējie iedzīvotāji"),
        ("Naktī sadega trīs šķūņi un viena māja.", "sadega", "trīs šķūņi un viena māja"),
        ("Visticamāk, daļa veikalu durvis jau aizvērusi.", "aizvērusi", "daļa veikalu"),
        ("Rīgas pašvaldības policija aizturēja zagli.", "aizturēja", "Rīgas pašvaldības policija"),
    ],
)
def test_who_has_no_name_is_called_by_the_words_in_the_nominative(text: str, word: str, name: str) -> None:
    assert names(text)[word] == [name]


def test_what_it_is_done_to_is_in_the_nominative_too() -> None:
    (event,) = read("Policija aizturēja divus jaunus vīriešus, kuri bēga.").events[:1]
    assert {part.role: part.name for part in event.participants} == {
        "agent": "policija",
        "patient": "divi jauni vīrieši",
    }


def test_an_id_tells_who_is_named_from_who_is_described() -> None:
    found = agents("Ministre Anna Liepa atklāja skolu. Strādnieki uzcēla tiltu.")
    assert [(part.name, part.id is None) for parts in found.values() for part in parts] == [
        ("Anna Liepa", False),
        ("strādnieki", True),
    ]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Bijušais direktors tiek tiesāts par kukuļņemšanu.", "kukuļņemšanu", "bijušais direktors"),
        ("Policija aizturēja Jāni Ozolu par laupīšanu.", "laupīšanu", "Jānis Ozols"),
        ("Vakar skolotāja apsūdzēta par krāpšanu un zādzību.", "zādzību", "skolotāja"),
        (
            "Prokuratūra cēla apsūdzību grāmatvedei Ivetai Zālītei par naudas piesavināšanos.",
            "piesavināšanos",
            "Iveta Zālīte",
        ),
        ("Vīrietis, kurš tiek turēts aizdomās par slepkavību, klusē.", "slepkavību", "vīrietis"),
    ],
)
def test_the_accused_did_what_the_charge_says(text: str, word: str, name: str) -> None:
    assert names(text)[word] == [name]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Vizītes laikā prezidents Ilirs Dravs atklāja līniju.", "Vizītes", ["Ilirs Dravs"]),
        ("Brauciena laikā Ozols pārrunāja budžetu.", "Brauciena", ["Ozols"]),
        ("Deputāti sanāksmē ievēlēja padomi.", "sanāksmē", ["deputāti"]),
        ("Vizītes laikā policija slēdza ielas.", "Vizītes", None),
        ("Ugunsgrēka laikā iedzīvotāji pameta namu.", "Ugunsgrēka", []),
    ],
)
def test_who_visits_is_the_person_of_the_clause_and_not_the_police(
    text: str, word: str, expected: list[str] | None
) -> None:
    assert names(text).get(word) in (expected, [] if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Uzņēmējs Ivars Ozols stāstīja, ka nopirka trīs mājas un tad saskārās ar zaudējumiem.",
            {"nopirka": ["Ivars Ozols"], "saskārās": ["Ivars Ozols"]},
        ),
        ("Ministre Anna Liepa paziņoja, ka oktobrī atklās tiltu.", {"atklās": ["Anna Liepa"]}),
        ("Ministrs Jānis Ozols sacīja, ka skolu slēgs.", {"slēgs": []}),
        ("Uzņēmējs Ivars Ozols atzina, ka saskārās ar grūtībām.", {"saskārās": ["Ivars Ozols"]}),
        ("Mērs Jānis Ozols teica, ka izdevās izglābt skolu.", {"izglābt": []}),
        ("Mērs Jānis Ozols teica, ka rīt snigs.", {"snigs": []}),
        ('Tēvs sacīja: "Celieties un nebīstieties!"', {"Celieties": []}),
        (
            "Prezidents Jānis Ozols apmeklēja Rīgu, kur parakstīja līgumu ar premjeri.",
            {"apmeklēja": ["Jānis Ozols"], "parakstīja": ["Jānis Ozols"]},
        ),
        ("Ozols dzīvo Rīgā, kur pērn uzcēla tiltu.", {"uzcēla": []}),
    ],
)
def test_who_is_left_out_is_who_the_clause_is_about(text: str, expected: dict[str, list[str]]) -> None:
    found = names(text)
    assert {word: found.get(word, []) for word in expected} == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Cenas pieaugs, bet pabalstu saņems 3000 ģimeņu.", "saņems", ["3000 ģimeņu"]),
        ("Līdzīgs noziegums notika pērn, bet lietu skatīs šogad.", "skatīs", []),
        ("Ministrs ieradās, bet līgumu neparakstīja.", "neparakstīja", ["ministrs"]),
        ("Trīs automašīnas Ogrē sadega rudenī.", "sadega", ["trīs automašīnas"]),
        ("Ogres novadā slēgs divas bibliotēkas.", "slēgs", []),
    ],
)
def test_things_do_not_act(text: str, word: str, expected: list[str]) -> None:
    assert names(text)[word] == expected


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Ostā ienāca 900 kuģu, tostarp divi ledlauži.", "900 kuģu"),
        ("Ieradās 15 glābēju.", "15 glābēju"),
        ("Protestā piedalījās 64 ģimenes, ieskaitot bērnus.", "64 ģimenes"),
    ],
)
def test_what_is_counted_is_named_as_it_stands_after_its_number(text: str, agent: str) -> None:
    events = read(text, published="2024-05-07").events
    assert agent in [one.name for event in events for one in event.participants if one.role == "agent"]


def others(text: str, word: str) -> list[tuple[str, str | None]]:
    """Who takes part in an event but for the agent, with role and name."""
    event = next(event for event in read(text, published="2026-03-14").events if event.predicate.text == word)
    return [(part.role, part.name) for part in event.participants if part.role != "agent"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Zvejnieks aizgāja mājās, un par viņu smējās.", "smējās"),
        ("Profesors Jānis Kalns brīdināja valdību, un viņam uzlika sodu.", "uzlika"),
        ("Dzejniece Anna Roze saņēma balvu, un pērn viņai piešķīra ordeni.", "piešķīra"),
    ],
)
def test_nobody_does_to_himself_what_is_done_to_a_pronoun(text: str, word: str) -> None:
    assert agents(text)[word] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Atvadīšanās notiks sestdien, bet apbedīs viņu Cēsīs.", "apbedīs"),
        ("Tiesas sēde notika klusumā, un vīrieti apcietināja zālē.", "apcietināja"),
        ("Koncerts notiks rudenī, bet biļetes pārdos internetā.", "pārdos"),
    ],
)
def test_what_takes_place_does_nothing(text: str, word: str) -> None:
    assert agents(text)[word] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ēkas remontam varētu izmantot fondu naudu.", "izmantot"),
        ("Krasta stiprināšanai var tērēt divus miljonus.", "tērēt"),
        ("Skolas celšanai varētu aizņemties naudu.", "aizņemties"),
    ],
)
def test_what_something_is_done_for_does_nothing(text: str, word: str) -> None:
    assert agents(text)[word] == []


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Palīdzība sniegta deviņiem cilvēkiem, no kuriem viens miris.", "miris", "viens"),
        ("Aizturēti septiņi vīrieši, no kuriem divi aizbēguši.", "aizbēguši", "divi"),
        ("Ārsti izmeklēja astoņus bērnus, no kuriem trīs saslimuši.", "saslimuši", "trīs"),
    ],
)
def test_of_some_that_a_relative_clause_tells_of_not_all_act(text: str, word: str, name: str) -> None:
    assert names(text)[word] == [name]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ('Anna Roze teica: "Vīrs saka, ka es audzēšu tomātus."', "audzēšu", "Anna Roze"),
        ('"Māte apgalvoja, ka es nozagu velosipēdu," stāstīja Juris Zaķis.', "nozagu", "Juris Zaķis"),
        ('"Kaimiņš domā, ka es pārdošu māju," sacīja Ilze Vītola.', "pārdošu", "Ilze Vītola"),
    ],
)
def test_in_what_another_is_told_to_say_i_is_who_tells_it(text: str, word: str, name: str) -> None:
    assert names(text)[word] == [name]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Rīgas dome lēma par skolām. Valsts nevienai domei naudu nedeva.", "nedeva", "neviena dome"),
        ("Valmieras slimnīca slēgta. Valsts nevienai slimnīcai neaizdeva.", "neaizdeva", "neviena slimnīca"),
        (
            "Ministre Anna Roze atkāpās. Dome nevienai ministrei telpas neatdeva.",
            "neatdeva",
            "neviena ministre",
        ),
    ],
)
def test_none_of_a_sort_is_nobody_told_of_before(text: str, word: str, name: str) -> None:
    assert ("counterpart", name) in others(text, word)


@pytest.mark.parametrize(
    ("headline", "word", "role"),
    [
        ("Vadītājs bijis dzēris", "dzēris", "vadītājs"),
        ("Prezidents atkāpjas", "atkāpjas", "prezidents"),
        ("Direktors aizturēts pie durvīm un raudāja", "raudāja", "direktors"),
    ],
)
def test_an_office_is_not_that_of_somebody_named_much_later(headline: str, word: str, role: str) -> None:
    text = (
        f"{headline}\n\nAvārija notika otrdien.\n\nCietušie ir slimnīcā.\n\n"
        f"Biedrības {role} Jānis Kalns šaubās, vai sodi palīdz."
    )
    assert names(text)[word] != ["Jānis Kalns"]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Dārznieks vainots kukuļa pieņemšanā.", "pieņemšanā", "dārznieks"),
        ("Grāmatvedis, kuru apsūdzēja dokumentu viltošanā, klusē.", "viltošanā", "grāmatvedis"),
        ("Ārstam par recepšu viltošanu tiesa piesprieda sodu.", "viltošanu", "ārsts"),
        ("Sargs par draudu izteikšanu apsūdz dārznieku.", "izteikšanu", "dārznieks"),
        ("Māte lūgusi Darba inspekciju pārbaudīt, vai algas maksā.", "pārbaudīt", "Darba inspekcija"),
        ("Mērs aicina policistus vērsties pie ārsta.", "vērsties", "policisti"),
        ("Treneris mudināja futbolistus atpūsties.", "atpūsties", "futbolisti"),
        ("Sargs par draudu izteikšanu apsūdz dārznieku.", "apsūdz", "sargs"),
    ],
)  # fmt: skip
def test_who_is_charged_or_asked_acts_and_not_what_it_is_about(text: str, word: str, name: str) -> None:
    assert names(text)[word] == [name]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Marta beigās kūtī nokāva 20 000 vistu.", "nokāva", "20 000 vistu"),
        ("Pēc vētras parkā nozāģēja 40 liepu.", "nozāģēja", "40 liepu"),
        ("Pagājušajā ziemā slimnīcās ievietoja 900 bērnu.", "ievietoja", "900 bērnu"),
        ("Pēc pavasara vētrām kāpas nostiprināja ar kārkliem.", "nostiprināja", "kāpas"),
    ],
)
def test_what_is_done_by_nobody_named_is_done_to_its_object(text: str, word: str, name: str) -> None:
    [event] = [event for event in read(text).events if event.predicate.text == word]
    assert [(part.role, part.name) for part in event.participants] == [("patient", name)]


def test_money_does_nothing() -> None:
    text = "Iecere likt valstij par katru koku maksāt 20 000 eiro izraisīja strīdu."
    assert names(text)["maksāt"] == []


def test_in_an_interview_one_is_charged_with_something_else() -> None:
    assert "direktors" not in names("Kolēģi intervijā apsūdzēja direktoru.")["intervijā"]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Par likumu nobalsoja astoņi deputāti, bet pieci atturējās.", "atturējās", "pieci deputāti"),
        ("Cietuši četri cilvēki, divi nogādāti slimnīcā.", "nogādāti", "divi cilvēki"),
        ("Atlidoja 11 droni, trīs sprāga virs ostas.", "sprāga", "trīs droni"),
        ("Par likumu nobalsoja astoņi deputāti, bet viens atturējās.", "atturējās", "viens"),
    ],
)
def test_a_number_by_itself_counts_what_the_clause_before_does(text: str, word: str, name: str) -> None:
    [event] = [event for event in read(text).events if event.predicate.text == word]
    assert [part.name for part in event.participants] == [name]


def test_a_participle_of_another_gender_has_another_subject() -> None:
    [event] = read("Abas potes saņēmuši 86% bērnu.").events
    assert {part.role: part.name for part in event.participants} == {
        "agent": "86% bērnu",
        "patient": "abas potes",
    }


@pytest.mark.parametrize(
    ("text", "winner", "loser"),
    [
        ('"Valmiera" pārspēja "Tukums".', "Valmiera", "Tukums"),
        ('"Ventspils" izbraukumā ar 3:2 uzvarēja "Liepāju".', "Ventspils", "Liepāja"),
        ('Savukārt "Jelgava" mājās apspēlēja "Grobiņa".', "Jelgava", "Grobiņa"),
        ('"Liepāju" uzvarēja "Ventspils".', "Ventspils", "Liepāja"),
        ("RFS viesos ar 1:0 uzvarēja Daugavpils BFC.", "RFS", "Daugavpils BFC"),
    ],
)
def test_of_two_clubs_that_show_no_case_the_first_won(text: str, winner: str, loser: str) -> None:
    event = next(each for each in read(text).events if each.type == "competition")
    parts = {part.role: part.name for part in event.participants}
    assert (parts["agent"], parts["patient"]) == (winner, loser)


@pytest.mark.parametrize(
    ("text", "asked", "patient"),
    [
        ("Aizstāvis lūdza tiesu klientu attaisnot.", "tiesa", "klients"),
        ("Prokurors lūdza tiesu apsūdzēto notiesāt.", "tiesa", "apsūdzētais"),
        ("Prokurore lūdza tiesu vīrieti sodīt ar cietumu.", "tiesa", "vīrietis"),
        ("Biedrība aicina ministriju kārtību pārskatīt.", "ministrija", "kārtība"),
    ],
)
def test_of_two_accusatives_the_institution_is_asked(text: str, asked: str, patient: str) -> None:
    record = read(text)
    assert record.statements[0].addressee
    event = record.events[-1]
    parts = {part.role: part.name for part in event.participants}
    assert (parts["agent"], parts["patient"]) == (asked, patient)


def test_a_genitive_plural_of_people_stays_one() -> None:
    (statement,) = read("Ministrija aicina skolu direktorus ziņot par trūkumiem.").statements
    assert statement.addressee
    assert statement.addressee.text == "skolu direktorus"


def test_nobody_is_part_of_himself() -> None:
    (event,) = read("Veselības ministrs Hosams Abu Meri šo ideju neatbalsta.").events
    assert [part.name for part in event.participants] == ["Hosams Abu Meri", "šī ideja"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Pēc izrādes teātra direktore Evita Sniedze sacīja, ka rādīs vēl.",
            "teātra direktore Evita Sniedze",
        ),
        ("Pirms sēdes partijas līderis Juris Zaķis atzina, ka balsu nav.", "partijas līderis Juris Zaķis"),
        ("Pēc spēles kluba treneris Ivo Bite norādīja, ka komanda nogura.", "kluba treneris Ivo Bite"),
    ],
)
def test_when_somebody_spoke_is_no_part_of_who_he_is(text: str, speaker: str) -> None:
    record = read(text)
    assert record.statements[0].speaker
    assert record.statements[0].speaker.text == speaker
    assert {role.text for person in record.people for role in person.roles} == {speaker.rsplit(" ", 2)[0]}
