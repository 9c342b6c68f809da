"""The whole product by keyboard alone, and once without script."""

import time
from collections.abc import Iterator, Sequence

import pytest
from browser import Browser, browsers
from keyboard import Keyboard
from people_help import filled
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from web_help import served

from hronika.article import Article
from hronika.ledger import Archive

pytestmark = [pytest.mark.slow, pytest.mark.browser]

HEAD = "pd842c95ed8169e53"
PERSON = "/person/ilze-ozolina~pd7a73e2df53eb771"
DRAFT = "“Mūsu tilts ir kā sirds,” sacīja Rudīte Kalvāne."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from browsers()


@pytest.fixture
def room(tmp_path_factory: pytest.TempPathFactory, samples: Sequence[Article]) -> Iterator[str]:
    path = filled(tmp_path_factory.mktemp("walk"))
    with Archive(path) as archive:
        archive.add(*samples)
    with served(path) as address:
        yield address


def found(browser: Browser, selector: str) -> int:
    return len(browser.driver.find_elements(By.CSS_SELECTOR, selector))


def until(browser: Browser, condition: str) -> None:
    """Wait until something is so in the page."""
    for _ in range(100):
        if browser.run(f"return {condition}"):
            return
        time.sleep(0.05)
    raise AssertionError(condition)


def test_whole_walk_by_keyboard(browser: Browser, room: str) -> None:
    keys = Keyboard(browser)
    browser.driver.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    browser.visit(f"{room}/?lang=en")

    # The front page: past the masthead, then to the search box by its key.
    assert keys.tab() is None
    assert keys.focus.get_attribute("class") == "skip"
    keys.press(Keys.ENTER)
    assert browser.run("return document.activeElement.id") == "main"
    assert keys.tab() is None
    assert browser.run("return document.activeElement.closest('main') !== null")
    keys.press("/")
    assert browser.run("return document.activeElement.id") == "find"
    with browser.another_page("q=tilt"):
        keys.press("tilt*", Keys.ENTER)

    # Search: narrowed by a facet, widened again, then from entry to entry.
    keys.enter(".facets a[href*='speaker=']", "speaker=")
    assert found(browser, ".chip") >= 1
    keys.go(".chip")
    keys.press(Keys.ENTER)
    until(browser, "!document.querySelector('.chip')")
    keys.enter(".tabs a[href*='kind=article']", "kind=article")
    keys.press("j")
    first = keys.focus
    assert browser.run("return document.activeElement.closest('[data-entry]') !== null")
    keys.press("j")
    assert keys.focus != first
    keys.press("k")
    assert keys.focus == first
    with browser.another_page("/a/"):
        keys.press(Keys.ENTER)

    # An article: a card lights up its words, leads to them, and on to the statement.
    keys.go(".note[data-s] a.what")
    assert found(browser, ".text .on")
    keys.press(Keys.ENTER)
    assert browser.run("return document.querySelector('.text :target') !== null")
    keys.enter(".said-here a.more", "/s/")

    # A statement: what is to be copied, each form.
    for form in ("text", "markdown", "bibtex", "json-ld"):
        keys.go(f"details:has(#cite-{form}) > summary")
        keys.press(Keys.ENTER)
        keys.go(f"[data-copy='cite-{form}']")
        keys.press(Keys.ENTER)
        until(browser, f"document.querySelector(\"[data-copy='cite-{form}']\").textContent === 'Copied'")
        copied = browser.driver.execute_async_script(
            "navigator.clipboard.readText().then(arguments[arguments.length - 1])"
        )
        assert "/s/" in copied, form

    # A person: merged after a preview, and taken back.
    browser.visit(room + PERSON)
    keys.enter("a[href$='/merge']", "/merge")
    keys.go("main input[name=with]")
    with browser.another_page("with="):
        keys.press(HEAD, Keys.ENTER)
    keys.go("#reason")
    keys.press("the same person")
    keys.enter("form[action='/people/merge'] button", "done=deciding.done.merged")
    keys.enter(".undo button", "done=deciding.done.undone")

    # Review: wrong, undone, edited, later.
    browser.visit(f"{room}/review")
    before = decisions(browser)
    with browser.another_page("done="):
        keys.press("x")
    assert decisions(browser) == before + 1
    with browser.another_page("done="):
        keys.press(Keys.BACKSPACE)
    browser.visit(f"{room}/review")
    with browser.another_page("edit="):
        keys.press("e")
    browser.visit(f"{room}/review")

    # A draft.
    keys.enter(".rooms a[href='/draft']", "/draft")
    keys.go("textarea[name=text]")
    keys.press(DRAFT)
    keys.go("form.draft button")
    keys.press(Keys.ENTER)
    until(browser, "document.querySelector('.finding-note') !== null")

    # Sources: every way to add something can be reached.
    keys.enter(".rooms a[href='/sources']", "/sources")
    for wanted in ("textarea[name=addresses]", "input[type=file]", "form[action='/sources/samples'] button"):
        keys.go(wanted)

    # Settings: the single keys are off, and on again.
    keys.enter("footer a[href*='keys=off']", "/sources")
    keys.press("/")
    assert browser.run("return document.activeElement.id") != "find"
    keys.press("?")
    assert not browser.run("return document.getElementById('keys').open")
    keys.enter("footer a[href*='keys=on']", "/sources")
    keys.press("?")
    assert browser.run("return document.getElementById('keys').open")
    keys.press(Keys.ESCAPE)


def decisions(browser: Browser) -> int:
    """How many decisions stand among the last ones."""
    return found(browser, "section[aria-labelledby=last] .entry")


def test_whole_walk_without_script(browser: Browser, room: str) -> None:
    driver = browser.driver
    browser.visit(f"{room}/?lang=en")

    def press(selector: str, arrives: str) -> None:
        with browser.another_page(arrives):
            driver.find_element(By.CSS_SELECTOR, selector).click()

    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get(room)
        assert browser.run("return typeof htmx") == "undefined"
        driver.find_element(By.ID, "find").send_keys("tilt*")
        press(".find button", "q=tilt")
        press(".facets a[href*='speaker=']", "speaker=")
        press(".chip", "/search?q=tilt")
        press(".entry .said a", "/s/")
        driver.find_element(By.CSS_SELECTOR, "details:has(#cite-bibtex) > summary").click()
        assert "@" in driver.find_element(By.ID, "cite-bibtex").text
        press(".fields a[href^='/a/']", "/a/")
        press(".happened-here a.more", "/e/")
        driver.get(f"{room}{PERSON}/merge?with={HEAD}")
        driver.find_element(By.ID, "reason").send_keys("the same person")
        press("form[action='/people/merge'] button", "done=deciding.done.merged")
        press(".undo button", "done=deciding.done.undone")
        driver.get(f"{room}{PERSON}/contradictions")
        assert len(driver.find_element(By.TAG_NAME, "main").text) > 40
        driver.get(f"{room}/review")
        press("[data-key='x']", "/review")
        press("[data-key='Backspace']", "/review")
        driver.get(f"{room}/draft")
        driver.find_element(By.NAME, "text").send_keys(DRAFT)
        press("form.draft button", "/draft")
        assert found(browser, ".finding-note")
        press(".rooms a[href='/network']", "/network")
        assert found(browser, "main table tbody tr")
        press("footer a[href*='scheme=dark']", "/network")
        assert browser.run("return document.documentElement.dataset.scheme") == "dark"
        press("footer a[href*='scheme=auto']", "/network")
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
