"""A watch of feeds: each item once, changes seen, failures outlasted, and an end at any time."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
import stamina
from web_server import START, Asked, HandClock, Site, answer, client, site

from hronika.archive.feeds import days_of, state_of
from hronika.archive.store import Store
from hronika.cli.watch import until_asked_to_stop
from hronika.fetching import Fetched
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


def test_a_text_that_changes_in_the_feed_itself_is_a_version(watched: Watched) -> None:
    def rss(word: str) -> bytes:
        text = "".join(
            f"<p>Tilts {name} būs slēgts līdz {word}, un satiksme notiks citur, sacīja domes deputāte.</p>"
            for name in ("pār upi", "pār ezeru", "pār gravu", "pār dzelzceļu")
        )
        return answer(
            f"<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
            f"<title>Z</title><item><title>Tilti</title><link>{watched.site.url('/a/1')}</link><guid>1</guid>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded></item></channel></rss>",
            content_type="application/rss+xml",
        )

    watched.site.pages["/feed"] = rss("rudenim")
    seen = watched.run(3 * HOUR)
    watched.site.pages["/feed"] = rss("ziemai")
    seen += watched.run(3 * HOUR)
    assert [each.outcome for each in seen if isinstance(each, Added)] == ["new", "changed"]
    assert ["ziemai" in text for text in watched.texts()] == [True]
    assert set(watched.site.paths()) == {"/feed"}


@pytest.mark.parametrize("charset", ["", "; charset=iso-8859-1", "; charset=windows-1257"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1257"])
def test_a_label_of_the_encoding_that_is_wrong_is_no_complaint(
    watched: Watched, charset: str, encoding: str
) -> None:
    text = "<p>Tilts pār Gauju būs slēgts līdz rudenim, un satiksme notiks citur, sacīja deputāte.</p>" * 4
    full = item(1, title="Tilts slēgts").replace(
        "</entry>", f'<content type="html"><![CDATA[{text}]]></content></entry>'
    )
    atom = (
        f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Ziņas</title>{full}</feed>"
    )
    watched.site.pages["/feed"] = answer(atom.encode(encoding), content_type=f"text/xml{charset}")
    seen = watched.once()
    assert [each.sentences for each in seen if isinstance(each, Polled)] == [()]
    [version] = watched.store.current()
    assert version.text.startswith("Tilts pār Gauju būs slēgts")
    kept = [note for stored in watched.store.versions(version.id) for note in stored.notes]
    is_wrong = encoding == "windows-1257" and encoding not in charset
    assert any("the label is wrong" in note for note in kept) == is_wrong


def test_a_failing_feed_is_asked_less_and_less_and_comes_back_by_itself(watched: Watched) -> None:
    watched.site.pages["/feed"] = answer(status=500)
    seen = watched.run(10 * DAY)
    failures = [each for each in seen if isinstance(each, Polled)]
    assert all(each.has_failed for each in failures)
    assert "has a fault of its own (500)" in failures[0].sentences[0]
    assert "It is asked again at 2024-05-07 12:00+03:00." in failures[0].sentences[0]
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


@pytest.mark.skipif(os.name != "posix", reason="signals are those of Unix")
@pytest.mark.parametrize("silent", ["/feed", "/a/1"])
def test_a_server_that_never_answers_does_not_hold_up_the_end(watched: Watched, silent: str) -> None:
    held = threading.Event()

    def never(asked: Asked) -> Iterator[bytes]:
        os.kill(os.getpid(), signal.SIGTERM)
        held.wait(10)
        yield b""

    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": page(1), silent: never}
    before = signal.getsignal(signal.SIGTERM)
    began = time.monotonic()
    stopping = until_asked_to_stop(watched.watch.interrupt)

    def wait(seconds: float) -> bool:
        watched.clock.time += seconds
        return stopping(0)

    list(watched.watch.run(wait))
    held.set()
    assert time.monotonic() - began < 5
    assert signal.getsignal(signal.SIGTERM) is before  # the second request ends at once
    assert state_of(watched.store, watched.source.url).failures == 0
    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": page(1)}
    watched.again()
    watched.run(HOUR)
    assert len(watched.texts()) == 1


def test_a_request_to_end_lets_an_article_that_is_stored_be_stored(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": page(1)}
    put = watched.store.put

    def put_and_be_asked_to_end(*given: Any) -> Any:
        watched.watch.interrupt()
        return put(*given)

    monkeypatch.setattr(watched.store, "put", put_and_be_asked_to_end)
    watched.once()
    assert len(watched.texts()) == 1


def test_what_is_refused_here_is_not_asked_for_again(watched: Watched) -> None:
    private = item(1).replace("/a/1", "http://169.254.169.254/latest")
    watched.site.pages |= {
        "/feed": feed(private, item(2), item(3)),
        "/robots.txt": answer("User-agent: *\nDisallow: /a/2"),
        "/a/3": answer(b"\x8b\x07", Content_Encoding="br"),
    }
    seen = watched.run(2 * DAY)
    told = sorted(str(each.error) for each in seen if isinstance(each, Added) and each.error)
    assert len(told) == 3
    assert "no public address" in told[0]
    assert "robots.txt" in told[1]
    assert "encoding br" in told[2]
    assert watched.site.paths().count("/a/3") == 1


def test_a_page_that_is_slow_once_is_asked_for_again(watched: Watched) -> None:
    answers = iter([b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", page(1)])

    def slow(asked: Asked) -> Iterator[bytes]:
        said = next(answers)
        yield said
        time.sleep(0.3 if len(said) < 100 else 0)

    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": slow}
    watched.watch = Watch(
        watched.adding, [watched.source], client(watched.site, watched.clock, silence=0.1), watched.clock
    )
    watched.run(HOUR)
    assert len(watched.texts()) == 1


def test_an_id_that_all_items_have_tells_none_of_them(watched: Watched) -> None:
    watched.site.pages |= {
        "/feed": feed(*(item(number, guid="0") for number in (1, 2, 3))),
        **{f"/a/{number}": page(number) for number in (1, 2, 3)},
    }
    watched.once()
    assert len(watched.texts()) == 3


def test_twins_in_one_feed_are_one_item(watched: Watched) -> None:
    watched.site.pages |= {"/feed": feed(item(1), item(1, guid="2", query="?utm_source=x")), "/a/1": page(1)}
    seen = watched.once()
    assert [each.items for each in seen if isinstance(each, Polled)] == [1]
    assert len([path for path in watched.site.paths() if path.startswith("/a/1")]) == 1


def test_two_watches_of_one_archive_have_each_item_once(
    watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": page(1)}
    with Store(tmp_path / "a.db") as store:
        other = Watch(Adding(store), [watched.source], client(watched.site, watched.clock), watched.clock)
        # The other one looks at the feed while this one is about to note what it found there.
        get = watched.watch._client.get
        fetched: list[Fetched] = []

        def get_and_be_late(*given: Any, **options: Any) -> Any:
            found = get(*given, **options)
            if not fetched:
                fetched.append(found)
                list(other.once())
            return found

        monkeypatch.setattr(watched.watch._client, "get", get_and_be_late)
        watched.once()
    assert watched.site.paths() == ["/feed", "/feed", "/a/1"]
    assert len(watched.texts()) == 1


def test_a_clock_that_was_put_back_does_not_silence_a_feed(watched: Watched) -> None:
    watched.site.pages["/feed"] = feed()
    watched.run(60)
    watched.clock.time -= 300 * DAY
    watched.again()
    watched.run(60)
    assert watched.site.paths() == ["/feed", "/feed"]
    watched.run(1.5 * HOUR)
    assert len(watched.site.paths()) == 3


def test_a_feed_that_moved_to_where_nothing_is_goes_back(watched: Watched) -> None:
    new = watched.site.url("/new")
    watched.site.pages |= {"/feed": answer(status=301, Location=new), "/new": feed()}
    watched.once()
    watched.site.pages |= {"/feed": feed(), "/new": answer(status=404)}
    watched.run(3 * DAY)
    assert state_of(watched.store, watched.source.url).failures == 0
    assert watched.site.paths()[:3] == ["/feed", "/new", "/new"]
    assert watched.site.paths()[-1] == "/feed"


def test_items_without_text_and_link_count_as_such(watched: Watched) -> None:
    bare = item(1).replace('<link href="/a/1"/>', "")
    watched.site.pages["/feed"] = feed(bare)
    watched.once()
    [day] = days_of(watched.store, watched.source.url)
    assert (day.items, day.without_text) == (1, 1)


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


def test_list_that_changes_is_seen_while_watching(watched: Watched) -> None:
    watched.site.pages |= {"/feed": feed(item(1)), "/a/1": page(1), "/other": feed(item(2)), "/a/2": page(2)}
    listed = [watched.source]
    watched.watch = Watch(
        watched.adding, listed, client(watched.site, watched.clock), watched.clock, lambda: listed
    )
    watched.run(30)
    assert watched.site.paths().count("/feed") == 1
    listed = [FeedSource(watched.site.url("/other"), "Citas", every=60)]
    watched.run(60)
    assert "/a/2" in watched.site.paths()
    listed = []
    watched.run(5 * HOUR)
    assert watched.site.paths().count("/feed") == 1
    assert watched.site.paths().count("/other") == 1
