"""What the tests of exports need: an archive of a few articles, and what is stored in it."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from hronika import Archive
from hronika.archive.store import Store
from hronika.article import Article
from hronika.exports.exported import ExportedArticle
from hronika.exports.from_archive import ArchiveSource
from hronika.record import Record

ARTICLES = (
    Article(
        "🔥 “Nē,” sacīja Anna Roze. “Nē,” sacīja Juris Zaķis.",
        id="uguns",
        title="Divi “nē” & viens {jautājums}: 100 % _skaidrs_",
        outlet="Avīze",
        url="https://avize.example/uguns?id=1&lapa=2",
        published=date(2024, 5, 7),
    ),
    Article(
        "Skolotāji 6. maijā streikoja pret valdību. Streiks notika Rīgā. Ugunsdzēsēji nodzēsa ugunsgrēku "
        "Ogrē.\n"
        "Satiksmes ministre Anna Roze apsolīja, ka tiltu Jelgavā atvērs nākamajā nedēļā. “Darbi rit "
        "labi,” pirmdien sacīja Roze. Mērs Juris Zaķis noliedza, ka Liepājā uzbruka policistiem. "
        "Ekonomikas ministrija ziņoja, ka protests Rīgā ilga trīs dienas.",
        id="tilts",
        title="Tilts",
        outlet="Ziņas",
        url="https://zinas.example/tilts",
        published=date(2024, 5, 8),
    ),
    Article(
        "Jelgavas mērs Valdis Purmalis sacīja, ka tiltu Jelgavā neslēgs. Viņš piebilda: “Ceļš ir gatavs.” "
        "Tiltu apskatīja arī Ekonomikas ministrija.",
        id="-1+1",
        outlet="Avīze",
        published=date(2024, 5, 9),
    ),
)


def fill(path: Path) -> None:
    """Make an archive of the articles."""
    with Archive(path) as archive:
        made = archive.add(*ARTICLES)
        assert not made.failures


def stored(path: Path, query: str = "", *, whole: bool = False) -> list[ExportedArticle]:
    """Give what an archive has for an export."""
    with Store(path, writable=False) as store:
        found: list[ExportedArticle] = []
        for each in ArchiveSource(store, query, whole=whole).articles():
            assert isinstance(each, ExportedArticle)
            assert each.places is not None  # looked up while the archive is open
            assert each.people is not None
            assert each.groups is not None
            found.append(each)
    return found


def records_of(path: Path) -> list[Record]:
    """Give the records of an archive, the oldest first."""
    with Store(path, writable=False) as store:
        return [version.record for version in store.current()][::-1]


def lines_of(path: Path) -> Iterator[dict[str, object]]:
    """Yield the objects of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def identifiers(articles: Sequence[ExportedArticle], kind: str) -> set[str]:
    """Give the identifiers of the exported items of a kind, `statements` or `events`."""
    return {item.id for article in articles for item in getattr(article, kind)}
