"""Who speaks in an interview: paragraphs after dashes, of which one side asks."""

import pytest

import hronika

QUESTIONS = ("– Vai gaidījāt balvu?", "– Ko darīsiet tālāk?")
ANSWERS = ("– Nē, tas bija pārsteigums.", "– Rakstīšu romānu.")


def speakers(lead: str, turns: tuple[str, ...]) -> list[str | None]:
    record = hronika.read("\n\n".join((lead, *turns)))
    return [
        each.speaker_name
        for each in record.statements
        if each.content[0].text in {t[2:].rstrip(".") for t in turns}
    ]


def alternating() -> tuple[str, ...]:
    return QUESTIONS[0], ANSWERS[0], QUESTIONS[1], ANSWERS[1]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Sarunā rakstniece Anna Roze stāsta par bailēm.", "Anna Roze"),
        ("Intervijā ar aktieri Juri Zaķi skaidrojam, kas viņam rūp.", "Juris Zaķis"),
        ("Ārste Ilze Vītola atgriezusies no Āfrikas. Sarunā viņa atklāj savus plānus.", "Ilze Vītola"),
    ],
)
def test_who_answers_is_the_one_told_of_before(lead: str, name: str) -> None:
    assert speakers(lead, alternating()) == [None, name, None, name]


@pytest.mark.parametrize(
    "lead",
    [
        "Sarunā rakstniece Anna Roze un aktieris Juris Zaķis stāsta par bailēm.",  # either may answer
        "Rakstniece Anna Roze saņēma balvu.",  # nothing says that it is she who talks
    ],
)
def test_nobody_answers_where_it_is_not_told(lead: str) -> None:
    assert speakers(lead, alternating()) == [None] * 4


def test_where_both_sides_ask_it_is_no_interview() -> None:
    turns = (QUESTIONS[0], "– Kāpēc jūs to jautājat?", QUESTIONS[1], ANSWERS[1])
    assert set(speakers("Sarunā rakstniece Anna Roze stāsta par bailēm.", turns)) == {None}
