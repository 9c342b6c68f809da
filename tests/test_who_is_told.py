"""To whom somebody speaks, and what a verb after a closed clause belongs to."""

import pytest

from hronika.article import Article
from hronika.reading.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Kāda amatpersona, kas vēlējās palikt anonīma, “Times” sacīja, ka vienošanās ir tuvu.", "“Times”"),
        ("Kāds avots laikrakstam “Alfa” apstiprināja, ka līgums ir lauzts.", "laikrakstam “Alfa”"),
        ("Ministrs, kurš vada sarunas, aģentūrai LETA teica, ka līgums ir gatavs.", "aģentūrai LETA"),
        ("Uzņēmums “Piena ceļš” paziņoja, ka slēgs rūpnīcu.", None),
        ("Deputāts Juris “Zibens” Ozols teica, ka balsos pret.", None),
    ],
)
def test_a_newspaper_before_the_cue_is_told(reader: Reader, text: str, addressee: str | None) -> None:
    (statement,) = reader.read(Article(text)).statements
    assert (statement.addressee.text if statement.addressee else None) == addressee


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # after the comma that closes a clause the subject of the cue goes on
        ("Juris Ozols domāja, ka durvis ir vaļā, un iegāja.", "durvis ir vaļā"),
        ("Vadītājs domāja, ka ceļš ir brīvs, un uzsāka apdzīšanu.", "ceļš ir brīvs"),
        ("Vīrietis apgalvoja, ka ir policists, un izkrāpa 3000 eiro.", "ir policists"),
        ("Ministre sacīja, ka nodokļi augs, un aizgāja no sēdes.", "nodokļi augs"),
        # with a subject of its own, or without the comma, the content does
        ("Ministre sacīja, ka nodokļi augs, un pensijas saruks.", "nodokļi augs, un pensijas saruks"),
        ("Ministre sacīja, ka nodokļi augs un pensijas saruks.", "nodokļi augs un pensijas saruks"),
        ("Ministrs teica, ka Latvija ir gatava, un tas ir svarīgi.", "Latvija ir gatava, un tas ir svarīgi"),
        ("Stāstīja, ka karavīriem izdots lielgabals, un atkāpušies atpakaļ.",
         "karavīriem izdots lielgabals, un atkāpušies atpakaļ"),
    ],
)  # fmt: skip
def test_a_verb_after_a_closed_clause(reader: Reader, text: str, content: str) -> None:
    (statement,) = reader.read(Article(text)).statements
    assert [span.text for span in statement.content] == [content]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Bijusī ministra padomniece Anna Liepa strādā bankā.", "Bijusī ministra padomniece"),
        ("Uz tiesu ieradās bijusī bankas vadītāja Rita Zāle.", "bijusī bankas vadītāja"),
        ("Rīgā bijusi ministre Rita Zāle.", "ministre"),
    ],
)
def test_a_definite_participle_belongs_to_the_role(reader: Reader, text: str, role: str) -> None:
    (person,) = reader.read(Article(text)).people
    assert [each.text for each in person.roles] == [role]


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        ('Bitenieks "Kurzemes Vārdam" teica, ka saruna notikusi.', "Bitenieks", '"Kurzemes Vārdam"'),
        ('Kalniņš "Latvijas Avīzei" atklāja, ka budžets pieņemts.', "Kalniņš", '"Latvijas Avīzei"'),
        ("Uldis Ratnieks “Dienai” atzina, ka saruna nav notikusi.", "Uldis Ratnieks", "“Dienai”"),
    ],
)
def test_who_speaks_is_no_part_of_whom_he_told(reader: Reader, text: str, speaker: str, told: str) -> None:
    [statement] = reader.read(Article(text)).statements
    assert statement.speaker is not None
    assert statement.addressee is not None
    assert (statement.speaker.text, statement.addressee.text) == (speaker, told)
