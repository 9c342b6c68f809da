"""How pages look where a reader needs them otherwise: enlarged, printed, in forced colours, overfull."""

import base64
import json
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from browser import Browser, browsers
from web_help import served

from hronika.article import Article
from hronika.ledger import Archive
from hronika.web import pages
from hronika.web.users import Users, users_beside

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SIXTY = "Konstancija-Elizabete Aleksandra Vaiņode-Lejasciemiņa-Zeltiņ"  # 60 letters
DAY = date(2024, 5, 7)
LONG = "nepārtrauktvārds" * 650  # 10 400 letters


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from browsers()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, samples: Sequence[Article]) -> Iterator[str]:
    path = tmp_path_factory.mktemp("looks") / "archive.db"
    with Archive(path) as archive:
        archive.add(*samples)
    with served(path) as address:
        yield address


@pytest.fixture(scope="module")
def overfull(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Forty people with names of sixty letters, and a word of ten thousand."""
    assert len(SIXTY) == 60
    path = tmp_path_factory.mktemp("overfull") / "archive.db"
    names = [f"{SIXTY[:-2]}{first}{second}" for first in "abcdefgh" for second in "aeiou"]
    told = [f"„Ceļu {number} remontēs rudenī,” sacīja ministre {name}." for number, name in enumerate(names)]
    with Archive(path) as archive:
        archive.add(
            *(
                Article(
                    "\n".join(told), id=id, title=title, outlet="Gara nosaukuma izdevums " * 3, published=DAY
                )
                for id, title in (("one", f"Visas {SIXTY}"), ("two", f"{LONG} runā"))
            ),
            Article(f"„{LONG} tilts,” sacīja Anna Roze. {LONG} ir {LONG}.", id="three", title=LONG),
        )
    with served(path) as address:
        yield address


def data_of(address: str) -> Any:
    """The JSON at an address of the room."""
    with urlopen(address) as answer:  # noqa: S310 of the test's own server
        return json.load(answer)


def every_page(room: str) -> list[str]:
    """An address of every page, with one thing of each kind."""

    def get(path: str) -> Any:
        return data_of(room + path)

    found = [route.path for module in pages.ALL for route in module.routes if "{" not in route.path]
    for kind in ("statement", "event", "article", "name"):
        items = get(f"/search.json?kind={kind}")[f"{kind}s"]
        found += [item["address"] for item in items[:2]]
        found += [f"/search?kind={kind}"] if kind != "statement" else []
    if stories := get("/stories.json")["stories"]:
        found.append(stories[0]["address"])
    for person in get("/people.json?order=statements")["people"][:1]:
        rest = ("", "/about", "/contradictions", "/merge", "/split", "/history")
        found += [person["address"] + each for each in rest]
    return [*dict.fromkeys(found), "/api", "/nowhere", "/search?q=nekasqqqq", "/search?vouched=nothing"]


_HEADS = """
const levels = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5)")].map((h) => +h.tagName[1]);
const tables = [...document.querySelectorAll("table")], heads = [...document.querySelectorAll("table th")];
const bare = tables.filter((table) => !table.caption || !table.caption.textContent.trim());
return [document.title, levels, bare.length, heads.filter((head) => !head.scope).length];
"""

_PRESSED = """
const pressed = "nav, input:not([type=hidden]), button, textarea, select, .skip, .turn, .facets, .more";
return [...document.querySelectorAll(pressed)].filter((e) => e.checkVisibility())
  .map((e) => e.outerHTML.slice(0, 90));
"""

_MOVES = """
const moves = (style) => parseFloat(style.animationDuration) || parseFloat(style.transitionDuration)
  || style.scrollBehavior === "smooth";
return [...document.querySelectorAll("*")].filter((e) => moves(getComputedStyle(e))).length
  + document.getAnimations().length;
"""

_UNMARKED = """
const quoted = "main :is(.said, .told, .entry .title, .text, td.office) > :is(a, q, span), main .excerpt";
return [...document.querySelectorAll(quoted)].filter((e) => !e.matches(".kind, .v0 *")
  && !e.querySelector("[lang=lv]") && !e.closest("[lang=lv], .note")).map((e) => e.outerHTML.slice(0, 120));
