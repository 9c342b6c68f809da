"""What agreement and cases tell of who acts and who speaks, whatever the parse makes of it."""

import pytest

from hronika import read
from hronika.record import Event, Record

DAY = "2025-11-28"


def record(text: str) -> Record:
    return read(text, published=DAY)


def event(text: str, predicate: str) -> Event:
    return next(each for each in record(text).events if each.predicate.text == predicate)


def names(text: str, predicate: str, role: str) -> list[str | None]:
    return [each.name for each in event(text, predicate).participants if each.role == role]


@pytest.mark.parametrize(
    ("text", "predicate", "who"),
    [
        ("Viņš vadīja tirgotāju boikotu, kuri bija atteikušies tirgoties.", "atteikušies", "tirgotāji"),
        ("Liecināja Brets Kalns un Kristīna Vilka, kura apsūdzēja kandidātu.", "apsūdzēja", "Kristīna Vilka"),
        ("Valdība slavēja pilotu drosmi, kuri nogādāja zāles.", "nogādāja", "piloti"),
        ("Sanāksmē piedalījās uzņēmēju grupa, kuri pārdeva akcijas.", "pārdeva", "uzņēmēji"),
        # where it agrees, it stays
        ("Tā bija zinātnieku grupa, kura pārdeva izgudrojumu.", "pārdeva", "zinātnieku grupa"),
        ("Komanda spēlēja bez vadītāja Taisona Mūra, kurš trešdien sastiepa potīti.", "sastiepa", None),
    ],
)
def test_a_relative_clause_is_about_the_noun_that_agrees(text: str, predicate: str, who: str | None) -> None:
    found = names(text, predicate, "agent")
    assert found != []
    assert who is None or found == [who]


def test_what_is_said_of_one_is_not_about_many() -> None:
    text = "Uzņēmums nopirka ķēdes pirms diviem gadiem, kas ir uzlabojis peļņu."
    assert names(text, "uzlabojis", "agent") == [None]
    text = "Valsts nopirka divus kuģus, kas ir uzlabojuši drošību."
    assert names(text, "uzlabojuši", "agent") == ["divi kuģi"]


@pytest.mark.parametrize(
    ("text", "predicate", "who"),
    [
        (
            "Grieķija uzsver, ka kaimiņa nosaukums liecina par pretenzijām, un ir uzlikusi veto.",
            "uzlikusi",
            "Grieķija",
        ),
        (
            "Ministrija uzsver, ka līgums zaudējis spēku, un ir nosūtījusi vēstuli uzņēmumam.",
            "nosūtījusi",
            "ministrija",
        ),
    ],
)
def test_a_conjunct_is_of_who_speaks_where_it_agrees_with_him(text: str, predicate: str, who: str) -> None:
    assert names(text, predicate, "agent") == [who]
    assert event(text, predicate).vouched == "asserted"


def test_hearsay_goes_on_though_it_agrees_with_who_speaks() -> None:
    text = "Policija apstiprināja, ka saņemtas sūdzības, bet lietu ierosinājusi vienā gadījumā."
    assert event(text, "ierosinājusi").vouched == "attributed"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Izmeklēšanai tuvs avots paziņoja, ka lieta ir slēgta.", "Izmeklēšanai tuvs avots"),
        ("Kremlim tuvi avoti apgalvoja, ka ministrs atkāpsies.", "Kremlim tuvi avoti"),
        ("Valdībai draudzīgi eksperti uzskata, ka nodoklis palīdzēs.", "Valdībai draudzīgi eksperti"),
        ("Daudz deputātu paziņoja, ka balsos pret.", "Daudz deputātu"),
        ("Pietiekami daudz deputātu ir paziņojuši, ka balsos pret.", "Pietiekami daudz deputātu"),
        ("Vairāk iedzīvotāju uzskata, ka valdība kļūdās.", "Vairāk iedzīvotāju"),
        ("Saskaņā ar SKDS 2023. gada aptauju puse iedzīvotāju atbalsta likumu.", "SKDS"),
    ],
)
def test_whole_phrases_speak(text: str, speaker: str) -> None:
    statement = record(text).statements[0]
    assert statement.speaker is not None
    assert statement.speaker.text == speaker
    assert statement.addressee is None


