"""Names of parties and associations that are phrases in the cases of their own words."""

import pytest

from hronika import read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Partija “Stabilitātei!”, kuru vada Andris Koks, paziņoja, ka budžetu neatbalstīs.",
            "Stabilitātei!",
        ),
        ("Partija “Latvija pirmajā vietā” aicinājusi atlaist Saeimu.", "Latvija pirmajā vietā"),
        (
            "Tikmēr biedrība “Dzīvei un klusumam”, kas parku apstrīdējusi, lēmumu nosauca par uzvaru.",
            "Dzīvei un klusumam",
        ),
        ("Biedrība “Par sakoptu vidi” uzskata, ka atļauja ir prettiesiska.", "Par sakoptu vidi"),
        ("Organizācija “Gribu palīdzēt” uzskata, ka režīms ir slikts.", "Gribu palīdzēt"),
        ("Biedrība “Es gribu zināt” aicina slēgt poligonu.", "Es gribu zināt"),
        ("Žurnāls “Ir” rakstīja, ka banka ir slēgta.", "Ir"),
        ("Biedrība “Vecāki” uzskata, ka skolas jāremontē.", "Vecāki"),
        ("Partija “Kopā Rēzeknei” sūdzas, ka balsis skaitītas slepeni.", "Kopā Rēzeknei"),
        ("Partija “Kopā Latvijai” uzskata, ka nodokļi jāceļ.", "Kopā Latvijai"),
        ("Kustība “Par!” paziņoja, ka piedalīsies vēlēšanās.", "Par!"),
        ("Biedrība “Pret vējiem” iesniedza prasību, apgalvojot, ka dome kļūdās.", "Pret vējiem"),
    ],
)
def test_a_phrase_speaks_as_its_noun_does(text: str, speaker: str) -> None:
    assert [each.speaker_name for each in read(text).statements] == [speaker]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Partija “Stabilitātei!” pieprasīja ministra demisiju.",
            "pieprasīja",
            {"agent": "Stabilitātei!", "patient": "ministra demisija"},
        ),
        (
            "Partija “Par cilvēcīgu Latviju” savu kandidātu atsauca.",
            "atsauca",
            {"agent": "Par cilvēcīgu Latviju", "patient": "savs kandidāts"},
        ),
        (
            "Valdība pārtrauca sarunas ar kustību “Taisnībai un darbam”.",
            "sarunas",
            {"agent": "valdība", "counterpart": "Taisnībai un darbam"},
        ),
    ],
)
def test_its_words_take_no_part_by_their_own_cases(text: str, word: str, expected: dict[str, str]) -> None:
    (event,) = [each for each in read(text).events if each.predicate.text == word]
    assert {each.role: each.name for each in event.participants} == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“Stabilitātei!” deputāti balsoja pret.", []),
        ("“Vienotībai!” deputāte Anna Roze sacīja, ka budžets ir slikts.", ["budžets ir slikts"]),
        ("“Latgalei!” līderis Andris Koks iesniedza sarakstu.", []),
        ("“Palīgā!” sieviete kliedza.", ["Palīgā!"]),
        ("“Paldies!” sacīja Anna Roze.", ["Paldies!"]),
    ],
)
def test_a_party_in_one_word_before_its_people_is_not_what_they_say(text: str, said: list[str]) -> None:
    assert [each.content[0].text for each in read(text).statements] == said
