"""A watch of feeds: each item once, changes seen, failures outlasted, and an end at any time."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
import stamina
from web_server import START, Asked, HandClock, Site, answer, client, site

from hronika.archive.feeds import state_of
from hronika.archive.store import Store
from hronika.intake.adding import Added, Adding
from hronika.intake.watching import DAY, HOUR, Polled, Seen, Watch
from hronika.sources.feeds import FeedSource

PAGE = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>{lead} Par to otrdien žurnālistiem pastāstīja domes priekšsēdētājs Arvis Lielbārdis.</p>"
    "<p>“Vairāk mēs juridiski nedrīkstam,” viņš sacīja. Darbi ilgšot divus mēnešus.</p></article></body>"
    "</html>"
)


def item(number: int, title: str = "", guid: str = "", query: str = "", updated: str = "") -> str:
    return (
        f"<entry><id>{guid or f'tag:zinas.example,2024:{number}'}</id>"
        f"<title>{title or f'Ziņa {number}'}</title>"
        f'<link href="/a/{number}{query}"/><published>2024-05-07T07:00:00Z</published>'
        f"<updated>{updated or '2024-05-07T07:00:00Z'}</updated>"
        f"<summary>Īsumā par ziņu {number}.</summary></entry>"
    )


def feed(*items: str) -> bytes:
    return answer(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Ziņas</title>{"".join(items)}</feed>',
        content_type="application/atom+xml",
    )


def page(number: int, lead: str = "", **headers: Any) -> bytes:
    lead = lead or f"Tilts numur {number} pār upi būs slēgts līdz rudenim, un satiksme notiks citur."
    return answer(PAGE.format(title=f"Ziņa {number}", lead=lead), **headers)


class Watched:
    """A site that is watched, with its archive and a clock."""

    def __init__(self, served: Site, store: Store) -> None:
        self.site, self.store, self.clock = served, store, HandClock()
        self.source = FeedSource(served.url("/feed"), "Ziņas", every=60)
        self.again()

    def again(self, *more: FeedSource) -> None:
        """Begin another watch with the same archive."""
        self.adding = Adding(self.store)
        self.watch = Watch(self.adding, [self.source, *more], client(self.site, self.clock), self.clock)

    def once(self) -> list[Seen]:
        return list(self.watch.once())

    def run(self, seconds: float) -> list[Seen]:
        """Watch for so long by the clock."""
        end = self.clock.time + seconds

        def wait(until: float) -> bool:
            if self.clock.time + until > end:
                self.clock.time = end
                return True
            self.clock.time += until
            return False

        return list(self.watch.run(wait))

    def texts(self) -> list[str]:
        return [version.text for version in self.store.current()]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    with stamina.set_testing(True, attempts=3, cap=True), site() as served, Store(tmp_path / "a.db") as store:
        yield Watched(served, store)


def test_what_is_new_is_fetched_once(watched: Watched) -> None:
    watched.site.pages |= {"/feed": feed(item(1), item(2)), "/a/1": page(1), "/a/2": page(2)}
    watched.once()
    assert vars(watched.adding.counts)["new"] == 2
    assert {version.record.article.outlet for version in watched.store.current()} == {"Ziņas"}
    assert sorted(watched.site.paths()) == ["/a/1", "/a/2", "/feed"]
    watched.again()
    watched.once()
    assert watched.site.paths().count("/a/1") == 1
    assert watched.adding.counts.seen == 0


def test_a_changed_headline_guid_or_tracking_is_no_new_article(watched: Watched) -> None:
    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": page(1)}
    watched.once()
    watched.site.pages["/feed"] = feed(
        item(1, title="Cits virsraksts", guid="tag:cits", query="?utm_source=x")
    )
    watched.once()
    assert watched.site.paths() == ["/feed", "/a/1", "/feed"]
    assert len(watched.texts()) == 1


def test_one_item_in_two_feeds_is_fetched_once(watched: Watched) -> None:
    watched.site.pages |= {"/feed": feed(item(1)), "/other": feed(item(1)), "/a/1": page(1)}
    watched.again(FeedSource(watched.site.url("/other"), "Ziņas"))
    watched.once()
    assert watched.site.paths().count("/a/1") == 1


def test_pages_are_looked_at_again_and_their_changes_are_versions(watched: Watched) -> None:
    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": page(1)}
    watched.run(HOUR / 2)
    watched.site.pages["/a/1"] = page(
        1, "Tilts numur 1 pār upi būs slēgts līdz ziemai, un satiksme notiks citur."
    )
    seen = watched.run(4 * DAY)
    assert [each.outcome for each in seen if isinstance(each, Added)] == ["changed", *["duplicate"] * 3]
    assert watched.site.paths().count("/a/1") == 5  # at once, and after 1 h, 6 h, a day, 3 days
    assert [text.count("ziemai") for text in watched.texts()] == [1]


def test_a_page_that_did_not_change_is_not_sent_again(watched: Watched) -> None:
    def conditional(asked: Asked) -> Iterator[bytes]:
        yield answer(status=304) if asked.headers.get("if-none-match") == '"1"' else page(1, ETag='"1"')

    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": conditional}
    seen = watched.run(4 * DAY)
    assert [each.outcome for each in seen if isinstance(each, Added)] == ["new"]
    assert watched.site.paths().count("/a/1") == 5


def test_an_item_that_the_feed_calls_updated_is_fetched_at_once(watched: Watched) -> None:
    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": page(1)}
    watched.once()
    watched.site.pages |= {
        "/feed": feed(item(1, updated="2024-05-07T08:30:00Z")),
        "/a/1": page(1, "Tilts numur 1 pār upi būs slēgts līdz ziemai, un satiksme notiks citur."),
    }
    watched.once()
    assert watched.adding.counts.changed == 1


def test_a_failing_feed_is_asked_less_and_less_and_comes_back_by_itself(watched: Watched) -> None:
    watched.site.pages["/feed"] = answer(status=500)
    seen = watched.run(10 * DAY)
    failures = [each for each in seen if isinstance(each, Polled)]
    assert all(each.has_failed for each in failures)
    assert "has a fault of its own (500)" in failures[0].sentences[0]
    assert "It is asked again at 2024-05-07 12:00." in failures[0].sentences[0]  # in Riga, an hour later
    # after 1, 2, 4, 8, 16, 24, 24, … hours
    assert 5 + 8 <= len(failures) <= 5 + 11
    state = state_of(watched.store, watched.source.url)
    assert state.failing_since == pytest.approx(START, abs=10)
    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": page(1)}
    watched.again()
    seen = watched.run(1.1 * DAY)
    assert any(
        isinstance(each, Polled) and any("answers again" in s for s in each.sentences) for each in seen
    )
    assert len(watched.texts()) == 1
    assert state_of(watched.store, watched.source.url).failures == 0


def test_a_server_says_when_to_come_back(watched: Watched) -> None:
    watched.site.pages["/feed"] = answer(status=429, Retry_After="18000")
    watched.run(60)
    assert state_of(watched.store, watched.source.url).next_poll == pytest.approx(START + 18_000, abs=10)


def test_a_page_that_fails_in_passing_is_asked_for_again_and_one_that_is_not_there_is_not(
    watched: Watched,
) -> None:
    watched.site.pages |= {"/feed": feed(item(1), item(2)), "/a/1": answer(status=503)}
    seen = watched.run(DAY / 2)
    told = [str(each.error) for each in seen if isinstance(each, Added) and each.error]
    assert len(told) == 1
    assert "/a/2" in told[0]
    watched.site.pages["/a/1"] = page(1)
    watched.run(DAY / 2)
    assert len(watched.texts()) == 1
    assert watched.site.paths().count("/a/2") == 1


def test_a_teaser_is_no_article(watched: Watched) -> None:
    watched.site.pages["/feed"] = feed(item(1))
    watched.once()
    assert watched.adding.counts.failed == 1
    assert watched.texts() == []


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(watched: Watched) -> None:
    new = watched.site.url("/new")
    watched.site.pages |= {"/feed": answer(status=301, Location=new), "/new": feed()}
    seen = watched.once()
    assert any(isinstance(each, Polled) and "moved to" in " ".join(each.sentences) for each in seen)
    watched.again()
    watched.once()
    assert watched.site.paths() == ["/feed", "/new", "/new"]


def test_one_sick_feed_does_not_stop_the_others(watched: Watched) -> None:
    watched.site.pages |= {"/feed": answer("<feed"), "/other": feed(item(1)), "/a/1": page(1)}
    watched.again(FeedSource(watched.site.url("/other"), "Ziņas"))
    watched.once()
    assert (watched.adding.counts.new, watched.adding.counts.failed) == (1, 1)


def test_a_watch_that_is_stopped_goes_on_where_it_was(watched: Watched) -> None:
    watched.site.pages |= {
        "/feed": feed(item(1), item(2), item(3)),
        **{f"/a/{n}": page(n) for n in (1, 2, 3)},
    }
    steps = iter([False, False, True])
    list(watched.watch.run(_stop_by(watched.clock, steps)))
    assert len(watched.texts()) == 1
    watched.again()
    watched.run(60)
    assert len(watched.texts()) == 3
    assert watched.site.paths().count("/feed") == 1  # not due again
    assert all(watched.site.paths().count(f"/a/{n}") == 1 for n in (1, 2, 3))


def _stop_by(clock: HandClock, steps: Iterator[bool]) -> Callable[[float], bool]:
    def wait(seconds: float) -> bool:
        clock.time += seconds
        return next(steps)

    return wait


def test_the_day_of_an_item_is_that_of_its_outlet(watched: Watched) -> None:
    late = datetime(2024, 5, 6, 21, 30, tzinfo=UTC)
    rss = (
        f"<rss version='2.0'><channel><title>Z</title><item><title>T</title>"
        f"<link>{watched.site.url('/a/1')}</link>"
        f"<pubDate>{format_datetime(late)}</pubDate></item></channel></rss>"
    )
    watched.site.pages |= {"/feed": answer(rss, content_type="application/rss+xml"), "/a/1": page(1)}
    watched.once()
    [version] = watched.store.current()
    assert str(version.record.article.published) == "2024-05-07"