def test_who_is_told_stays_beside_an_attribute_in_the_comparative() -> None:
    text = "Igaunijai tuvākajās nedēļās jādod atbilde."
    assert names(text, "jādod", "agent") == ["Igaunija"]


@pytest.mark.parametrize(
    ("text", "predicate", "agent", "other"),
    [
        ("Krievijai uzbrūkot Ukrainai, cenas pieauga.", "uzbrūkot", "Krievija", "Ukraina"),
        ("Kuģim tuvojoties ostai, iedzīvotāji devās prom.", "tuvojoties", "kuģis", "osta"),
        ("Policijai palīdzot glābējiem, pagrabs tika iztukšots.", "palīdzot", "policija", "glābēji"),
    ],
)
def test_of_two_datives_beside_a_converb_the_first_acts(
    text: str, predicate: str, agent: str, other: str
) -> None:
    assert names(text, predicate, "agent") == [agent]
    assert names(text, predicate, "counterpart") == [other]


def test_nobody_is_named_twice_and_no_country_has_to_act_beside_people() -> None:
    assert names("Simtiem cilvēku bija pulcējušies pludmalē.", "pulcējušies", "agent") == ["simti cilvēku"]
    assert names("Zinātniekiem ASV ir jāstrādā cītīgi.", "jāstrādā", "agent") == ["zinātnieki"]
    text = "Satiksmes negadījums Kuldīgā: velosipēdists mirst sadursmē."
    assert names(text, "mirst", "agent") == ["velosipēdists"]


def test_many_do_not_mean_the_one_who_speaks() -> None:
    text = "Treneris Juris Ozols teica: “Mums ir iedevuši jaunu laukumu.”"
    assert names(text, "iedevuši", "agent") == []


@pytest.mark.parametrize(
    "text",
    [
        "Profesors Kai Fu Lī teica, ka Ķīna attīstās. Lī piebilda, ka izmaiņas palīdzēs.",
        "“Uzņēmējiem bieži jāstrādā,” atzina profesors Kai Fu Lī. Lī arī piebilda, ka vajag naudu.",
        "Režisors Spaiks Lī apgalvoja, ka balva ir pelnīta. Lī atzina, ka bija grūti.",
    ],
)
def test_a_name_of_one_syllable_is_no_locative(text: str) -> None:
    last = record(text).statements[-1]
    assert last.speaker is not None
    assert last.speaker.text == "Lī"
    assert last.speaker_name in ("Kai Fu Lī", "Spaiks Lī")


def test_a_short_pronoun_is_no_name() -> None:
    assert names("Šī direktīva stājas spēkā.", "stājas", "agent") == ["šī direktīva"]


def test_who_acts_on_somebody_without_a_case_bears_no_name_of_his() -> None:
    text = "Prezidents Kaveno iecelšanu pieminēja vakar. Prezidents sacīja, ka balsojums gaidāms."
    assert names(text, "pieminēja", "agent") == ["prezidents"]
    assert not any(role for person in record(text).people for role in person.roles)


def test_a_dative_after_a_name_in_marks_tells_to_whom() -> None:
    text = "Uzņēmums biznesu pārdeva “Selecto”, ķēdes īpašniekam, par 125 miljoniem eiro."
    assert names(text, "pārdeva", "counterpart") == ["Selecto"]


@pytest.mark.parametrize(
    "text",
    [
        "Uzbrukums Midsommer Norton: četri aizturēti par slepkavības mēģinājumu\nPolicija meklē liecinieku.",
        "Avārija pie Džona Fostera: trīs cietušie\nGlābēji ieradās pēc desmit minūtēm.",
    ],
)
def test_what_happened_is_no_speaker_before_a_colon(text: str) -> None:
    assert not record(text).statements


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Vīrieši tika aizturēti pēc tam, kad mašīna vairākkārt tika triekta pret ēku.", "triekta"),
        ("Aizdomās par slepkavību vīrietis aizturēts pēc tam, kad mežā tika atrasts līķis.", "atrasts"),
        ("Pēc tam, kad krāterī tika novērota aktivitāte, centrs brīdināja iedzīvotājus.", "novērota"),
    ],
)
def test_when_it_was_is_no_part_of_a_charge_or_a_warning(text: str, predicate: str) -> None:
    assert event(text, predicate).vouched == "asserted"


