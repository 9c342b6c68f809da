"""What the archive has of the people, offices and figures of a draft."""

from collections.abc import Iterator
from datetime import date

import pytest
from search_help import archive_of

from hronika.archive.drafts.checking import DraftCheck, check_draft
from hronika.archive.drafts.people import CheckedName
from hronika.archive.store import Store
from hronika.article import Article
from hronika.intake.drafts import read_draft
from hronika.reading.reader import Reader

TEXTS = (
    "Ogres mērs Guntars Zvirbulis sacīja, ka peldbaseina celtniecība izmaksās 7 miljonus eiro.",
    "Rakstniece Vita Mellene sarakstījusi romānu. Mellene teica, ka grāmatu izdos 3. septembrī.",
    "Pianists Ojārs Vanags spēlēja Cēsīs.",
    "Kapteinis Ojārs Vanags izveda kuģi no ostas.",
    "Zemkopības ministrs Kārlis Bārda apmeklēja fermu.",
    "Ogres mērs Guntars Zvirbulis atklāja parku.",
    "Guntars Zvirbulis sacīja, ka domē strādā 90 cilvēku.",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with archive_of(tmp_path_factory.mktemp("archive") / "archive.db", TEXTS) as made:
        reader = Reader()
        text = "Saeimas deputāts Kārlis Bārda debatēja par mežiem."
        for number, day in enumerate((date(2025, 2, 3), date(2025, 6, 9))):
            given = Article(f"{text} Sēde {number}.", id=f"d{number}", outlet="Avīze", published=day)
            made.add(given, reader.read_with_lemmas(given))
        yield made


def checked(store: Store, text: str, day: date = date(2024, 6, 1)) -> DraftCheck:
    return check_draft(store, read_draft(text, day))


def name(store: Store, text: str, day: date = date(2024, 6, 1)) -> CheckedName:
    [found] = checked(store, text, day).names
    return found


def test_a_role_as_the_archive_has_it(store: Store) -> None:
    found = name(store, "Par to runāja ar Ogres mēru Guntaru Zvirbuli.")
    assert (found.verdict, found.name) == ("as known", "Guntars Zvirbulis")
    [held] = found.roles
    assert (held.title, held.first, held.source.article) == ("Ogres mērs", date(2024, 5, 7), "a6")


def test_a_role_is_another_word_for_the_same_office(store: Store) -> None:
    found = name(store, "Ogres domes priekšsēdētājs Guntars Zvirbulis atpūšas.")
    assert found.verdict == "as known"


@pytest.mark.parametrize(
    ("text", "known", "other"),
    [
        (
            "Ogres mērs Guntars Zvirbulis runāja. Vēlāk Liepājas mērs Guntars Zvirbulis klusēja.",
            "Ogres mērs",
            "Liepājas mērs",
        ),
        (
            "Rakstniece Vita Mellene lasīja. Pēc tam ministre Vita Mellene dziedāja.",
            "Rakstniece",
            "ministre",
        ),
        (
            "Deputāts Guntars Zvirbulis runāja. Ogres mērs Guntars Zvirbulis klusēja.",
            "Ogres mērs",
            "Deputāts",
        ),
    ],
)
def test_of_several_roles_each_is_checked(store: Store, text: str, known: str, other: str) -> None:
    found = checked(store, text).names
    assert [(each.verdict, each.role) for each in found] == [("as known", known), ("another role", other)]


def test_another_role_with_its_source(store: Store) -> None:
    found = name(store, "Dziedātāja Vita Mellene uzstājās Rīgā.")
    assert found.verdict == "another role"
    assert [(held.title, held.source.article) for held in found.roles] == [("rakstniece", "a2")]


def test_an_office_is_that_of_the_day(store: Store) -> None:
    text = "Zemkopības ministrs Kārlis Bārda runāja."
    assert name(store, text, date(2024, 6, 1)).verdict == "as known"
    later = name(store, text, date(2025, 9, 1))
    assert later.verdict == "another role"
    assert later.roles[0].title == "Saeimas deputāts"
    assert name(store, f"Bijušais {text[:1].lower()}{text[1:]}", date(2025, 9, 1)).verdict == "as known"


def test_an_office_that_came_later_was_not_held_before(store: Store) -> None:
    found = name(store, "Saeimas deputāts Kārlis Bārda runāja.", date(2024, 6, 1))
    assert (found.verdict, found.roles[0].title) == ("another role", "zemkopības ministrs")


def test_one_of_two_namesakes(store: Store) -> None:
    assert name(store, "Kapteinis Ojārs Vanags dodas jūrā.").verdict == "as known"
    neither = name(store, "Tiesnesis Ojārs Vanags dodas jūrā.")
    assert neither.verdict == "another role"
    assert {held.title for held in neither.roles} == {"pianists", "kapteinis"}


@pytest.mark.parametrize("spelled", ["Guntārs Zvirbulis", "Guntars Zvirbuļis", "Guntars Zvīrbulis"])
def test_a_name_spelled_otherwise(store: Store, spelled: str) -> None:
    found = name(store, f"Ogres mērs {spelled} atklāja skolu.")
    assert found.verdict == "spelled otherwise"
    assert {held.person for held in found.roles} == {"Guntars Zvirbulis"}


def test_who_is_not_known_and_whose_role_is_not(store: Store) -> None:
    assert name(store, "Ģenerālis Visvaldis Okmanis runāja.").verdict == "not known"
    # Nobody asks after the role of somebody who is given none.
    assert checked(store, "Visvaldis Okmanis runāja ar Vitu Melleni.").names == ()


def test_another_figure_is_pointed_out(store: Store) -> None:
    found = checked(
        store, "Ogres mērs Guntars Zvirbulis sacīja, ka peldbaseina celtniecība izmaksās 9 miljonus eiro."
    )
    [figure] = found.figures
    assert (figure.has, figure.place.article, figure.by) == ("7 miljonus eiro", "a1", "Guntars Zvirbulis")
    assert not found.has_faults


def test_another_date_is_pointed_out(store: Store) -> None:
    found = checked(store, "Rakstniece Vita Mellene teica, ka grāmatu izdos 13. septembrī.")
    [figure] = found.figures
    assert (figure.text, figure.has) == ("13. septembrī", "3. septembrī")


@pytest.mark.parametrize(
    "text",
    [
        # the same figure
        "Ogres mērs Guntars Zvirbulis sacīja, ka peldbaseina celtniecība izmaksās 7 miljonus eiro.",
        # another speaker
        "Kapteinis Ojārs Vanags sacīja, ka peldbaseina celtniecība izmaksās 9 miljonus eiro.",
        # another matter
        "Ogres mērs Guntars Zvirbulis sacīja, ka pilsētas svētki izmaksās 9 miljonus eiro.",
        # another unit
        "Ogres mērs Guntars Zvirbulis sacīja, ka peldbaseina celtniecība ilgs 7 mēnešus.",
    ],
)
def test_figures_that_are_not_pointed_out(store: Store, text: str) -> None:
    assert checked(store, text).figures == ()
