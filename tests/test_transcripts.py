"""Transcripts: who speaks in lines that open with a label, and what only looks so."""

import pytest

import hronika
from hronika.record import Statement


def turns(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker_name, s.content[0].text) for s in hronika.read(text).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bērziņa (no vietas): Kvoruma nav!\nKļaviņš (runā īsi): Es atbalstu šo grozījumu.",
            [("Bērziņa", "Kvoruma nav!"), ("Kļaviņš", "Es atbalstu šo grozījumu")],
        ),
        (
            "Sēdes vadītājs Ozols: Lūdzu ievērot kārtību.\nBērziņa: Kvoruma nav!",
            [("Ozols", "Lūdzu ievērot kārtību"), ("Bērziņa", "Kvoruma nav!")],
        ),
        (
            "Tiesnese Vītola: Vai saprotat apsūdzību?\nAdvokāts Jansons: Saprot, godātā tiesa.",
            [("Vītola", "Vai saprotat apsūdzību?"), ("Jansons", "Saprot, godātā tiesa")],
        ),
        (
            "Ozols: Es nebraukšu. Kalniņa: Kāpēc? Ozols: Nav naudas.",
            [("Ozols", "Es nebraukšu"), ("Kalniņa", "Kāpēc?"), ("Ozols", "Nav naudas")],
        ),
        (
            "Moderatore: Vai lauki iztukšojas?\nZemnieks: Jā, un strauji.\nModeratore: Ko darīt?",
            [
                ("moderatore", "Vai lauki iztukšojas?"),
                ("zemnieks", "Jā, un strauji"),
                ("moderatore", "Ko darīt?"),
            ],
        ),
        (
            "Jautājums: Vai nodokļus cels?\nAtbilde: Nē, nodokļus necelsim.",
            [(None, "Vai nodokļus cels?"), (None, "Nē, nodokļus necelsim")],
        ),
        (
            "J: Kad atvērs tiltu?\nA: Pavasarī to atvērs.",
            [(None, "Kad atvērs tiltu?"), (None, "Pavasarī to atvērs")],
        ),
        ("A. Bērziņa: Kvoruma nav!", [("A. Bērziņa", "Kvoruma nav!")]),
    ],
)
def test_turns(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert turns(text) == expected


def test_labels_in_capitals() -> None:
    assert [said for _, said in turns("JĀNIS OZOLS: Labdien.\nANNA LIEPA: Sveiki.")] == ["Labdien", "Sveiki"]


def test_questions_and_answers_by_label_are_acts() -> None:
    question, answer = hronika.read("Jautājums: Vai cels?\nAtbilde: Nē, necels.").statements
    assert (question.act, answer.act) == ("ask", "answer")


@pytest.mark.parametrize(
    "text",
    [
        "Sastāvs: Ozols, Kalniņš. Treneris: Jānis Vītols. Tiesnesis: Pēteris Zars.",
        "Režisors: Jānis Vītols\nScenārijs: Ieva Roze\nLomās: Juris Zars, Anna Liepa",
        "Autors: Jānis Ozols. Foto: Anna Liepa",
        "Programmā: Mocarts, Bahs. Laiks: plkst. 19. Biļetes: no 10 eiro.",
        "1. Jānis Zars: 12,5\n2. Pēteris Kļava: 11,2",
        "Kontakti: Anna Liepa, tālrunis 67000000.\nAdrese: Rīgas iela 3.",
        "Trīs lietas: drosme, gudrība, veiksme. Secinājums: jāstrādā vairāk.",
    ],
)
def test_lists_are_no_transcripts(text: str) -> None:
    assert turns(text) == []


def test_a_headline_of_a_name_and_words_is_not_sure_to_be_a_quotation() -> None:
    headline: Statement
    text: Statement
    headline, text = hronika.read(
        "Ozols: Budžetu pieņems\n\nDeputāts Juris Ozols otrdien sacīja, ka budžetu pieņems."
    ).statements
    assert (headline.mode, headline.speaker_name) == ("indirect", "Juris Ozols")
    assert headline.confidence < 0.7 < text.confidence


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        ("Uzņēmums atlaiž 140 darbinieku; arodbiedrība: lēmums bija zināms jau vasarā", "arodbiedrība",
         "lēmums bija zināms jau vasarā"),
        ("Cenas aug – ministrs: vainīga ir valdība", "Juris Zaķis", "vainīga ir valdība"),
        ("Policija aizturējusi divus vīriešus. Advokāte: viņi ir nevainīgi", "advokāte", "viņi ir nevainīgi"),
    ],
)  # fmt: skip
def test_second_half_of_a_headline_can_be_somebodys(headline: str, speaker: str, content: str) -> None:
    record = hronika.read(f"{headline}\n\nMinistrs Juris Zaķis devās prom. Sarunas turpinās arī janvārī.\n")
    [statement] = record.statements
    assert (statement.speaker_name, statement.content[0].text) == (speaker, content)
    assert statement.confidence < 0.7
    inside = [
        event for event in record.events if headline.find(content) <= event.predicate.start < len(headline)
    ]
    assert all(event.vouched != "asserted" for event in inside)


@pytest.mark.parametrize(
    "headline",
    [
        "Būve sākas – un tas maksās dārgi: trīs ielas slēgs",
        "Rīgas tirgus. Kas jāzina: darba laiks mainās",
        "Latvija – Igaunija 2:1; vārtus gūst Kalniņš",
    ],
)
def test_other_colons_in_a_headline_open_no_words_of_anybody(headline: str) -> None:
    assert (
        hronika.read(
            f"{headline}\n\nMinistrs Juris Zaķis devās prom. Sarunas turpinās arī janvārī.\n"
        ).statements
        == ()
    )
