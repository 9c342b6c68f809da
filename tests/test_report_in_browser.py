"""The HTML report as a browser shows it: for everybody, at every width, in light and dark, no blanks."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from browser import Browser, browsers

from hronika import Reader
from hronika.article import Article
from hronika.exports import html
from hronika.exports.registry import Reading

pytestmark = [pytest.mark.slow, pytest.mark.browser]

WIDTHS = (1280, 800, 390)

# Text as nobody writes it, in the middle of text as people do.
LONG_WORD = (
    'Ministre Anna Bērziņa sacīja: "Tā ir ' + "ņ" * 3000 + '." ' + "x" * 3000 + " noliedza, ka brauks.\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from browsers()


@pytest.fixture(scope="module")
def read(samples: Sequence[Article]) -> list[Reading]:
    reader = Reader()
    return [Reading(reader.read(article), article.text) for article in samples[:4]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, read: list[Reading]) -> Path:
    """A report of several articles, one of one, and a notebook that shows a record twice."""
    folder = tmp_path_factory.mktemp("pages")
    for name, readings in (("several", read), ("one", read[:1])):
        with (folder / f"{name}.html").open("w", encoding="utf-8") as out:
            html.write(readings, out)
    pieces = "".join(html.notebook_html(*reading) for reading in (read[0], read[0], read[1]))
    (folder / "notebook.html").write_text(
        '<!doctype html><html lang="en"><head><title>A notebook</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body><main><h1>A notebook</h1>{pieces}</main></body></html>",
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["several", "one", "notebook"])
def test_axe_finds_nothing(browser: Browser, folder: Path, name: str, scheme: str, width: int) -> None:
    browser.show(folder / f"{name}.html", width, scheme)
    assert browser.violations() == []


def test_axe_finds_nothing_in_the_other_language(browser: Browser, folder: Path) -> None:
    browser.show(folder / "several.html")
    browser.run("document.getElementById('language').click()")
    assert browser.violations() == []
    browser.run("localStorage.clear()")


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_are_large_enough_to_hit(browser: Browser, folder: Path, width: int) -> None:
    browser.show(folder / "several.html", width)
    small = browser.run(
        """
        return [...document.querySelectorAll("a, button")].filter((target) => {
          if (target.closest(".skip") || !target.checkVisibility()) return false;
          const box = target.getBoundingClientRect();
          return box.width < 24 || box.height < 24;
        }).map((target) => target.outerHTML);
        """
    )
    assert small == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["several", "one"])
def test_there_is_no_blank_on_the_page(browser: Browser, folder: Path, name: str, width: int) -> None:
    browser.show(folder / f"{name}.html", width)
    # The highest stretch of the page in which no text stands, and of the columns of an article in which
    # none of the text that people read does.
    page, text = browser.run(
        """
        const highest = (boxes, from, to) => {
          let [end, blank] = [from, 0];
          for (const {top, bottom} of boxes.sort((a, b) => a.top - b.top)) {
            blank = Math.max(blank, top - end);
            end = Math.max(end, bottom);
          }
          return Math.max(blank, to - end);
        };
        const lines = (root) => {
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          const boxes = [];
          const range = document.createRange();
          while (walker.nextNode()) {
            if (!walker.currentNode.data.trim()) continue;
            range.selectNodeContents(walker.currentNode);
            boxes.push(...range.getClientRects());
          }
          return boxes.filter(({width, height}) => width > 1 && height > 1);
        };
        const blanks = [...document.querySelectorAll(".record")].map((record) => {
          const texts = [...record.querySelectorAll(".text")];
          const boxes = texts.map((text) => text.getBoundingClientRect());
          return highest(boxes, boxes[0].top, boxes.at(-1).bottom);
        });
        const whole = document.body.getBoundingClientRect();
        return [highest(lines(document.body), whole.top, whole.bottom), Math.max(...blanks)];
        """
    )
    assert page < 130
    if width == 1280:
        assert text < 200


def test_what_is_told_starts_beside_the_text(browser: Browser, folder: Path) -> None:
    browser.show(folder / "several.html", 1280)
    for text, *notes in browser.run(
        """
        return [...document.querySelectorAll(".passage:not(.heads)")].map((passage) =>
          Array.from(passage.children, (part) => part.getBoundingClientRect())
            .map(({left, top}) => [left, top]));
        """
    ):
        for left, top in notes:
            assert left > text[0] + 300
            assert abs(top - text[1]) < 12


@pytest.mark.parametrize("width", WIDTHS)
def test_a_long_word_does_not_widen_the_page(browser: Browser, tmp_path: Path, width: int) -> None:
    article = Article(
        LONG_WORD * 2, id="y" * 3000, title="z" * 3000, outlet="v" * 3000, url="https://" + "w" * 3000
    )
    reading = Reading(Reader().read(article), article.text)
    with (tmp_path / "long.html").open("w", encoding="utf-8") as out:
        html.write([reading, reading], out)
    browser.show(tmp_path / "long.html", width)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    widest = browser.run(
        """
        const all = [...document.body.querySelectorAll("*:not(.hidden, .hidden *)")];
        return Math.max(...all.map((element) => element.getBoundingClientRect().right));
        """
    )
    assert widest <= width


def test_the_choice_of_a_language_lasts(browser: Browser, folder: Path) -> None:
    browser.show(folder / "several.html")
    browser.run("localStorage.clear()")
    browser.show(folder / "several.html")
    assert browser.run("return document.documentElement.lang") == "lv"
    browser.run("document.getElementById('language').click()")
    assert browser.run("return document.documentElement.lang") == "en"
    browser.show(folder / "several.html")
    assert browser.run("return document.documentElement.dataset.interface") == "en"
    assert browser.run("return document.querySelector('.tagline').innerText").startswith("Who said")
    browser.run("localStorage.clear()")


def test_the_page_works_without_storage_and_without_script(browser: Browser, folder: Path) -> None:
    script = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }});"
    kept = browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    browser.show(folder / "several.html")
    browser.run("document.getElementById('language').click()")
    assert browser.run("return document.documentElement.lang") == "en"
    browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", kept)
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.show(folder / "several.html")
        page = browser.driver.find_element("tag name", "main").text
        assert "Laila Bērzkalne" in page
        assert browser.driver.find_element("class name", "to-contents").is_displayed()
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_contents_come_first_and_lead_to_every_article(browser: Browser, folder: Path) -> None:
    browser.show(folder / "several.html")
    first, links = browser.run(
        """
        const contents = document.getElementById("contents");
        return [contents.nextElementSibling.id, contents.querySelectorAll("a").length];
        """
    )
    assert (first, links) == ("main", 4)


def test_pointing_shows_what_belongs_together(browser: Browser, folder: Path) -> None:
    browser.show(folder / "one.html")
    marked = browser.run(
        """
        const badge = document.querySelector(".badge");
        badge.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}));
        return [...document.querySelectorAll(".on")].map((part) => part.tagName);
        """
    )
    assert {"A", "SPAN", "LI"} <= set(marked)


def test_every_class_of_factuality_has_its_own_sign_and_no_speakers_colour(
    browser: Browser, folder: Path
) -> None:
    browser.show(folder / "one.html")
    signs = browser.run(
        """
        return [...document.querySelectorAll(".key li:has(.sign)")].map((item) =>
          [item.querySelector(".sign").textContent, getComputedStyle(item.querySelector(".sign")).color]);
        """
    )
    assert [sign for sign, _ in signs] == list("●◐✕?▷○")
    voices = browser.run(
        "return [...document.querySelectorAll('.letter')].map((e) => getComputedStyle(e).backgroundColor)"
    )
    assert not {colour for _, colour in signs} & set(voices)


def test_every_class_of_factuality_is_told_apart_in_the_text(browser: Browser, folder: Path) -> None:
    browser.show(folder / "several.html")
    lines = browser.run(
        """
        const line = (element) => {
          const style = getComputedStyle(element);
          return [style.textDecorationLine, style.textDecorationStyle, style.backgroundImage].join();
        };
        const triggers = [...document.querySelectorAll(".key .trigger, .text .trigger:not(.on)")];
        const kinds = ["asserted", "attributed", "denied", "possible", "planned", "hypothetical"];
        const kind = (element) => kinds.find((name) => element.classList.contains(name));
        return triggers.map((element) => [kind(element), line(element)]);
        """
    )
    looks = {(kind, line) for kind, line in lines}
    assert len(looks) == 6
    assert len({line for _, line in looks}) == 6


def test_what_is_pointed_at_can_be_read_whatever_its_class(browser: Browser, folder: Path) -> None:
    browser.show(folder / "several.html")
    assert (
        browser.run(
            """
        const style = (element) => getComputedStyle(element);
        return [...document.querySelectorAll(".text .trigger")].map((element) => {
          element.classList.add("on");
          return [style(element).color, style(element).backgroundColor].join();
        }).filter((look, index, all) => all.indexOf(look) === index).length;
        """
        )
        == 1
    )
