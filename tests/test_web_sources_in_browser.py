"""The page of sources in a browser: what is dropped on it, lists that are offered, for everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, browsers
from selenium.webdriver.common.by import By
from web_help import served

from hronika.archive.feeds import FeedState, note_state
from hronika.archive.store import Store
from hronika.intake.watched import watch_further
from hronika.sources.feeds import FeedSource

pytestmark = [pytest.mark.slow, pytest.mark.browser]

LIST = f"""
[[feed]]
url = "https://a.example/rss"
outlet = "Avīze"

[[feed]]
url = "https://b.example/{"x" * 120}"
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from browsers()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("room") / "archive.db"
    with Store(path) as store:
        for number in range(3):
            note_state(
                store,
                FeedState(
                    f"https://zinas{number}.example/{'rss' * 40}",
                    last_poll=2e9,
                    next_poll=2.1e9,
                    failures=number,
                    failing_since=1.9e9 if number else None, reason="it is not fetched: nobody knows why.",
                ),
            )  # fmt: skip
    watch_further(path, [FeedSource("https://c.example/rss", "Ziņas")])
    with served(path) as address:
        yield address


DROP = """
const files = new DataTransfer();
files.items.add(new File([arguments[0]], "mani.toml"));
for (const name of ["dragover", "drop"])
  document.querySelector("main").dispatchEvent(
    new DragEvent(name, {dataTransfer: files, bubbles: true, cancelable: true}));
return document.querySelector("input[type=file]").files.length;
"""


def test_list_that_is_dropped_is_offered_and_the_page_is_for_everybody(browser: Browser, room: str) -> None:
    browser.visit(f"{room}/sources?lang=lv")
    assert browser.run(DROP, LIST) == 1
    assert browser.driver.switch_to.active_element.text == "Pievienot"
    with browser.another_page():
        browser.driver.switch_to.active_element.click()
    assert len(browser.driver.find_elements(By.CSS_SELECTOR, ".offer input[type=checkbox]")) == 2
    browser.complaints()
    for width in (360, 768, 1280):
        for scheme in ("light", "dark"):
            for language in ("lv", "en"):
                browser.visit(f"{room}/sources?lang={language}", width, scheme)
                assert browser.violations() == []
                assert browser.complaints() == []
                assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    browser.visit(f"{room}/sources", script=False)
    assert len(browser.driver.find_elements(By.CSS_SELECTOR, ".feeds > li")) == 4


def test_refused_form_leads_back(browser: Browser, room: str) -> None:
    browser.visit(f"{room}/sources?lang=lv", 360)
    field = browser.driver.find_element(By.CSS_SELECTOR, "form.stacked input[type=url]")
    field.send_keys("http://127.0.0.1/rss")
    with browser.another_page():
        field.submit()
    assert "nav publiska adrese" in browser.driver.find_element(By.CSS_SELECTOR, "[role=alert]").text
    assert browser.violations() == []
    with browser.another_page():
        browser.driver.find_element(By.LINK_TEXT, "Atpakaļ uz lapu, no kuras tas sūtīts").click()
    assert browser.driver.current_url == f"{room}/sources"


def test_too_large_a_file_is_told_on_a_page(browser: Browser, room: str, tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"x" * (25 << 20))
    browser.visit(f"{room}/sources?lang=lv")
    browser.driver.find_element(By.CSS_SELECTOR, "input[type=file]").send_keys(str(big))
    with browser.another_page():
        browser.driver.find_element(By.CSS_SELECTOR, "form[action='/sources/files'] button").click()
    assert "pārāk daudz" in browser.driver.find_element(By.CSS_SELECTOR, "[role=alert]").text
