"""Offices: what words name one, who held it on a day, and whose the statements of an office are."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from hronika import Archive
from hronika.archive.identity.offices import office_of
from hronika.archive.rebuilding import rebuild
from hronika.archive.store import Store
from hronika.errors import UsageError

LIST = """id,name,role,organization,place,from,to,gender
a,Artūrs Ozolkalns,Ministru prezidents,,,,2023-09-14,m
b,Ieva Silabriede,Ministru prezidente,,,2023-09-15,,f
c,Ilze Zarāja,ministre,Ārlietu ministrija,,2020,2022,f
d,Vītauts Lapenis,premjers,,Lietuva,2020,,m
e,Ainārs Skudrītis,priekšsēdētājs,Jelgavas dome,,2009,,m
f,Oto Lielais,Valsts prezidents,,,2019-07-08,2023-07-08,m
g,Rihards Maziņš,Latvijas Valsts prezidents,,,2023-07-08,,m
h,Anna Koka,deputāte,Saeima,,2022,,f
i,Ance Maza,tiesībsardze,,,,,f
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    with Archive(tmp_path / "archive.db") as opened:
        assert opened.import_authority(path).problems == ()
        yield opened


@pytest.fixture
def told(archive: Archive) -> Callable[..., dict[str, int]]:
    """Adds texts with their days, and gives by id of the list how much is said by office."""

    def tell(*texts: tuple[str, str | None]) -> dict[str, int]:
        articles = [{"text": text, "published": day, "outlet": "Avīze"} for text, day in texts]
        assert archive.add(*articles).counts.new == len(articles)
        counts = {id: archive.who(id).found[0] for id in "abcdefgh"}
        assert not any(each.statements for each in counts.values())
        return {id: each.by_office for id, each in counts.items() if each.by_office}

    return tell


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("premjers", "latvija: ministr+prezident"),
        ("Latvija republika ministrs prezidente", "latvija: ministr+prezident"),
        ("valdība vadītājs", "latvija: ministr+prezident"),
        ("valsts galva", "latvija: prezident+valst"),
        ("Latvija prezidents", "latvija: prezident+valst"),
        ("ASV prezidents", "asv: prezident+valst"),
        ("Vācija kanclere", "vācija: ministr+prezident"),
        ("diplomātija vadītāja", "latvija: ministr+ārliet"),
        ("ārlietas ministrs", "latvija: ministr+ārliet"),
        ("ārlietas ministrija vadītājs", "latvija: ministr+ārliet"),
        ("izglītība un zinātne ministre", "latvija: izglītīb+ministr+zinātn"),
        ("Jelgava mērs", "latvija: dom+jelgav+priekšsēdētāj"),
        ("Jelgava dome priekšsēdētājs", "latvija: dom+jelgav+priekšsēdētāj"),
        ("saeima spīkere", "latvija: priekšsēdētāj+saeim"),
        ("Latvija banka prezidents", "latvija: bank+prezident"),
        *(
            (words, None)
            for words in (
                "ministrs", "mērs", "prezidents", "kanclers", "banka prezidents", "skola direktors",
                "deputāts",
                "Saeima deputāts", "premjers padomnieks", "bijis premjers", "jauns premjers", "ekspremjers",
                "premjers pienākums izpildītājs", "ārlietas ministrija parlamentārs sekretārs", "", "un",
                "Lietuva un Igaunija premjers", "opozīcija premjers", "kāds ministrs", "ministrija vadītājs",
            )
        ),
    ],
)  # fmt: skip
def test_what_words_name(words: str, office: str | None) -> None:
    found = office_of(words.split())
    assert (str(found) if found else None) == office


@pytest.mark.parametrize(
    ("role", "day", "holder"),
    [
        ("premjers", "2023-09-14", "a"),
        ("Latvijas premjere", "2023-09-15", "b"),
        ("valdības vadītājs", "2010-01-01", "a"),
        ("ārlietu ministrs", "2021-06-01", "c"),
        ("ārlietu ministre", "2020-06-01", None),  # in the year in which she began, on an unknown day
        ("ārlietu ministre", "2023-01-01", None),
        ("Lietuvas premjers", "2023-01-01", "d"),
        ("Igaunijas premjers", "2023-01-01", None),
        ("Jelgavas mērs", "2023-01-01", "e"),
        ("Liepājas mērs", "2023-01-01", None),
        ("Valsts prezidents", "2023-07-07", "f"),
        ("Valsts prezidents", "2023-07-08", None),  # the day of two
        ("Latvijas prezidents", "2023-07-09", "g"),
        ("tiesībsargs", "2023-07-09", None),  # a role without days tells of none
    ],
)
def test_who_held_it(archive: Archive, role: str, day: str, holder: str | None) -> None:
    found = archive.holder(role, date.fromisoformat(day)).holder
    assert (found.listed[0].id if found else None) == holder


