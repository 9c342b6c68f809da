"""`Nodokļi nemainīsies, tā ministrs Bērziņš.`: whose word a sentence is, told behind it without a verb."""

import pytest

from hronika import read


def told(text: str) -> list[tuple[str | None, str]]:
    """Who says what, by the text."""
    return [
        (statement.speaker.text if statement.speaker else None, statement.content[0].text)
        for statement in read(text, published="2025-11-28").statements
    ]


@pytest.mark.parametrize(
    "who",
    [
        "Bērziņš",
        "ministrs Jānis Bērziņš",
        "bijusī finanšu ministre Dana Reizniece-Ozola",
        "Valsts kanceleja",
        "satiksmes ministrs",
        "VUGD",
        'laikraksts "Diena"',
        '"Delfi"',
        "Latvijas Zvejnieku federācijas prezidents Inārijs Voits",
        "prokurore",
    ],
)
def test_who_is_named_behind_the_sentence(who: str) -> None:
    assert told(f"Budžetā trūkst 300 miljonu eiro, tā {who}.") == [(who, "Budžetā trūkst 300 miljonu eiro")]


def test_what_is_told_so_is_no_fact_of_the_article() -> None:
    record = read("Uzbrukumā gājuši bojā seši cilvēki, tā Ukrainas prezidents Volodimirs Zelenskis.")
    assert record.statements[0].speaker_name == "Volodimirs Zelenskis"
    assert {event.vouched for event in record.events} == {"attributed"}
    dying = next(event for event in record.events if event.predicate.text == "gājuši")
    assert [each.name for each in dying.participants] == ["seši cilvēki"]


def test_where_it_was_told_is_no_part_of_the_name() -> None:
    text = 'Nodokļi nemainīsies, tā Bērziņš intervijā laikrakstam "Diena".'
    assert read(text).statements[0].speaker_name == "Bērziņš"


@pytest.mark.parametrize(
    "text",
    [
        "Uzvarēja Anna, tā meitene no Cēsīm.",
        "Tā bija Anna, tā pati skolotāja.",
        "Uzņēmums piedzīvoja krīzi, tā saukto burbuli.",
        "Viegli nav, tā tiesa.",
        "Labi, ka atnāca Līga, tā medmāsa.",
        "Uzņēmums šogad pelnījis divus miljonus eiro, tā ka bankrots nedraud.",
    ],
)
def test_an_article_or_an_idiom_names_nobody(text: str) -> None:
    assert told(text) == []
