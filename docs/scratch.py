"""What the commands on the pages ask for, made in a folder: articles in several forms, lists, an archive."""

import json
import shutil
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pyarrow
import pyarrow.parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hronika import Archive, Reader
from hronika.samples import ALTERED_ARTICLE, SAMPLE_ARTICLES

_DOCS = Path(__file__).parent
_SAMPLES = [json.loads(line) for line in SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines()]
_TEXT = (_DOCS / "example.txt").read_text(encoding="utf-8")
_PAGE = (
    '<!DOCTYPE html><html lang="lv"><head><meta charset="utf-8"><title>Tilts Ogrē</title>'
    '<meta property="article:published_time" content="2024-05-07T08:00:00+03:00"></head><body><article>'
    "<h1>Tilts Ogrē</h1><p>Ogres mēre Zane Krūmiņa otrdien sacīja, ka tiltu pār Ogri atvērs jau jūnijā, jo "
    "būvnieki strādā ātrāk, nekā bija plānots.</p><p>“Tilts kalpos visiem,” viņa piebilda, un deputāts "
    "Uldis Priede norādīja, ka tilts maksājis 2,3 miljonus eiro.</p></article></body></html>"
)
_FEED = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Avīze</title>'
    "<link>https://avize.example/</link><item><title>Skolu slēgs</title><guid>skola-1</guid>"
    "<link>https://avize.example/skola-1</link><pubDate>Tue, 07 May 2024 08:00:00 +0300</pubDate>"
    "<description>&lt;p&gt;Direktore Ruta Egle sacīja, ka skolu slēgs rudenī.&lt;/p&gt;"
    "&lt;p&gt;Vecāki to noliedza.&lt;/p&gt;</description></item></channel></rss>"
)
_DRAFT = (
    "Satiksmes ministre Anna Bērziņa sacīja: “Darbi rit straujāk, nekā plānots.” Uzņēmuma vadītājs "
    "Jānis Kalniņš solīja, ka satiksmi neslēgs ilgāk par divām nedēļām."
)
_TOLD = (
    (
        "tilts-1",
        "2024-05-08",
        "Tilts",
        "Jelgavas mērs Jānis Kalniņš solīja, ka tiltu atvērs 2024. gada 31. maijā.",
    ),
    ("tilts-2", "2024-05-09", "Tilts", "Satiksmes ministre Anna Bērziņa noliedza, ka tiltu atvērs maijā."),
    (
        "a1",
        "2024-05-10",
        "Skolas",
        "Deputāts Pēteris Kalns sacīja, ka lauku skolas slēgs. Cēsīs runā par Kordovu.",
    ),
    (
        "a2",
        "2024-05-11",
        "Skolas",
        "Deputāts Pēteris Kalns sacīja, ka lauku skolas neslēgs. Skuja to noliedza.",
    ),
    ("a3", "2024-05-12", "Sports", "Treneris Valērijs Hromčenko sacīja, ka komanda uzvarēs."),
)


def fill(folder: Path, archive: str = "a few articles") -> None:
    """Put the files that pages speak of into a folder, and an archive where `hronika` looks for one.

    In the archive are `a few articles`, `the samples`, or `nothing`: then there is none.
    """
    (folder / "article.txt").write_text(_TEXT, encoding="utf-8")
    (folder / "draft.txt").write_text(_DRAFT, encoding="utf-8")
    for name in ("page.html", "saved.html"):
        (folder / name).write_text(_PAGE, encoding="utf-8")
    (folder / "feed.xml").write_text(_FEED, encoding="utf-8")
    (folder / "feeds.toml").write_text('[[feed]]\nurl = "https://zinas.example/rss"\n', encoding="utf-8")
    for name in ("articles.jsonl", "news.jsonl"):
        shutil.copyfile(SAMPLE_ARTICLES, folder / name)
    pyarrow.parquet.write_table(
        pyarrow.table(
            {
                "body": [article["text"] for article in _SAMPLES[:3]],
                "date": [article["published"] for article in _SAMPLES[:3]],
                "text": [article["text"] for article in _SAMPLES[:3]],
            }
        ),
        folder / "articles.parquet",
    )
    for name in ("articles", "news"):
        (folder / name).mkdir()
        for article in _SAMPLES[:3]:
            (folder / name / f"{article['id']}.txt").write_text(article["text"], encoding="utf-8")
    shutil.copyfile(ALTERED_ARTICLE, folder / "altered.jsonl")
    (folder / "saeima.csv").write_text("id,name,role\nk1,Pēteris Kalns,deputāts\n", encoding="utf-8")
    (folder / "wikidata.json").write_text(
        json.dumps([{"id": "Q1", "labels": {"lv": {"value": "Ilze Zarāja"}}, "claims": {}}]), encoding="utf-8"
    )
    (folder / "records.jsonl").write_bytes(_records())
    (folder / "crawl").mkdir()
    for name in ("crawl.warc.gz", "crawl/part-1.warc.gz"):
        (folder / name).write_bytes(_crawl())
    if archive != "nothing":
        place = folder / ".local" / "share" / "hronika" / "archive.db"
        place.parent.mkdir(parents=True)
        shutil.copyfile(_archive(archive), place)


@cache
def _records() -> bytes:
    records = Reader().read_many(_SAMPLES[:3])
    return "".join(
        f"{record.model_dump_json()}\n" for record in records if not isinstance(record, Exception)
    ).encode()


@cache
def _crawl() -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        "https://zinas.example/tilts",
        "response",
        payload=BytesIO(_PAGE.encode()),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": "2024-05-07T09:00:00Z"},
    )
    writer.write_record(record)
    record.raw_stream.close()
    return out.getvalue()


@cache
def _archive(holding: str) -> Path:
    path = Path(mkdtemp()) / "archive.db"
    told = [("tilts", "2024-05-07", "Tilts", _TEXT), *_TOLD]
    articles = [
        {"id": id, "published": day, "title": title, "text": text, "outlet": "Avīze"}
        for id, day, title, text in told
    ]
    with Archive(path) as archive:
        if holding == "the samples":
            archive.add_from(SAMPLE_ARTICLES, outlet="Ziņas")
        else:
            added = archive.add(*articles)
            assert not added.failures, added.failures
    return path
