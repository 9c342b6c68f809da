"""Review as a browser shows it: for everybody, by keyboard alone, and without script."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import pytest
from browser import Browser, browsers
from people_help import filled
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from test_web_in_browser import SHOTS, small_targets
from web_help import served

from hronika.article import Article
from hronika.ledger import Archive

pytestmark = [pytest.mark.slow, pytest.mark.browser]

_TEXTS = {
    "k0": "Kuks iekāpa ratos. Vakarā Kuks gulēja.",
    "k1": "Rīgā Kuks ēda putru. Kuks smējās.",
    "pieces": "„Tiltu slēgs rudenī uz laiku,” sacīja mērs Juris Zaķis, „bet satiksmi novadīs pa citu ceļu.”",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from browsers()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = filled(tmp_path)
    with Archive(path) as archive:
        for number, (id, text) in enumerate(_TEXTS.items()):
            archive.add(Article(text, id=id, outlet="Avīze", published=date(2025, 1, 1 + number), title=id))
    return path


@pytest.fixture
def room(path: Path) -> Iterator[str]:
    with served(path) as address:
        yield address


@pytest.fixture
def in_pieces(path: Path) -> str:
    """The address of a statement in two pieces."""
    with Archive(path, writable=False) as archive:
        [hit] = [hit for hit in archive.statements("satiksmi") if hit.article == "pieces"]
    return f"/s/{hit.sha256[:12]}/{hit.spans[0][0]}-{hit.spans[-1][1]}"


def confirming(room: str, queue: str, verdict: str) -> str:
    """Give the page on which a decision on the first of a list is to be confirmed."""
    first = httpx2.get(f"{room}/review/several.json?queue={queue}").json()["items"][0]["item"]
    return "/review/several?" + urlencode({"queue": queue, "verdict": verdict, "item": first})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_review_is_for_everybody(
    browser: Browser, room: str, in_pieces: str, width: int, scheme: str
) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    browser.visit(f"{room}/review?lang={'lv' if width > 500 else 'en'}", width, scheme)
    browser.complaints()
    pages = (
        "/review", "/review?queue=event", "/review?queue=contradiction", "/review?queue=name",
        "/review?queue=identity", "/review?queue=rejected", f"/review?edit=true&item={in_pieces}",
        "/review/several?queue=event", "/review/several?queue=name",
        "/review/several?queue=name&verdict=no+name&item=person+Kuks",
        "/review/several?queue=contradiction", "/review/several?queue=identity",
        confirming(room, "contradiction", "no contradiction"), confirming(room, "identity", "different"),
        confirming(room, "identity", "same"),
    )  # fmt: skip
    faults: list[str] = []
    for number, page in enumerate(pages):
        browser.visit(room + page, width, scheme)
        browser.driver.save_screenshot(str(SHOTS / f"review-{number:02}-{scheme}-{width}.png"))
        faults += [f"{page}: {fault}" for fault in [*browser.violations(), *small_targets(browser)]]
        if browser.run("return document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{page}: wider than the window")
        faults += [f"{page}: {said}" for said in browser.complaints()]
        browser.visit(room + page, script=False)
        assert len(browser.driver.find_element(By.TAG_NAME, "main").text) > 20, page
    assert not faults, "\n".join(dict.fromkeys(faults))


def press(browser: Browser, *keys: str) -> None:
    """Press keys that lead to another page, and wait for that."""
    with browser.another_page():
        browser.driver.switch_to.active_element.send_keys(*keys)


def pieces(browser: Browser) -> list[str]:
    return [each.text.split(" ", 1)[1] for each in browser.driver.find_elements(By.CLASS_NAME, "piece-words")]


def test_content_in_two_pieces_is_moved_by_keys_alone(browser: Browser, room: str, in_pieces: str) -> None:
    browser.visit(f"{room}/review?lang=en&item={in_pieces}")
    press(browser, "e")
    assert [each.strip("„”“") for each in pieces(browser)] == [
        "Tiltu slēgs rudenī uz laiku", "bet satiksmi novadīs pa citu ceļu",
    ]  # fmt: skip
    press(browser, Keys.SHIFT + Keys.ARROW_LEFT)
    press(browser, Keys.ARROW_DOWN)
    press(browser, Keys.ARROW_RIGHT)
    assert [each.strip("„”“") for each in pieces(browser)] == [
        "Tiltu slēgs rudenī uz", "satiksmi novadīs pa citu ceļu",
    ]  # fmt: skip
    press(browser, Keys.ARROW_UP)
    press(browser, Keys.SHIFT + Keys.ARROW_LEFT)
    with browser.another_page():
        browser.driver.find_element(By.CSS_SELECTOR, "#edit > button").send_keys(Keys.ENTER)
    assert browser.driver.find_elements(By.CSS_SELECTOR, "[role=status]")
    browser.visit(room + in_pieces)
    assert "Tiltu slēgs rudenī … satiksmi novadīs" in browser.driver.find_element(By.TAG_NAME, "main").text


def test_a_name_and_a_contradiction_are_decided_and_undone_by_keys_alone(browser: Browser, room: str) -> None:
    for queue in ("name", "contradiction"):
        browser.visit(f"{room}/review?lang=en&queue={queue}")
        before = browser.driver.find_element(By.CSS_SELECTOR, ".review > section").text
        press(browser, "x")
        assert browser.driver.find_element(By.CSS_SELECTOR, ".review > section").text != before
        press(browser, Keys.BACKSPACE)
        assert browser.driver.find_element(By.CSS_SELECTOR, ".review > section").text == before


def test_several_are_chosen_shown_and_confirmed_by_keys_alone(browser: Browser, room: str) -> None:
    browser.visit(f"{room}/review/several?lang=en&queue=event")
    boxes = browser.driver.find_elements(By.CSS_SELECTOR, ".ticks input")
    if len(boxes) < 2:
        pytest.skip("the reader is sure of nearly all that these articles tell")
    for box in boxes[:2]:
        box.send_keys(Keys.SPACE)
    button = browser.driver.find_element(By.CSS_SELECTOR, "button[value=wrong]")
    with browser.another_page("verdict=wrong"):
        button.send_keys(Keys.ENTER)
    assert len(browser.driver.find_elements(By.CSS_SELECTOR, "main .entries .entry")) == 2
    with browser.another_page():
        browser.driver.find_element(By.CSS_SELECTOR, "form.stacked button").send_keys(Keys.ENTER)
    assert browser.driver.find_elements(By.CSS_SELECTOR, "[role=status]")
    assert "× 2" in browser.driver.find_element(By.CSS_SELECTOR, ".review section:last-child").text
    press(browser, Keys.BACKSPACE)
    assert "does not hold any more" in browser.driver.find_element(By.TAG_NAME, "main").text
