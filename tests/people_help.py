"""Articles of our own about a few people, for the pages that tell of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hronika.article import Article
from hronika.ledger import Archive

LIST = """id,name,kind,role,from,to
L1,Ilze Ozoliņa,person,Cēsu domes priekšsēdētāja,2021-06-20,2025-06-19
"""

_TEXTS = (
    (
        "2023-02-03", "Rīta Ziņas",
        "Cēsu domes priekšsēdētāja Ilze Ozoliņa sacīja, ka skolu Gaujas ielā neslēgs. "
        "Viņa solīja, ka tiltu pār Gauju atvērs līdz 2025. gada 1. septembrim. "
        "Ozoliņa norādīja, ka remonts izmaksās divus miljonus eiro.",
    ),
    (
        "2023-09-12", "Vakara Avīze",
        "Cēsu domes priekšsēdētāja Ilze Ozoliņa paziņoja, ka skolu Gaujas ielā slēgs. "
        "Ozoliņa uzsvēra, ka skolu tīkls jāsakārto. "
        "Deputāts Kārlis Bērziņš sacīja, ka Ilze Ozoliņa skolu likteni izlēmusi viena.",
    ),
    (
        "2024-03-05", "Rīta Ziņas",
        "Cēsu domes priekšsēdētāja Ilze Ozoliņa tikās ar deputātu Kārli Bērziņu. "
        "Bērziņš pēc tikšanās sacīja, ka Ozoliņa skolu jautājumu vēl pārdomās. "
        "Ilze Ozoliņa norādīja, ka remonts izmaksās trīs miljonus eiro.",
    ),
    (
        "2024-11-20", "Vakara Avīze",
        "Biedrības vadītāja Ilze Ozoliņa sacīja, ka skolu remonts ir labs darbs. "
        "Ozoliņa piebilda, ka skolu vajag arī laukos.",
    ),
    ("2024-05-06", "Rīta Ziņas", "Aktieris Andris Kalniņš sacīja, ka teātris rudenī rādīs jaunu izrādi."),
    ("2024-05-07", "Rīta Ziņas", "Deputāts Andris Kalniņš sacīja, ka budžetu pieņems rudenī."),
    ("2024-05-08", "Vakara Avīze", "Aktieris Andris Kalniņš teica, ka izrāde ir gandrīz gatava."),
    ("2024-05-09", "Vakara Avīze", "Kviesis atzina, ka gads bijis grūts."),
)  # fmt: skip


def articles() -> Iterator[Article]:
    """A mayor in three roles, a deputy, two namesakes, and a surname that stands alone."""
    for number, (day, outlet, text) in enumerate(_TEXTS):
        yield Article(
            text, id=f"n{number}", outlet=outlet, published=date.fromisoformat(day), title=f"Ziņa {number}",
            url=f"https://example.org/{number}",
        )  # fmt: skip


def filled(folder: Path) -> Path:
    """Make an archive of these articles, with a list of who held which office."""
    path, source = folder / "people.db", folder / "domes.csv"
    source.write_text(LIST, encoding="utf-8")
    with Archive(path) as archive:
        archive.add(*articles())
        archive.import_authority(source)
    return path
