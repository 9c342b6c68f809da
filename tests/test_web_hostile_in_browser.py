"""A hostile archive as a browser shows it on a phone: nothing runs, is refused, or is too wide."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from browser import Browser, browsers
from hostile_archive import ELEMENT, HEBREW, MARKUP, filled
from selenium.common.exceptions import NoAlertPresentException
from test_web_hostile import walked
from web_help import reading_room, served

from hronika.article import Article
from hronika.ledger import Archive

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from browsers()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, samples: Sequence[Article]) -> Path:
    return filled(tmp_path_factory.mktemp("hostile"), samples)


def test_nothing_runs_and_nothing_is_wider_than_a_phone(browser: Browser, archive: Path) -> None:
    with reading_room(archive) as client:
        addresses = list(walked(client))
    faults: list[str] = []
    with served(archive, query_seconds=60.0) as room:
        for address in addresses:
            browser.visit(f"{room}{address}", 360)
            faults += [f"{address[:150]}: {fault}" for fault in faults_of(browser)]
        browser.visit(f"{room}/search", 360)
        box = browser.driver.find_element("id", "find")
        box.send_keys(MARKUP)
        box.submit()
        faults += [f"typed: {fault}" for fault in faults_of(browser)]
        for kind in ("lv", "en"):
            browser.visit(f"{room}/?lang={kind}&q={MARKUP}#{MARKUP}", 360)
            faults += [f"in the address: {fault}" for fault in faults_of(browser)]
    assert not faults, f"{len(faults)}\n" + "\n".join(dict.fromkeys(faults))[:20_000]


def test_names_in_other_writings_turn_round_nothing_beside_them(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        archive.add(
            {
                "text": "Ministre Anna Roze sacīja, ka tiltu atvērs.",
                "outlet": HEBREW,
                "published": "2024-05-07",
            }
        )
    with served(path) as room:
        browser.visit(f"{room}/search", 1280)
        boxes = browser.run(
            "return [...document.querySelectorAll('.entry .meta > *')]"
            ".map((each) => each.getBoundingClientRect()).map(({left, right, top}) => [top, left, right])"
        )
        assert len(boxes) > 2
        for before, after in pairwise(boxes):
            assert before[0] < after[0] - 5 or before[2] <= after[1] + 1, boxes
        browser.visit(f"{room}/search?q={HEBREW}", 1280)
        title = browser.driver.title
        assert "\u2068" in title
        assert "[U+" not in title


def faults_of(browser: Browser) -> list[str]:
    """What a page does that it should not, or what is wider than the window."""
    faults = []
    try:
        faults.append(f"an alert: {browser.driver.switch_to.alert.text}")
        browser.driver.switch_to.alert.dismiss()
    except NoAlertPresentException:
        pass
    if browser.run(
        "return typeof canary !== 'undefined' || document.querySelector(arguments[0]) !== null", ELEMENT
    ):
        faults.append("markup came to life")
    if wide := browser.run(WIDE):
        faults.append(f"wider than the window: {wide}")
    faults += [said for said in browser.complaints() if "404 (Not Found)" not in said]
    return faults


WIDE = """
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return null;
    const wide = [...document.querySelectorAll("main *, header *, footer *")]
        .filter((each) => each.getBoundingClientRect().right > room + 1);
    const last = wide.length ? wide.at(-1).outerHTML.slice(0, 160) : "";
    return `${document.documentElement.scrollWidth}: ${last}`;
"""