"""

_FAULTS = """
const width = arguments[0], faults = [], at = (e) => e.outerHTML.slice(0, 100);
const scrolls = ".chart, .wide, pre, svg, dialog, .hidden";
const shown = [...document.querySelectorAll("body *")].filter(
  (e) => e.checkVisibility() && !e.closest(scrolls));
if (document.documentElement.scrollWidth > width)
  faults.push(`${document.documentElement.scrollWidth} wide: ` + shown.filter(
    (e) => e.getBoundingClientRect().right > width + 1).slice(-1).map(at));
for (const e of shown) {
  if (!e.children.length && e.textContent.trim() && (e.getBoundingClientRect().right > width + 1
      || e.getBoundingClientRect().left < -1) && !e.closest(".skip")) faults.push(`outside: ${at(e)}`);
  if (getComputedStyle(e).overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1)
    faults.push(`cut: ${at(e)}`);
}
return faults;
"""


@pytest.mark.parametrize("language", ["lv", "en"])
def test_nothing_scrolls_sideways_at_400_percent(browser: Browser, room: str, language: str) -> None:
    """1 280 px at 400 % are 320 px of CSS (WCAG 1.4.10); a width is given that the page cannot change."""
    assert_fits(browser, room, 320, language)


def test_nothing_scrolls_sideways_of_what_is_overfull(browser: Browser, overfull: str) -> None:
    people = data_of(f"{overfull}/people.json")["people"]
    assert len([each for each in people if len(each["name"]) == 60]) > 20
    for width in (320, 768, 1280):
        assert_fits(browser, overfull, width, "lv")


@pytest.mark.parametrize("path", ["/timeline", "/network", "/places"])
def test_a_drawing_wider_than_the_window_says_so(browser: Browser, room: str, path: str) -> None:
    for width in (390, 1280):
        browser.visit(f"{room}{path}?lang=en", width)
        wider, told = browser.driver.execute_script(
            "const chart = document.querySelector('.chart'), told = document.querySelector('.sideways');"
            "return [chart.scrollWidth > chart.clientWidth + 1, told.offsetHeight > 0]"
        )
        assert (wider, told) == (width == 390, width == 390)


def test_fonts_of_200_percent_fit(browser: Browser, room: str) -> None:
    """WCAG 1.4.4, where a reader enlarges letters and not the page."""
    assert_fits(browser, room, 640, "lv", enlarged="document.documentElement.style.fontSize = '200%'")


def assert_fits(browser: Browser, room: str, width: int, language: str, enlarged: str = "") -> None:
    browser.visit(f"{room}/about?lang={language}", 1280)
    size = {"width": width, "height": 256, "deviceScaleFactor": 1, "mobile": False}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    faults = []
    for page in every_page(room):
        browser.driver.get(room + page)
        browser.run(enlarged)
        assert browser.run("return document.documentElement.clientWidth") == width
        faults += [f"{page}: {fault}" for fault in browser.run(_FAULTS, width)]
    assert not faults, "\n".join(faults)


def test_account_fits_a_phone(browser: Browser, tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db"):
        pass
    users = users_beside(tmp_path / "archive.db")
    Users(users).add("anna", "editor", "tilts pār Daugavu")
    with served(tmp_path / "archive.db", users=users) as room:
        browser.visit(f"{room}/login", 320)
        assert not browser.driver.find_elements("css selector", ".rooms a, #find")  # nothing opens before
        for name, value in (("name", "anna"), ("password", "tilts pār Daugavu")):
            browser.driver.find_element("name", name).send_keys(value)
        with browser.another_page():
            browser.driver.find_element("css selector", "main button").click()
        browser.visit(f"{room}/account", 320)
        browser.driver.find_element("name", "purpose").send_keys("ziņu lasītājs")
        with browser.another_page():
            browser.driver.find_element("css selector", "form.narrow button").click()
        assert not browser.run(_FAULTS, 320)
        assert browser.run("return document.querySelector('.tokens button').offsetWidth") > 60


def test_pages_have_titles_headings_and_captions(browser: Browser, room: str) -> None:
    titles: dict[str, str] = {}
    for page in every_page(room):
        browser.visit(room + page)
        title, levels, tables, heads = browser.run(_HEADS)
        assert levels[0] == 1, page
        assert levels.count(1) == 1, page
        assert all(next <= last + 1 for last, next in pairwise(levels)), (page, levels)
        assert (tables, heads) == (0, 0), page
        if not title.startswith(("This cannot", "To nevar")):
            assert titles.setdefault(title, page) == page
    assert len(titles) > 20


def test_what_comes_later_does_not_change_the_title(browser: Browser, room: str) -> None:
    person = next(page for page in every_page(room) if page.startswith("/person/"))
    browser.visit(room + person)
    for _ in range(100):
        if browser.run("return document.querySelector('#contradictions ~ div > p > a') === null"):
            break
        time.sleep(0.05)
    else:
        raise AssertionError("the contradictions did not come")
    assert browser.run("return document.title").startswith(
        browser.run("return document.querySelector('h1').innerText")
    )


def test_paper_has_sources_and_addresses_and_no_menus(browser: Browser, room: str) -> None:
    for page in every_page(room):
        browser.visit(room + page)
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        shown = browser.run(_PRESSED)
        assert not shown, (page, shown)
        address = browser.driver.find_element("css selector", ".on-paper")
        assert address.is_displayed(), page
        assert room + page in address.text, page
        if page.startswith(("/s/", "/e/")):
            assert browser.run(
                "return document.querySelector('.fields a[href^=\"/a/\"]').checkVisibility()"
            ), page
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_pages_print(browser: Browser, room: str, tmp_path: Path) -> None:
    browser.visit(room)
    made = browser.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})
    assert base64.b64decode(made["data"]).startswith(b"%PDF")


def test_forced_colours_show_marks(browser: Browser, room: str) -> None:
    """Backgrounds go where a reader's own colours stand for all; what they told is told by lines then."""
    article = next(page for page in every_page(room) if page.startswith("/a/"))
    lines = """
        const style = getComputedStyle(document.querySelector(arguments[0]));
        return [style.borderTopWidth, style.outlineStyle, style.textDecorationLine, style.boxShadow];
    """
    forced = {"features": [{"name": "forced-colors", "value": "active"}]}
    browser.visit(room + article)
    plain = {mark: browser.run(lines, mark) for mark in (".text .said", ".text .time", ".text a.badge")}
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", forced)
    assert browser.run("return matchMedia('(forced-colors: active)').matches")
    seen = {mark: browser.run(lines, mark) for mark in plain}
    assert plain[".text .said"][0] == "0px"
    assert seen[".text .said"][0] == "1px"
    assert plain[".text .time"][1] == "none"
    assert seen[".text .time"][1] == "dotted"
    assert seen[".text a.badge"][1] == "solid"
    assert browser.run(lines, ".text .trigger")[2] == "underline"
    browser.driver.get(f"{room}/search?q=tilt*")
    assert browser.run(lines, "mark")[1] == "solid"
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_nothing_moves_where_motion_is_reduced(browser: Browser, room: str) -> None:
    for page in every_page(room):
        browser.visit(room + page)
        reduced = {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", reduced)
        moving = browser.run(_MOVES)
        assert not moving, page
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_empty_archive_reads(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    with Archive(path):
        pass
    with served(path) as room:
        for page in [route.path for module in pages.ALL for route in module.routes if "{" not in route.path]:
            browser.visit(room + page, 320)
            assert len(browser.driver.find_element("css selector", "main").text) > 20, page
            drawn = browser.run("return document.querySelector('main table, main svg') !== null")
            assert drawn == (page == "/about"), page  # which has the scores of the reader


def test_latvian_words_are_marked_on_english_pages(browser: Browser, room: str) -> None:
    """WCAG 3.1.2: what is quoted is in the language of the article, whatever that of the page."""
    browser.visit(f"{room}/about?lang=en")
    for page in every_page(room):
        browser.visit(room + page)
        unmarked = browser.run(_UNMARKED)
        assert not unmarked, (page, unmarked[:3])
    browser.visit(f"{room}/about?lang=lv")
