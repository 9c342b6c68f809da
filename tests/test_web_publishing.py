"""An archive as a site of files: the same twice, no link that leads nowhere, no texts of articles."""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from conftest import Run
from lxml import html

from hronika.article import Article
from hronika.ledger import Archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, samples: Sequence[Article]) -> Path:
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    with Archive(path) as archive:
        archive.add(*samples[:3])
        archive.add(*(Article(each.text, id=f"{each.id}-2", outlet="Cits") for each in samples[:1]))
    return path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, archive: Path) -> Path:
    from hronika.web.publishing import publish

    folder = tmp_path_factory.mktemp("site") / "site"
    assert publish(archive, folder).pages > 10
    return folder


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_the_same_archive_gives_the_same_files(site: Path, archive: Path, tmp_path: Path) -> None:
    from hronika.web.publishing import publish

    publish(archive, tmp_path / "again")
    files = [path.relative_to(site) for path in sorted(site.rglob("*")) if path.is_file()]
    assert files == [
        path.relative_to(tmp_path / "again")
        for path in sorted((tmp_path / "again").rglob("*"))
        if path.is_file()
    ]
    for file in files:
        assert (site / file).read_bytes() == (tmp_path / "again" / file).read_bytes(), file


def test_every_link_leads_to_a_file_or_to_a_source(site: Path) -> None:
    for page in pages(site):
        for element in html.fromstring(page.read_bytes()).iter("a", "link", "script"):
            address = element.get("href") or element.get("src")
            assert address is not None
            if address.startswith(("https://", "http://")):
                assert element.tag == "a"
            elif path := urlsplit(address).path:
                assert not path.startswith("/"), (page, address)
                assert (page.parent / unquote(path)).is_file(), (page, address)


def test_statements_stand_with_their_sources_and_articles_do_not(site: Path, archive: Path) -> None:
    with Archive(archive, writable=False) as opened:
        hits = list(opened.statements())
        longest = max(opened.articles(), key=lambda hit: len(hit.text))
    statements = {page.parent.name: page for page in site.glob("s/*/*/index.html")}
    assert len(statements) >= len({hit.text for hit in hits}) / 2
    for page in statements.values():
        text = page.read_text("utf-8")
        assert "<dl" in text
    everything = "".join(page.read_text("utf-8") for page in pages(site))
    assert longest.text not in everything
    assert not list(site.glob("a/*"))


def test_no_page_asks_a_server(site: Path) -> None:
    for page in pages(site):
        text = page.read_text("utf-8")
        assert "hx-get" not in text
        assert 'method="post"' not in text
        assert 'action="/' not in text
        assert re.search(r'<meta http-equiv="Content-Security-Policy" content="default-src \'self\'', text)


def test_every_page_has_its_address_on_paper(run: Run, site: Path, archive: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    base = "https://zinas.example/hronika/"
    made = run("publish", str(there), "--address", base.rstrip("/"), "-a", str(archive))
    assert made.exit_code == 0, made.stderr
    seen = 0
    for page in pages(there):
        [paper] = html.fromstring(page.read_bytes()).find_class("on-paper") or [None]
        if paper is None:  # it only leads to another page
            continue
        assert "hidden" not in paper.attrib
        own = base + page.relative_to(there).as_posix().removesuffix("index.html")
        assert unquote(paper.find("span").text) == own
        # Where the site was not told its address a script fills it in, and without script there is none.
        [unknown] = html.fromstring((site / page.relative_to(there)).read_bytes()).find_class("on-paper")
        assert "hidden" in unknown.attrib
        seen += 1
    assert seen > 10
    for wrong in ("zinas.example", "javascript:alert(1)", "https://", "https://a.example/?x"):
        assert run("publish", str(tmp_path / "no"), "--address", wrong, "-a", str(archive)).exit_code == 2


def test_folder_that_holds_something_is_left_alone(run: Run, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("x")
    result = run("publish", str(tmp_path / "site"), "-a", str(archive))
    assert result.exit_code == 2
    assert (tmp_path / "site" / "mine.txt").read_text() == "x"
    assert run("publish", str(tmp_path / "new"), "-a", str(tmp_path / "none.db")).exit_code == 2