def test_what_is_no_office_is_refused(archive: Archive) -> None:
    for role in ("ministrs", "deputāts", " ", "Anna"):
        with pytest.raises(UsageError, match="no office"):
            archive.holder(role, date(2023, 1, 1))


def test_the_premier_of_ten_days_later_is_another(told: Callable[..., dict[str, int]]) -> None:
    assert told(
        ("Premjers sacīja, ka tiltu atvērs maijā.", "2023-09-10"),
        ("Tiltu atvērs jūnijā, premjers sacīja. Viņš piebilda, ka ceļš būs gatavs.", "2023-09-20"),
        ("Ārlietu ministre teica, ka brauks. Jelgavas mērs norādīja, ka nezina.", "2021-02-03"),
    ) == {"a": 1, "b": 2, "c": 1, "e": 1}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Premjers sacīja, ka tiltu atvērs maijā.", None),
        ("Valsts prezidents sacīja, ka tiltu atvērs maijā.", "2023-07-08"),
        ("Premjere sacīja, ka tiltu atvērs maijā.", "2023-09-10"),  # a man held it
        ("Bijušais premjers sacīja, ka tiltu atvērs maijā.", "2023-09-20"),
        ("Premjera padomnieks sacīja, ka tiltu atvērs maijā.", "2023-09-20"),
        ("Igaunijas premjere sacīja, ka tiltu atvērs maijā.", "2023-09-20"),
        ("Igaunijas premjere sacīja, ka tiltu atvērs. Arī premjere norādīja, ka līst.", "2023-09-20"),
        ("Tallinā līst, vēsta Igaunijas mediji. Premjere norādīja, ka tā ir labi.", "2023-09-20"),
        ("Ministrs sacīja, ka tiltu atvērs maijā.", "2021-09-20"),
        ("Saeimas deputāte sacīja, ka tiltu atvērs maijā.", "2023-09-20"),
        ("Premjers Zigurds Priede ieradās. Bijušais premjers sacīja, ka tiltu atvērs maijā.", "2023-09-20"),
    ],
)
def test_nobody_where_it_is_not_sure(told: Callable[..., dict[str, int]], text: str, day: str | None) -> None:
    assert told((text, day)) == {}


def test_an_office_of_another_country_is_its_own(told: Callable[..., dict[str, int]]) -> None:
    assert told(("Lietuvas premjers sacīja, ka robežu slēgs.", "2023-09-20")) == {"d": 1}


def test_statements_follow_the_lists_and_the_versions(archive: Archive, tmp_path: Path) -> None:
    article = {
        "id": "x",
        "text": "Premjers sacīja, ka tiltu atvērs.",
        "published": "2023-09-20",
        "outlet": "A",
    }
    archive.add(article)
    assert archive.who("b").found[0].by_office == 1
    archive.add({**article, "text": "Premjers neatnāca. Premjers sacīja, ka līs. Premjers teica: „Nē.”"})
    assert archive.who("b").found[0].by_office == 2
    path = tmp_path / "list.csv"
    path.write_text(LIST + "z,Zigurds Priede,premjers,,,2023-09-01,2023-12-31,m\n", encoding="utf-8")
    archive.import_authority(path)
    assert archive.who("b").found[0].by_office == 0  # two may have held it
    archive.remove_authority("list.csv")
    path.write_text(LIST, encoding="utf-8")
    archive.import_authority(path)
    assert archive.who("b").found[0].by_office == 2
    archive.forget("x")
    assert archive.who("b").found[0].by_office == 0


def test_two_entries_that_are_one_hold_an_office_together(archive: Archive, tmp_path: Path) -> None:
    archive.add({"text": "Premjers sacīja, ka tiltu atvērs.", "published": "2023-09-20", "outlet": "A"})
    other = tmp_path / "other.csv"
    other.write_text(
        "id,name,role,from,gender\nQ1,Ieva Silabriede,Latvijas Ministru prezidente,2023-09-15,f\n",
        encoding="utf-8",
    )
    archive.import_authority(other)
    found = archive.who("Silabriede").found
    assert [(each.by_office, len(each.listed)) for each in found] == [(1, 2)]


def test_rebuilding_leaves_what_was(archive: Archive, tmp_path: Path) -> None:
    archive.add({"text": "Premjers sacīja, ka tiltu atvērs.", "published": "2023-09-20", "outlet": "A"})
    with Store(tmp_path / "archive.db") as store:
        rows = "SELECT * FROM said_by_office"
        with store.reading() as connection:
            before = connection.execute(rows).fetchall()
        rebuild(store)
        with store.reading() as connection:
            assert connection.execute(rows).fetchall() == before != []
