"""Pages of people as a browser shows them: for everybody, without script, and a merge by keyboard alone."""

from collections.abc import Iterator

import pytest
from browser import Browser, browsers
from people_help import filled
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from test_web_in_browser import SHOTS, small_targets
from web_help import served

pytestmark = [pytest.mark.slow, pytest.mark.browser]

MAYOR, HEAD = "pd7a73e2df53eb771", "pd842c95ed8169e53"
PERSON = f"/person/ilze-ozolina~{MAYOR}"
PAGES = (
    "/people", "/people?order=statements&kind=person", "/person/andris-kalnins", PERSON,
    f"{PERSON}/about", f"{PERSON}/about?kind=event", f"{PERSON}/contradictions", f"{PERSON}/merge",
    f"{PERSON}/merge?with={HEAD}", f"{PERSON}/split", f"{PERSON}/history", "/person/karlis-berzin",
    "/people?begins=zz",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from browsers()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(filled(tmp_path_factory.mktemp("people"))) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_people_are_for_everybody(browser: Browser, room: str, width: int, scheme: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    browser.visit(f"{room}/people?lang={'lv' if width > 500 else 'en'}", width, scheme)
    browser.complaints()
    faults: list[str] = []
    for number, page in enumerate(PAGES):
        browser.visit(room + page, width, scheme)
        browser.driver.save_screenshot(str(SHOTS / f"people-{number:02}-{scheme}-{width}.png"))
        faults += [f"{page}: {fault}" for fault in [*browser.violations(), *small_targets(browser)]]
        if browser.run("return document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{page}: wider than the window")
        faults += [f"{page}: {said}" for said in browser.complaints() if "404 (Not Found)" not in said]
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_pages_of_people_read_without_script(browser: Browser, room: str) -> None:
    for page in PAGES:
        browser.visit(room + page, script=False)
        assert len(browser.driver.find_element(By.TAG_NAME, "main").text) > 20, page


def test_contradictions_come_by_themselves_with_script(browser: Browser, room: str) -> None:
    browser.visit(room + PERSON)
    pairs = (By.CSS_SELECTOR, "#contradictions ~ div .pairs")
    WebDriverWait(browser.driver, 10).until(lambda driver: driver.find_elements(*pairs))


def test_a_merge_is_made_and_undone_by_keyboard(browser: Browser, room: str) -> None:
    browser.visit(f"{room}{PERSON}/merge?with={HEAD}")
    with browser.another_page("done=deciding.done.merged"):
        _press(browser, 'form[action="/people/merge"] button')
    assert browser.driver.find_elements(By.CSS_SELECTOR, '.notice[role="status"]')
    with browser.another_page("done=deciding.done.undone"):
        _press(browser, ".undo button")
    browser.visit(f"{room}/person/ilze-ozolina~{HEAD}")
    assert HEAD in browser.driver.current_url


def _press(browser: Browser, wanted: str) -> None:
    """Go by the tabulator to what is wanted, and press it."""
    target = browser.driver.find_element(By.CSS_SELECTOR, wanted)
    for _ in range(120):
        active = browser.driver.switch_to.active_element
        if active == target:
            active.send_keys(Keys.ENTER)
            return
        active.send_keys(Keys.TAB)
    raise AssertionError(f"{wanted} cannot be reached")
