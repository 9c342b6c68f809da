"""The drawing of the network in a browser: closer, aside and lit up, by buttons and by keys."""

from collections.abc import Iterator, Sequence

import pytest
from browser import Browser, browsers
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from web_help import served

from hronika.article import Article
from hronika.ledger import Archive

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from browsers()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, samples: Sequence[Article]) -> Iterator[str]:
    path = tmp_path_factory.mktemp("network") / "archive.db"
    with Archive(path) as archive:
        archive.add(*samples)
    with served(path) as room:
        yield f"{room}/network"


def view(browser: Browser) -> list[float]:
    shown = browser.driver.find_element(By.CSS_SELECTOR, ".graph svg").get_dom_attribute("viewBox")
    return [float(part) for part in str(shown).split()]


def press(browser: Browser, button: str) -> None:
    browser.run("arguments[0].click()", browser.driver.find_element(By.CSS_SELECTOR, f"[data-{button}]"))


def test_buttons_bring_closer_move_and_show_the_whole_again(browser: Browser, address: str) -> None:
    browser.visit(address)
    whole = view(browser)
    press(browser, "zoom=in")
    closer = view(browser)
    assert closer[2] == pytest.approx(whole[2] * 0.7)
    assert closer[0] + closer[2] / 2 == pytest.approx(whole[2] / 2)
    press(browser, 'pan="1 0"')
    assert view(browser)[0] > closer[0]
    press(browser, "zoom=all")
    assert view(browser) == pytest.approx(whole)
    press(browser, "zoom=out")
    assert view(browser) == pytest.approx(whole)


def test_keys_do_the_same_and_can_be_switched_off(browser: Browser, address: str) -> None:
    browser.visit(address)
    whole = view(browser)
    node = browser.driver.find_element(By.CSS_SELECTOR, "[data-node]")
    node.send_keys("+")
    assert view(browser)[2] < whole[2]
    before = view(browser)
    node.send_keys(Keys.ARROW_DOWN)
    assert view(browser)[1] > before[1]
    node.send_keys("0")
    assert view(browser) == pytest.approx(whole)
    browser.visit(f"{address}?keys=off")
    browser.driver.find_element(By.CSS_SELECTOR, "[data-node]").send_keys("+")
    assert view(browser) == pytest.approx(whole)
    browser.visit(f"{address}?keys=on")


def test_a_node_with_the_focus_is_lit_up_with_its_neighbours(browser: Browser, address: str) -> None:
    browser.visit(address)
    edge = browser.driver.find_element(By.CSS_SELECTOR, ".edge[data-one]")
    ends = {str(edge.get_attribute(f"data-{end}")) for end in ("one", "other")}
    node = browser.driver.find_element(By.CSS_SELECTOR, f'[data-node="{min(ends)}"]')
    browser.run("arguments[0].focus()", node)
    lit = browser.run("return [...document.querySelectorAll('.node.on')].map((node) => node.dataset.node)")
    assert ends <= set(lit)
    browser.run("arguments[0].blur()", node)
    assert not browser.driver.find_elements(By.CSS_SELECTOR, ".lit, .node.on, .edge.on")


def test_without_script_there_are_no_buttons_and_points_lead_to_people(
    browser: Browser, address: str
) -> None:
    browser.visit(address, script=False)
    tools = browser.driver.find_element(By.CSS_SELECTOR, "[data-tools]")
    assert not tools.is_displayed()
    links = browser.driver.find_elements(By.CSS_SELECTOR, ".graph a.node")
    assert len(links) > 20
    assert all("/person/" in str(link.get_dom_attribute("href")) for link in links)
