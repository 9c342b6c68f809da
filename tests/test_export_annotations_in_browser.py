"""Web annotations in a browser, whose strings are UTF-16: the words are found by the quotation."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, browsers
from conftest import Run
from exports_help import ARTICLES

pytestmark = pytest.mark.browser

# As a reader of the standard does: where the quotation stands more than once, the characters around it tell
# which it is; the position is looked at last, as it may be counted otherwise.
_FIND = """
    const [text, page] = arguments;
    const chosen = [];
    for (const {target} of JSON.parse(page).items) {
        for (const {selector: [position, quote]} of target) {
            const {exact, prefix = "", suffix = ""} = quote;
            const place = text.indexOf(prefix + exact + suffix);
            const start = place + prefix.length;
            chosen.push({
                byQuotation: place < 0 ? null : text.slice(start, start + exact.length),
                isOnce: text.indexOf(prefix + exact + suffix, place + 1) < 0,
                start, end: start + exact.length, exact,
                byCodePoints: Array.from(text).slice(position.start, position.end).join(""),
                byUnits: text.slice(position.start, position.end),
            });
        }
    }
    return chosen;
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from browsers()


def test_both_quotations_are_found_by_a_reader_that_counts_utf_16(
    run: Run, exported_archive: Path, tmp_path: Path, browser: Browser
) -> None:
    text = ARTICLES[0].text
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>x</title>", encoding="utf-8")
    browser.show(page)
    asked = ("export", "annotations", "-a", exported_archive, "--query", "until:2024-05-07")
    by_points = browser.run(_FIND, text, run(*asked).stdout)
    assert [each["exact"] for each in by_points] == ["Nē", "Nē"]
    for each in by_points:
        assert each["byQuotation"] == each["byCodePoints"] == each["exact"]
        assert each["isOnce"]
        # 🔥 is two units of UTF-16: who counts these by the standard's position is one place off.
        assert each["byUnits"] != each["exact"]
    assert [each["start"] for each in by_points] == [4, 28]
    positions = [
        selector["start"]
        for item in json.loads(run(*asked).stdout)["items"]
        for target in item["target"]
        for selector in target["selector"]
        if selector["type"] == "TextPositionSelector"
    ]
    assert positions == [3, 27]
    by_units = browser.run(_FIND, text, run(*asked, "--offsets", "utf16").stdout)
    assert [each["byUnits"] for each in by_units] == ["Nē", "Nē"]
    assert [each["byQuotation"] for each in by_units] == ["Nē", "Nē"]
