"""Who speaks where a verb has no subject: whom a pronoun meant before, and nobody else than `we`."""

import pytest

from hronika import read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Nodaļas vadītājs Roberts Putnis devās uz Rēzekni. Nekādus norādījumus viņš nedeva. "
            "Taču ieminējās, ka iestāde lasīs laikrakstu.",
            "Roberts Putnis",
        ),
        (
            "Ministre Ilze Kalna atbrauca uz skolu. Vecākiem viņa neatbildēja. "
            "Vēlāk piebilda, ka skolu slēgs.",
            "Ilze Kalna",
        ),
        (
            "Treneris Pēteris Liepa atgriezās Rīgā. Par atlaišanu viņš klusēja. Tikai atzina, ka ir noguris.",
            "Pēteris Liepa",
        ),
    ],
)
def test_a_verb_without_subject_goes_on_about_whom_a_pronoun_meant(text: str, speaker: str) -> None:
    assert [s.speaker_name for s in read(text, published="2026-05-07").statements] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        '"Solis ir trenera piesaistīšana, un ar bankas atbalstu esam pārliecināti, ka izdosies viss," '
        "teica Gundars Upenieks.",
        '"Zāle ir gatava, un esam gandarīti, ka bērni spēlēs," teica Gundars Upenieks.',
        '"Līgums ir noslēgts, un esmu pārliecināts, ka tiltu uzbūvēs," teica Gundars Upenieks.',
    ],
)
def test_we_are_not_the_thing_before(text: str) -> None:
    names = {statement.speaker_name for statement in read(text, published="2026-05-07").statements}
    assert names <= {"Gundars Upenieks", None}


@pytest.mark.parametrize(
    "text",
    [
        "Kā jau minēju, uz iedzīvotāju neaizsargātību norāda arī tiesībsargs.",
        "Kā zināms, uz trūkumiem norāda arī Valsts kontrole.",
        "Kā jau rakstīju, uz riskiem norāda arī ārsti.",
    ],
)
def test_a_remark_before_is_not_said(text: str) -> None:
    assert not read(text, published="2026-05-07").statements


@pytest.mark.parametrize(
    "text",
    [
        "Inženieris Andris Zars sacīja, ka meistari bijuši klāt. Vaina neesot atrasta, to pateikšot audits. "
        "Viņš atgādināja, ka mājā bijis skaitītājs.",
        "Jurists Andris Zars sacīja, ka līgums noslēgts. Parāds esot dzēsts, to apstiprināšot tiesa. "
        "Viņš atgādināja, ka termiņš beidzies.",
        "Ārsts Andris Zars sacīja, ka pacients vesels. Lūzums esot sadzijis, to parādīšot uzņēmums. "
        "Viņš atgādināja, ka ģipsis noņemts.",
    ],
)
def test_who_is_yet_to_say_it_has_not_said_it(text: str) -> None:
    names = {statement.speaker_name for statement in read(text, published="2026-05-07").statements}
    assert names == {"Andris Zars"}
