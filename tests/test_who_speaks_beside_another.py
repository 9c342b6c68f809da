"""Who speaks where another acts or speaks beside: in court, in a contrast, in hearsay, after data."""

import pytest

from hronika import read
from hronika.record import Statement

Told = list[tuple[str | None, list[str]]]


def told(text: str) -> Told:
    return [(each.speaker_name, _words(each)) for each in read(text).statements]


def _words(statement: Statement) -> list[str]:
    return [span.text for span in statement.content]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Apsūdzētais savu vainu neatzina un tiesā norādīja, ka nauda bijusi aizdevums.", "apsūdzētais"),
        ("Cietusī raudāja un tiesā apliecināja, ka vīru nepazīst.", "cietusī"),
        ("Prokurore lūdza sodu, bet tiesā uzsvēra, ka pierādījumi ir pietiekami.", "prokurore"),
        ("Portfelis auga, un bankā lēš, ka peļņa pieaugs.", "banka"),
        ("Uzņēmums darbu pārtrauca, un ministrijā skaidro, ka vainīgi plūdi.", "ministrija"),
    ],
)
def test_somebody_who_acts_speaks_in_court_and_an_institution_for_itself(text: str, speaker: str) -> None:
    assert [name for name, _ in told(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Prezidents viņam pasniedza ordeni, taču apbalvojumu Strautmanis esot gribējis noraidīt.",
        "Mērs Kalns pasniedza balvu, bet aktieris Zariņš to esot atdevis atpakaļ.",
        "Komisija piešķīra stipendiju, tomēr studente Roze naudu esot aizlienējusi māsai.",
    ],
)
def test_hearsay_about_another_is_not_of_who_acted_before(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mērs uz sēdi neieradās, jo esot slims.", "Mērs"),
        ("Ministre uz sēdi neieradās, jo vīrs esot slims.", "ministre"),
    ],
)
def test_a_reason_in_hearsay_is_of_who_acted(text: str, speaker: str) -> None:
    assert [name for name, _ in told(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Ministrs Ozols neizslēdza, ka noteiks vakcināciju, taču padomes prezidente Alise Ķirse ieceri "
            "kritizēja kā nepārdomātu. Ārstiem jau tagad trūkstot māsu.",
            ("Alise Ķirse", ["Ārstiem jau tagad trūkstot māsu"]),
        ),
        (
            "Mērs Kalns solīja, ka tiltu uzcels, bet deputāte Ilze Zariņa šo solījumu kritizēja. "
            "Naudas tiltam neesot.",
            ("Ilze Zariņa", ["Naudas tiltam neesot"]),
        ),
        (
            "Direktors Pēteris Vītols apgalvo, ka skolā viss ir kārtībā, taču padomes vadītāja Inga Roze "
            "viņam iebilst. Telpas esot aukstas.",
            ("Inga Roze", ["Telpas esot aukstas"]),
        ),
    ],
)
def test_hearsay_after_two_is_of_who_answered(text: str, last: tuple[str, list[str]]) -> None:
    assert told(text)[-1] == last
    assert _words(read(text).statements[0]) != last[1]


