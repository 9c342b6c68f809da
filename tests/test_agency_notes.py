"""Who tells in the notes of agencies: `…, to LETA pastāstīja X`, `…, LETA informēja policijā`."""

import pytest

from hronika import read


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Budžets ir sabalansēts, to atzina ministre Ilze Kalna.", "Ilze Kalna", "Budžets ir sabalansēts"),
        ("Cenas pieaugs par 5%, to LETA pastāstīja Ivars Ozols.", "Ivars Ozols", "Cenas pieaugs par 5%"),
        (
            "Skola netiks slēgta, to šodien tikšanās laikā ar vecākiem sacīja mērs Jānis Liepa.",
            "Jānis Liepa",
            "Skola netiks slēgta",
        ),
        (
            "Ugunsgrēkā cieta trīs cilvēki, to apstiprināja glābēji.",
            "glābēji",
            "Ugunsgrēkā cieta trīs cilvēki",
        ),
    ],
)
def test_what_stands_before_a_comma_is_said(text: str, speaker: str, content: str) -> None:
    record = read(text, published="2024-05-07")
    (statement,) = record.statements
    assert statement.speaker_name == speaker
    assert [span.text for span in statement.content] == [content]
    assert all(event.vouched != "asserted" for event in record.events if event.predicate.text in content)


@pytest.mark.parametrize(
    "text",
    [
        "Komisija sagatavoja plānu, to apstiprināja Saeima.",
        "Partija izvirzīja kandidātu, to pirmdien apstiprināja dome.",
        "Ministrija pabeidza pārskatu, to publicēja laikraksts.",
        "Parādījās jauna informācija, to publicēja portāls.",
    ],
)
def test_a_thing_that_is_approved_is_not_said(text: str) -> None:
    record = read(text, published="2024-05-07")
    assert record.statements == ()
    assert record.events[0].vouched == "asserted"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Deguši 30 kvadrātmetri, LETA informēja VUGD.", "VUGD"),
        ("Deguši 30 kvadrātmetri, LETA informēja Valsts policijā.", "Valsts policija"),
        ("Ceļš slēgts, LETA pavēstīja domē.", "dome"),
        ("LETA informēja policijā, ka ceļš slēgts.", "policija"),
        ("Uzņēmums bankrotējis, BNS uzzināja Finanšu ministrijā.", "Finanšu ministrija"),
        ("Cenas pieaugs, par to LETA informēja ministrijā.", "ministrija"),
    ],
)
def test_an_agency_is_told_where_an_institution_tells(text: str, speaker: str) -> None:
    (statement,) = read(text, published="2024-05-07").statements
    assert statement.speaker_name == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("LETA ziņo, ka ceļš slēgts.", "LETA"),
        ("LETA pirmdien ziņoja, ka Saeimā pieņemts likums.", "LETA"),
        ("Ceļš slēgts, informēja LETA.", "LETA"),
        ("AFP ziņo, ka NATO palielinās budžetu.", "AFP"),
    ],
)
def test_an_agency_alone_tells(text: str, speaker: str) -> None:
    (statement,) = read(text, published="2024-05-07").statements
    assert statement.speaker_name == speaker


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Uzņēmums iesniedza sūdzību, to noraidīja tiesa.", "iesniedza"),
        ("Partija pieteica prasību. Tiesa to noraidīja.", "pieteica"),
        ("Kaimiņi uzrakstīja lūgumu, bet dome to noraidīja.", "uzrakstīja"),
        ("Deputāts iesniedza priekšlikumu, taču Saeima to noraidīja.", "iesniedza"),
    ],
)
def test_what_is_turned_down_was_handed_in(text: str, predicate: str) -> None:
    record = read(text, published="2024-05-07")
    assert next(e.vouched for e in record.events if e.predicate.text == predicate) == "asserted"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Vīrietis nozadzis auto, taču viņš to noraida.", "nozadzis"),
        ("Ministrs ņēmis kukuli. Viņš to noraida.", "ņēmis"),
        ("Firma piesārņoja upi, taču tās vadība to noraida.", "piesārņoja"),
        ("Ministrs iesniedzis sūdzību, bet pats to noliedz.", "iesniedzis"),
    ],
)
def test_what_somebody_rejects_as_untrue_is_denied(text: str, predicate: str) -> None:
    record = read(text, published="2024-05-07")
    assert next(e.vouched for e in record.events if e.predicate.text == predicate) == "denied"


@pytest.mark.parametrize(
    ("text", "predicate", "speaker"),
    [
        ('Skolotāja Ozola teica, ka "bērns nāk, un viņai neviens nepalīdz".', "nepalīdz", "Ozola"),
        ('Kalns norāda, ka, cilvēkam novecojot, "viņam pieved pārtiku un viņu aprūpē".', "pieved", "Kalns"),
        ('Liepa uzsvēra, ka "viņu atlaida bez iemesla un naudu viņai nesamaksāja".', "atlaida", "Liepa"),
    ],
)
def test_nobody_calls_himself_he_in_quotation_marks(text: str, predicate: str, speaker: str) -> None:
    record = read(text, published="2024-05-07")
    assert record.statements[0].speaker_name == speaker
    event = next(event for event in record.events if event.predicate.text == predicate)
    assert speaker not in [participant.name for participant in event.participants]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Sākta pārbaude, aģentūru LETA informēja Valsts policija.", "Valsts policija", "Sākta pārbaude"),
        ("Sākta izmeklēšana, pavēstīja ministrijas Preses nodaļa.", "Preses nodaļa", "Sākta izmeklēšana"),
        ("Atklāta izstāde, informēja muzeja Izglītības nodaļa.", None, "Atklāta izstāde"),
    ],
)
def test_what_is_begun_or_opened_is_told_by_the_tag(text: str, speaker: str | None, content: str) -> None:
    (statement,) = read(text, published="2024-05-07").statements
    assert speaker is None or statement.speaker_name == speaker
    assert statement.speaker is not None
    assert [span.text for span in statement.content] == [content]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Dome to noliedz: kā uzsvēra Ligita Roze, par ieceri uzzināts vēlu.",
            "Ligita Roze",
            "par ieceri uzzināts vēlu",
        ),
        (
            "Firma to noraida: kā skaidroja vadītājs Juris Zars, algas maksātas.",
            "Juris Zars",
            "algas maksātas",
        ),
        ("Tam nepiekrīt: kā norāda eksperte Anna Bite, cenas kritīs.", "Anna Bite", "cenas kritīs"),
    ],
)
def test_who_denies_through_another_says_it_once(text: str, speaker: str, content: str) -> None:
    (statement,) = read(text, published="2024-05-07").statements
    assert statement.speaker_name == speaker
    assert [span.text for span in statement.content] == [content]