def test_a_charge_behind_a_pronoun_stays_one() -> None:
    assert event("Vīrieti tiesā par to, ka viņš nozadzis mašīnu.", "nozadzis").vouched == "attributed"
    assert event("Zvejnieki baidās no tā, ka ostu slēgs.", "slēgs").vouched == "possible"


def test_what_can_be_is_possible_in_the_plural() -> None:
    assert event("Ir iespējami pēkšņi plūdi.", "plūdi").vouched == "possible"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ministre Anna Roze sasauca preses konferenci, lai paziņotu, ka atkāpjas no amata.", "Anna Roze"),
        ("Vīrietis piezvanīja glābējiem, lai pateiktu, ka deg māja.", "vīrietis"),
        ("Treneris Juris Ozols izmantoja tviteri, lai paziņotu, ka pamet komandu.", "Juris Ozols"),
    ],
)
def test_what_somebody_did_to_say_is_said(text: str, name: str) -> None:
    found = record(text)
    assert [statement.speaker_name for statement in found.statements] == [name]
    inside = [each for each in found.events if each.statement is not None]
    assert all(each.vouched != "asserted" for each in inside)


@pytest.mark.parametrize(
    "text",
    [
        "Ar to nepietiek, lai apgalvotu, ka ministrs melojis.",
        "Pierādījumi bija par vājiem, lai apgalvotu, ka banka bankrotējusi.",
        "Ministre sasauks preses konferenci, lai paziņotu, ka atkāpjas no amata.",
    ],
)
def test_what_would_be_needed_to_say_is_not_said(text: str) -> None:
    assert not record(text).statements


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Treneris Ivars Krasts solīja, ka komanda uzvarēs. Jurim Ozolam jautāja par plāniem. "
            "“Es turpināšu,” viņš teica.",
            "Juris Ozols",
        ),
        (
            "Juris Ozols jautāja Ivaram Krastam, kāpēc ceļš slēgts. Viņš atbildēja, ka trūkst naudas.",
            "Ivars Krasts",
        ),
        ("Ivars Krasts tikās ar Juri Ozolu. Viņš paziņoja, ka plāns ir labs.", "Ivars Krasts"),
    ],
)
def test_who_was_asked_answers(text: str, name: str) -> None:
    assert record(text).statements[-1].speaker_name == name


@pytest.mark.parametrize(
    ("text", "predicate", "name"),
    [
        ("Policija bloķēja 25 000 cilvēku lielu pūli.", "bloķēja", "25 000 cilvēku liels pūlis"),
        ("Padome publicēja savu attīstības plānu.", "publicēja", "savs attīstības plāns"),
        ("Padome nosodīja represijas.", "nosodīja", "represijas"),
    ],
)
def test_attributes_in_the_nominative_agree(text: str, predicate: str, name: str) -> None:
    assert names(text, predicate, "patient") == [name]


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        ("Kaveno atbalsta vairāki senatori.", "atbalsta", "senatori"),
        ("Kaveno ievēlēja trīs deputāti.", "ievēlēja", "trīs deputāti"),
        ("Kaveno iecēla prezidents.", "iecēla", "prezidents"),
    ],
)
def test_a_name_without_a_case_is_the_object_where_the_subject_follows(
    text: str, predicate: str, agent: str
) -> None:
    assert names(text, predicate, "agent") == [agent]
    assert names(text, predicate, "patient") == ["Kaveno"]


def test_a_name_without_a_case_acts_on_an_object_that_follows() -> None:
    assert names("Kaveno atbalsta ministru.", "atbalsta", "agent") == ["Kaveno"]
    assert names("Kaveno atbalsta vairākus senatorus.", "atbalsta", "agent") == ["Kaveno"]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Reāli sodīt var tikai tos, kuri tirgo viltotus uzdevumus.", "tirgo"),
        ("Jāaiztur tie, kas zaga mašīnas.", "zaga"),
        ("Ielaist drīkst tikai tos, kuri pārdod preces.", "pārdod"),
    ],
)
def test_whoever_may_have_done_it_may_be_nobody(text: str, predicate: str) -> None:
    record = read(text, published="2025-05-05")
    assert [event.vouched for event in record.events if event.predicate.text == predicate] != ["asserted"]
