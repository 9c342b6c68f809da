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


@pytest.mark.parametrize(
    ("text", "addressee", "content"),
    [
        ("Policija aicina gājējus ceļu nešķērsot.", "gājējus", "ceļu nešķērsot"),
        ("Dienests lūdza iedzīvotājus mežu neapmeklēt.", "iedzīvotājus", "mežu neapmeklēt"),
        ("Inspekcija mudina uzņēmējus pārskatu iesniegt laikus.", "uzņēmējus", "pārskatu iesniegt laikus"),
    ],
)
def test_the_first_of_two_objects_is_who_is_asked(
    reader: Reader, text: str, addressee: str, content: str
) -> None:
    record = reader.read(Article(text))
    (statement,) = record.statements
    assert (statement.addressee.text if statement.addressee else None) == addressee
    assert statement.content[0].text == content
    agents = [p.span.text for e in record.events for p in e.participants if p.role == "agent" and p.span]
    assert agents == [addressee]


@pytest.mark.parametrize(
    ("text", "said_at"),
    [
        ("Direktore Anna Roze, kura skolu vada kopš 1998. gada, sacīja, ka skolu slēgs.", None),
        ("Treneris Juris Zaķis, kas 2019. gadā ieguva kausu, norādīja, ka komanda ir nogurusi.", None),
        ("Mērs, kuram aprīlī bija insults, pirmdien paziņoja, ka atkāpjas.", "pirmdien"),
        ("Pirmdien publicētā paziņojumā Anna Roze rakstīja, ka skolu slēgs.", "Pirmdien"),
    ],
)
def test_a_time_in_a_relative_clause_dates_nothing_said(
    reader: Reader, text: str, said_at: str | None
) -> None:
    (statement,) = reader.read(Article(text)).statements
    assert (statement.said_at.text if statement.said_at else None) == said_at


@pytest.mark.parametrize(
    "text",
    [
        'Anna Roze tīklā "Facebook" izrādi nosaukusi par notikumu, turpretī Juris Zaķis domā, ka tā ir gara.',
        'Ministre portālā "Delfi" raksta, ka skolas slēgs, bet direktors domā, ka nauda atradīsies.',
        'Mērs laikrakstā "Diena" pauda, ka tilts sabruks, taču inženieris norāda, ka tilts ir drošs.',
    ],
)
def test_where_one_says_something_is_not_where_another_does(reader: Reader, text: str) -> None:
    first, second = reader.read(Article(text)).statements
    assert first.medium is not None
    assert second.medium is None
