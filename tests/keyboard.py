"""A reader with a keyboard alone: goes by the tabulator, and looks at each stop whether the focus is seen."""

from browser import Browser
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

_IS_SEEN = """
const at = document.activeElement, style = getComputedStyle(at);
const target = at.querySelector(":scope > .target");
if (at === document.body) return null;
const has = (of) => of.outlineStyle !== "none" && parseFloat(of.outlineWidth) >= 2;
const framed = has(style) || (target && getComputedStyle(target).stroke !== "none");
const box = [...at.getClientRects()].find(({width, height}) => width && height);
const told = at.outerHTML.slice(0, 90);
if (!framed) return "has no frame: " + told;
if (!box) return "has no place: " + told;
const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
const y = Math.min(Math.max(box.y + Math.min(box.height / 2, 200), 0), innerHeight - 1);
if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth)
  return "is outside: " + told;
const over = document.elementFromPoint(x, y);
if (over && !at.contains(over) && !over.contains(at))
  return "is hidden by " + over.outerHTML.slice(0, 60) + ": " + told;
return null;
"""


class Keyboard:
    """Presses keys in a browser, and nothing else."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    @property
    def focus(self) -> WebElement:
        return self._browser.driver.switch_to.active_element

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        ActionChains(self._browser.driver).send_keys(*keys).perform()

    def tab(self) -> str | None:
        """Go to the next stop, and tell what is wrong with its frame, if anything."""
        self.press(Keys.TAB)
        wrong: str | None = self._browser.run(_IS_SEEN)
        return wrong

    def go(self, wanted: str, most: int = 250) -> None:
        """Go by the tabulator to the first stop that a selector fits; each stop on the way must be seen."""
        for _ in range(most):
            wrong = self.tab()
            assert wrong is None, wrong
            if self._browser.run("return document.activeElement.matches(arguments[0])", wanted):
                return
        raise AssertionError(f"{wanted} cannot be reached on {self._browser.driver.current_url}")

    def enter(self, wanted: str, arrives: str) -> None:
        """Go to what is wanted, press it, and wait for a page whose address has this."""
        self.go(wanted)
        with self._browser.another_page(arrives):
            self.press(Keys.ENTER)
