"""The site of the documentation as a browser shows it: on a phone too, from a disk, and for everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, browsers

SITE = Path(__file__).parents[1] / "build" / "site"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(not SITE.exists(), reason="needs the site: make site"),
]

PAGES = ("index", "first-steps", "accuracy", "comparison", "cli", "http", "notebooks/ledger", "lv/lasitava")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from browsers()


@pytest.mark.parametrize("page", PAGES)
def test_page_is_as_wide_as_the_screen_and_loads_nothing_from_elsewhere(browser: Browser, page: str) -> None:
    for width in (1280, 390):
        browser.show(SITE / f"{page}.html", width)
        assert browser.run("return document.documentElement.scrollWidth") <= width
        assert browser.complaints() == []
        assert all(address.startswith(("file:", "data:")) for address in browser.requested())


@pytest.mark.parametrize("page", PAGES)
def test_page_is_for_everybody(browser: Browser, page: str) -> None:
    """By all rules of axe but the stricter one on contrast: the theme has that of WCAG's level AA."""
    browser.show(SITE / f"{page}.html")
    found = [each for each in browser.violations() if not each.startswith("color-contrast-enhanced")]
    assert found == []


def test_pages_say_their_language(browser: Browser) -> None:
    for page, language in (("index", "en"), ("lv/index", "lv")):
        browser.show(SITE / f"{page}.html")
        assert browser.run("return document.documentElement.lang") == language


def test_search_works_from_a_disk(browser: Browser) -> None:
    browser.complaints()  # of the pages before
    browser.visit((SITE / "search.html").as_uri() + "?q=factuality")
    found = browser.run(
        """
        const ended = Date.now() + 5000;
        return new Promise((resolve) => {
            const look = () => {
                const titles = [...document.querySelectorAll(".search li a")].map((a) => a.textContent);
                if (titles.length || Date.now() > ended) resolve(titles); else setTimeout(look, 50);
            };
            look();
        });
        """
    )
    assert any("Factuality" in title for title in found)
    assert browser.complaints() == []
