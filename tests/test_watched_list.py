"""The list of feeds beside an archive: people's own lines stay, and who watches sees what changes."""

from pathlib import Path

import pytest
from conftest import Run

from hronika.archive.store import Store
from hronika.errors import DataError
from hronika.intake.watched import ListedFeeds, feeds_beside, watch_further, watch_no_more, watched
from hronika.sources.feeds import FeedSource, parse_feeds_toml

ONE, OTHER = "https://a.example/rss", "https://b.example/rss"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def test_feeds_are_added_and_taken_out(archive: Path) -> None:
    assert watched(archive) == ()
    one, other = FeedSource(ONE, 'Ziņas "A"', every=5), FeedSource(OTHER, keep_raw=False, language="lv")
    assert watch_further(archive, [one, other, one]) == (one, other)
    assert watched(archive) == (one, other)
    assert watch_further(archive, [FeedSource(ONE)]) == ()
    assert watch_no_more(archive, ONE)
    assert not watch_no_more(archive, ONE)
    assert watched(archive) == (other,)
    assert watch_no_more(archive, OTHER)
    assert watched(archive) == ()
    assert [path.name for path in archive.parent.iterdir()] == ["news.feeds.toml"]


def test_lines_of_people_stay(archive: Path) -> None:
    feeds_beside(archive).write_text(
        f"# Mans saraksts\n\n[[feed]]\nurl = '{ONE}'  # rīta\nevery = 7\n\n"
        f'# vakara\n[[feed]]\nurl = "{OTHER}"\n',
        encoding="utf-8",
    )
    watch_further(archive, [FeedSource("https://c.example/rss")])
    watch_no_more(archive, ONE)
    text = feeds_beside(archive).read_text("utf-8")
    assert "# Mans saraksts" in text
    assert "# vakara" in text
    assert "rīta" not in text
    assert [feed.url for feed in parse_feeds_toml(text.encode()).feeds] == [OTHER, "https://c.example/rss"]


@pytest.mark.parametrize(
    "written",
    ['feed = [{url = "https://a.example/rss"}, {url = "https://b.example/rss"}]\n', "[feed]\n", "x = 1\n"],
)
def test_list_that_is_written_otherwise_is_not_touched(archive: Path, written: str) -> None:
    feeds_beside(archive).write_text(written)
    with pytest.raises(DataError):
        watch_no_more(archive, ONE)
    assert feeds_beside(archive).read_text() == written


def test_who_watches_sees_what_changes_and_outlasts_a_broken_list(archive: Path) -> None:
    watch_further(archive, [FeedSource(ONE)])
    told: list[str] = []
    listed = ListedFeeds(archive, told.append)
    assert [feed.url for feed in listed()] == [ONE]
    watch_further(archive, [FeedSource(OTHER)])
    assert [feed.url for feed in listed()] == [ONE, OTHER]
    feeds_beside(archive).write_text("[[feed]]\nurl = 3\n")
    assert [feed.url for feed in listed()] == [ONE, OTHER]
    assert [feed.url for feed in listed()] == [ONE, OTHER]
    assert len(told) == 1
    assert "news.feeds.toml, line 2" in told[0]


def test_watch_goes_by_the_list_beside_the_archive(run: Run, archive: Path) -> None:
    Store(archive).close()
    nothing = run("watch", "--once", "--archive", archive)
    assert nothing.exit_code == 2
    assert "No feeds are listed yet" in nothing.stderr
    watch_further(archive, [FeedSource("http://127.0.0.1:9/rss")])
    result = run("watch", "--once", "--archive", archive)
    assert "127.0.0.1 is no public address" in result.stderr
    assert result.exit_code == 1


def test_list_of_feeds_is_no_article(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "saraksts.txt"
    path.write_text(f'# mani\n\n[[feed]]\noutlet = "A"\nurl = "{ONE}"\n', encoding="utf-8")
    result = run("read", path)
    assert result.exit_code == 1
    assert "is a list of feeds (feeds.toml) and holds no articles" in result.stderr
