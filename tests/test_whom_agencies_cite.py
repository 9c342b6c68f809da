"""Who speaks beside the agency, the station and the meeting that news names with him, and to whom."""

import pytest

from hronika import read


@pytest.mark.parametrize(
    ("text", "speaker", "addressee"),
    [
        (
            "Aģentūru LETA ekonomikas ministre Anna Liepa informēja, ka nodokļi nemainīsies.",
            "ekonomikas ministre Anna Liepa",
            "Aģentūru LETA",
        ),
        ("Aģentūru LETA VUGD informēja, ka cenas kāps.", "VUGD", "Aģentūru LETA"),
        ("Aģentūru LETA Bērziņš informēja, ka cenas kāps.", "Bērziņš", "Aģentūru LETA"),
        ("Aģentūru LETA slimnīcas vadītāja informēja, ka cenas kāps.", "slimnīcas vadītāja", "Aģentūru LETA"),
        ("Aģentūru LETA Valsts policijā informēja, ka vīrietis atrasts.", "Valsts policijā", "Aģentūru LETA"),
        (
            'Portālu "Delfi" ministre Anna Liepa informēja, ka cenas kāps.',
            "ministre Anna Liepa",
            'Portālu "Delfi"',
        ),
        ("Cenas kāps, aģentūru LETA informēja Bērziņš.", "Bērziņš", "aģentūru LETA"),
        ("Latvijas Televīzijai Rīgas mērs sacīja, ka cenas kāps.", "Rīgas mērs", "Latvijas Televīzijai"),
        ('"Cilvēki ir noguruši," Latvijas Radio uzsvēra NATO.', "NATO", "Latvijas Radio"),
    ],
)
def test_whom_it_is_told_is_no_part_of_who_tells(text: str, speaker: str, addressee: str) -> None:
    statement = read(text).statements[0]
    assert statement.speaker is not None
    assert statement.addressee is not None
    assert (statement.speaker.text, statement.addressee.text) == (speaker, addressee)


@pytest.mark.parametrize(
    ("text", "speaker", "medium"),
    [
        (
            'VUGD TV3 raidījumā "900 sekundes" sacīja, ka cenas kāps.',
            "VUGD",
            'TV3 raidījumā "900 sekundes"',
        ),
        ("Slimnīcas vadītāja LNT raidījumā sacīja, ka cenas kāps.", "Slimnīcas vadītāja", "LNT raidījumā"),
        ("Valsts policija BBC intervijā sacīja, ka cenas kāps.", "Valsts policija", "BBC intervijā"),
        ("VUGD intervijā sacīja, ka cenas kāps.", "VUGD", "intervijā"),
        ("NATO intervijā Latvijas Radio piebilda, ka cenas kāps.", "NATO", "intervijā Latvijas Radio"),
        ("Kremlis Saeimas sēdē paziņoja, ka sarunas beigušās.", "Kremlis", "Saeimas sēdē"),
        ("Intervijā ar Ozolu VUGD sacīja, ka cenas kāps.", "VUGD", "Intervijā ar Ozolu"),
        (
            'Roze Latvijas Televīzijas raidījumā "Panorāma" sacīja, ka cenas kāps.',
            "Roze",
            'Latvijas Televīzijas raidījumā "Panorāma"',
        ),
    ],
)
def test_where_it_is_told_is_no_part_of_who_tells(text: str, speaker: str, medium: str) -> None:
    statement = read(text).statements[0]
    assert statement.speaker is not None
    assert statement.medium is not None
    assert (statement.speaker.text, statement.medium.text) == (speaker, medium)


@pytest.mark.parametrize("who", ["Krievija", "Vašingtona", "Valsts policija"])
def test_powers_are_cited_before_a_colon(who: str) -> None:
    statement = read(f'{who}: "Mēs to nepieļausim un cīnīsimies."').statements[0]
    assert statement.speaker_name == who


def test_a_place_before_a_colon_says_nothing() -> None:
    assert read('Liepāja: "Cilvēki ir noguruši un grib mieru."').statements[0].speaker is None


def test_whose_view_a_quoted_name_tells() -> None:
    statement = read('Uzņēmuma "Rīgas satiksme" ieskatā likums ir jāmaina.').statements[0]
    assert statement.speaker_name == "Rīgas satiksme"


@pytest.mark.parametrize(
    "content",
    [
        "nodoklis, kuru maksā uzņēmumi, tiks samazināts",
        "valdībai ir jārīkojas, citādi iedzīvotāji turpinās aizbraukt",
        "iedzīvotāji, kuri dzīvo laukos, nevar nokļūt pie ārsta",
        "galvenais ir nevis nauda, bet cilvēki",
        "cenas, ņemot vērā inflāciju, kāps",
    ],
)
def test_the_predicate_of_a_claim_is_not_claimed(content: str) -> None:
    statement = read(f"Ministres apgalvojums, ka {content}, izraisīja sašutumu.").statements[0]
    assert [span.text for span in statement.content] == [content]
