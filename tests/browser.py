"""A browser for tests of pages: the system's Chromium, driven by Selenium, and axe-core from npm."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

AXE = Path(__file__).parents[1] / "build" / "browser" / "node_modules" / "axe-core" / "axe.min.js"


class Browser:
    """Shows a page in a window of a given width, in light or dark."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def show(self, page: Path, width: int = 1280, scheme: str = "light") -> None:
        """Load a file in a window that is `width` px wide and 900 px high."""
        self._look(width, scheme)
        self.driver.get(page.as_uri())
        # On a busy machine the browser was seen to answer from the page before.
        WebDriverWait(self.driver, 30).until(
            lambda driver: (
                driver.current_url == page.as_uri()
                and driver.execute_script("return document.readyState") == "complete"
            )
        )

    def _look(self, width: int, scheme: str) -> None:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    def visit(self, address: str, width: int = 1280, scheme: str = "light", *, script: bool = True) -> None:
        """Load a page of a server, with or without its scripts; what tests run in it runs in any case."""
        self._look(width, scheme)
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        # Allowed again before the page was whole, its scripts were run after all on a busy machine.
        with self.another_page():
            self.driver.get(address)
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    @contextmanager
    def another_page(self, having: str = "") -> Iterator[None]:
        """Wait, after what is done inside, until another page is there, whole, with this in its address.

        A click returns before the browser has even asked for what it leads to.
        """
        before = self.driver.find_element("tag name", "html").id
        yield
        WebDriverWait(self.driver, 30).until(
            lambda driver: (
                having in driver.current_url
                and driver.find_element("tag name", "html").id != before
                and driver.execute_script("return document.readyState") == "complete"
            )
        )

    def complaints(self) -> list[str]:
        """Give what the console has told since it was last asked: errors, refusals of the policy."""
        return [str(entry["message"]) for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]

    def requested(self) -> list[str]:
        """Give the addresses that were asked for since it was last asked."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]  # type: ignore[no-untyped-call]
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def run(self, script: str, *arguments: object) -> Any:
        """Run JavaScript in the page and give what it returns."""
        return self.driver.execute_script(script, *arguments)

    def violations(self) -> list[str]:
        """Give what axe finds, by all of its rules."""
        self.run(AXE.read_text(encoding="utf-8"))
        return list(
            self.driver.execute_async_script(
                """
                const done = arguments[0];
                const rules = Object.fromEntries(axe.getRules().map(({ruleId}) => [ruleId, {enabled: true}]));
                axe.run(document, {rules}).then(({violations}) => done(violations.map(
                    ({id, nodes}) => `${id}: ${nodes.length}, such as ${nodes[0].html}`)));
                """
            )
        )


def browsers() -> Iterator[Browser]:
    """Start the browser, and stop it at the end; skips where something that it needs is not there."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("needs Debian's chromium and chromium-driver: apt-get install chromium chromium-driver")
    if not AXE.exists():
        pytest.skip("needs axe-core from npm: make browser")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for option in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "hide-scrollbars"):
        options.add_argument(f"--{option}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = Service(driver)
    chrome = webdriver.Chrome(options=options, service=service)
    try:
        yield Browser(chrome)
    finally:
        chrome.quit()
