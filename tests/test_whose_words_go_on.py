"""With whose words a verb or sentence goes on: the source's, the article's, or those of a third."""

import pytest

import hronika


def said(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker_name, s.content[0].text) for s in hronika.read(text).statements]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Rektore atceras, ka profesors maijā piedalījies sēdē un studentam ieteicis mācīties dziedāt.",
            "profesors",
            "mācīties dziedāt",
        ),
        (
            "Kaimiņiene stāsta, ka vīrs sestdien atgriezies mājās un sievai solījis vairs nedzert.",
            "vīrs",
            "vairs nedzert",
        ),
        (
            "Kolēģe atzīst, ka priekšnieks pērn aizgājis no darba un visiem lūdzis klusēt.",
            "priekšnieks",
            "klusēt",
        ),
    ],
)
def test_a_participle_goes_on_with_that_of_what_is_said(text: str, speaker: str, content: str) -> None:
    outer, inner = said(text)
    assert outer[1].endswith(content)
    assert inner == (speaker, content)


@pytest.mark.parametrize(
    "narration",
    [
        "Ansamblis lomu noslīpējis tik labi, ka dažs skatītājs pameta zāli.",
        "Pašvaldība uzlikusi zīmi, kad tur notika avārija.",
        "Spēlētājs guvis traumu, kamēr tiesnesis skatījās citur.",
    ],
)
def test_where_a_verb_is_in_the_plain_past_it_is_no_hearsay(narration: str) -> None:
    text = f"Kritiķe Ilze Roze rakstīja, ka teātris ir spogulis. {narration}"
    assert said(text) == [("Ilze Roze", "teātris ir spogulis")]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ('Organizācija "Zaļā josta" aicinājusi kokus neizrakt.', "Zaļā josta"),
        ("Ministre Anna Roze lūgusi kokus neizrakt.", "Anna Roze"),
        ("Dome solījusi kokus neizrakt.", "dome"),
    ],
)
def test_who_asks_for_something_himself_is_no_part_of_hearsay(sentence: str, speaker: str) -> None:
    text = f"Direktore skaidroja, ka koki aizgūti un tikšot iestādīti mežā. {sentence}"
    assert said(text)[0] == ("direktore", "koki aizgūti un tikšot iestādīti mežā")
    assert said(text)[1][0] == speaker


@pytest.mark.parametrize(
    "content",
    [
        "skolas neslēgs, bet jaunais modelis liks skaitīt naudu",
        "bibliotēku slēgs, bet karstums liks strādāt naktīs",
        "tiltu atvērs, taču apstākļi liks gaidīt",
    ],
)
def test_what_things_make_one_do_nobody_demands(content: str) -> None:
    assert said(f"Ministre Anna Roze uzsvēra, ka {content}.") == [("Anna Roze", content)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Māsu trūkst, un vadība lūgusi ministriju celt algas. Ministrijas atbildes vēl neesot.",
            "celt algas",
        ),
        ("Ceļš slēgts, bet dome aicinājusi braukt apkārt. Zīmju gan neesot.", "braukt apkārt"),
        ("Jumts tek, un skola prasījusi to labot. Naudas tam neesot.", "to labot"),
    ],
)
def test_hearsay_after_a_joined_request_is_not_asked_for(text: str, asked: str) -> None:
    assert next(content for _, content in said(text)) == asked
