"""Tags and leads that tell how somebody was and not that he said it: `bija skarba`, `ir pārliecināts`."""

import pytest

from hronika import read


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "– Darba ir daudz. Tas ieilgst, – saka Dzintra Lapa. Viņa gaida. – Ļoti nepatīk drūmais laiks. "
            "Bez sniega nepaliksim, – ir pārliecināta Dzintra Lapa.",
            "Dzintra Lapa",
            "Ļoti nepatīk drūmais laiks. Bez sniega nepaliksim",
        ),
        (
            "– Beidzot skola ir gatava, – ir gandarīta direktore Ieva Roze.",
            "Ieva Roze",
            "Beidzot skola ir gatava",
        ),
        (
            '"Mēs to nepieļausim," bija kategorisks deputāts Pēteris Liepa.',
            "Pēteris Liepa",
            "Mēs to nepieļausim",
        ),
        (
            '"Šādi strādāt nevar," skarba bija opozīcijas līdere Ilze Krūmiņa.',
            "Ilze Krūmiņa",
            "Šādi strādāt nevar",
        ),
        ('Trenere Anna Zariņa bija gandarīta: "Mēs to nopelnījām."', "Anna Zariņa", "Mēs to nopelnījām"),
        ('Ministre Ilze Kalna bija lakoniska: "Lēmums ir pieņemts."', "Ilze Kalna", "Lēmums ir pieņemts"),
    ],
)
def test_how_somebody_was_tells_who_speaks(text: str, speaker: str, content: str) -> None:
    statement = read(text, published="2026-05-07").statements[-1]
    assert statement.speaker_name == speaker
    assert [span.text for span in statement.content] == [content]
    assert statement.cue is not None


@pytest.mark.parametrize(
    "text",
    [
        "Tilts ir drošs, un satiksme atjaunota.",
        'Sods bija skarbs: "Auda" zaudēja sešus punktus.',
        "Prezidents bija apmierināts ar sarunām, un puses vienojās.",
        "Iedzīvotāji ir neapmierināti, ceļš ir slikts.",
    ],
)
def test_how_something_or_somebody_is_reports_nothing(text: str) -> None:
    assert not read(text, published="2026-05-07").statements