@pytest.mark.parametrize(
    "text",
    [
        "Par viltus ziņu speciālisti sauc tīklos izplatīto apgalvojumu, ka vakcīna izraisa autismu.",
        "Ministrs par meliem nosauca apgalvojumu, ka skolas slēgs rudenī.",
        "Mēre par absurdu sauc pārmetumu, ka tilts nopirkts bez konkursa.",
    ],
)
def test_who_judges_a_claim_does_not_make_it(text: str) -> None:
    for name, content in told(text):
        assert name is None or content[0].startswith("par ")
    assert not [event for event in read(text).events if event.predicate.start > text.index(", ka ")
                and event.vouched == "asserted"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Policisti noskaidrojuši, ka vīri bankā iekļuvuši naktī, piedraudējuši sargam ar nazi un divu "
            "minūšu laikā nolaupījuši naudu.",
            "policisti",
        ),
        ("Tiesnese secināja, ka šoferi braukuši dzērumā, kliedzējuši uz gājējiem un bēguši.", "tiesnese"),
        (
            "Lieciniece stāsta, ka jaunieši ienākuši veikalā, pavēstījuši pārdevējai par parādu un pēc "
            "pieciem mēģinājumiem atvēruši kasi.",
            "lieciniece",
        ),
    ],
)
def test_one_of_several_deeds_that_are_told_is_no_tag(text: str, speaker: str) -> None:
    assert told(text) == [(speaker, [text[text.index(", ka ") + 5 : -1]])]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Slimnīcas virsārsts Uldis Krauze vēl nebija sasniedzams, bet dežurējošais mediķis atklāja, ka "
            "bērns ir stabils.",
            "dežurējošais mediķis",
        ),
        (
            "Advokāts Jānis Liepa no komentāriem atteicās, taču kāds jurists teica, ka lieta ilgs gadu.",
            "jurists",
        ),
        (
            "Treneris Gints Fogels klusēja, bet kapteinis priecājās. Treneris vēlāk teica, ka noguris.",
            "Gints Fogels",
        ),
    ],
)
def test_the_subject_of_a_contrast_is_another(text: str, speaker: str) -> None:
    assert [name for name, _ in told(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Uz skatuves viņš atveidojis simt lomu, starp kurām spilgtākā, pēc kritiķu domām, bija Līrs.",
            ["starp kurām spilgtākā", "bija Līrs"],
        ),
        (
            "Komanda izcīnījusi trīs medaļas, no kurām vērtīgākā, pēc trenera teiktā, ir bronza.",
            ["no kurām vērtīgākā", "ir bronza"],
        ),
        (
            "Sieviete nopirkusi māju, kurā, pēc kaimiņu stāstītā, reiz dzīvojis ārsts.",
            ["reiz dzīvojis ārsts"],
        ),
    ],
)
def test_a_source_within_a_relative_clause_is_that_of_the_clause(text: str, content: list[str]) -> None:
    assert [words for _, words in told(text)] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Parādi, pēc Valsts kontroles aplēsēm, pārsniedz miljonu, un revidenti pērn ieteica pārdot ēkas.",
            ["Parādi", "pārsniedz miljonu"],
        ),
        (
            "Zaudējumi, pēc apdrošinātāju aplēsēm, sasniedz miljonu, un glābēji aicina zāli nededzināt.",
            ["Zaudējumi", "sasniedz miljonu"],
        ),
        (
            "Cena, pēc ekspertu vērtējuma, augs par piektdaļu, bet pieprasījums saruks.",
            ["Cena", "augs par piektdaļu, bet pieprasījums saruks"],
        ),
    ],
)
def test_data_end_where_another_speaks(text: str, content: list[str]) -> None:
    assert told(text)[0][1] == content


def test_nobody_calls_himself_he() -> None:
    nested = told('"Viņš zvērēja, ka mēs saņemsim algu, un pazuda," teica Kalniņš.')
    assert nested == [
        ("Kalniņš", ["Viņš zvērēja, ka mēs saņemsim algu, un pazuda"]),
        (None, ["mēs saņemsim algu"]),
    ]


def test_such_a_one_is_a_kind_and_nobody() -> None:
    text = "Režisors Oļģerts Kroders smējās. Tāds režisors piedzimst reti."
    (birth,) = [event for event in read(text).events if event.predicate.text == "piedzimst"]
    assert [part.id for part in birth.participants] == [None]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Dienests aicina iedzīvotājus nelietot lasi, jo tajā atrasta salmonella. Lasis tirgots plaši.",
            "nelietot lasi, jo tajā atrasta salmonella",
        ),
        ("Dome sola salabot ceļu, kas izskalots. Tilts aizvērts jau nedēļu.", "salabot ceļu, kas izskalots"),
        (
            "Ministre sola, ka ēka tiks atjaunota. Darbi sākti jau maijā.",
            "ēka tiks atjaunota",
        ),
    ],
)
def test_what_has_happened_is_neither_asked_for_nor_promised(text: str, content: str) -> None:
    assert [words for _, words in told(text)] == [[content]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Pārvadātājs izmaksājis 212 000 eiro, liecina banku dati, tomēr, pēc Eglītes teiktā, tas ir maz.",
            "Pārvadātājs izmaksājis 212 000 eiro",
        ),
        (
            "Algas pērn augušas, vēsta statistiķi, bet, pēc arodbiedrības domām, plaisa kļuvusi lielāka.",
            "Algas pērn augušas",
        ),
        ("Cena augs, prognozē uzņēmums, taču, pēc ekspertu vērtējuma, ne ilgi.", "Cena augs"),
    ],
)
def test_a_tag_closes_where_another_is_quoted_next(text: str, first: str) -> None:
    assert told(text)[0][1] == [first]


@pytest.mark.parametrize(
    "text", ["Jautā Anna Strode, atbild pedagoģe Vija Kalve.", "Raksta Kalns, stāsta Roze."]
)
def test_one_tag_is_not_what_another_tells(text: str) -> None:
    assert told(text) == []
