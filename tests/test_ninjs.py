"""News items in ninjs 1.x to 3.x are articles."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from hronika.article import Article
from hronika.sources.files import articles_in

TEXT = "Ministrs Jānis Vilks vakar sacīja, ka algas augs.\n\nTilts būs slēgts."
RICH = "<body><p>Ministrs Jānis Vilks vakar sacīja, ka algas augs.</p><p>Tilts būs slēgts.</p></body>"

ONE: dict[str, Any] = {
    "uri": "urn:example:1",
    "type": "text",
    "versioncreated": "2024-05-06T21:30:00Z",
    "language": "lv-LV",
    "headline": "Algas augs",
    "infosource": [{"name": "Ziņu aģentūra"}],
    "body_xhtml": RICH,
    "body_text": TEXT,
}
THREE: dict[str, Any] = {
    "standard": {"name": "ninjs", "version": "3.1"},
    "uri": "https://agentura.example/1",
    "type": "text",
    "versionCreated": "2024-05-06T21:30:00+00:00",
    "language": "lv",
    "headlines": [{"role": "short", "value": "Algas"}, {"role": "main", "value": "Algas augs"}],
    "bodies": [
        {"role": "caption", "contentType": "text/html", "value": "<p>Foto paraksts.</p>"},
        {"role": "main", "contentType": "text/html", "value": RICH},
        {"role": "main", "contentType": "text/plain", "value": TEXT},
    ],
    "infoSources": [{"role": "provider", "name": "Ziņu aģentūra"}],
}


def read(tmp_path: Path, value: Any, name: str = "a.json") -> Any:
    path = tmp_path / name
    path.write_text(json.dumps(value), encoding="utf-8")
    return list(articles_in(str(path)))


@pytest.mark.parametrize(
    "item",
    [
        ONE,
        {name: value for name, value in ONE.items() if name != "body_text"},
        {**{name: value for name, value in ONE.items() if name != "body_text"}, "body_main": TEXT},
        THREE,
        {**THREE, "standard": {"name": "ninjs", "version": "2.1"}},
        {**THREE, "bodies": THREE["bodies"][:2]},
        {**THREE, "bodies": [{"contentType": "text/html", "value": RICH}]},
    ],
)
def test_item_of_any_version(tmp_path: Path, item: dict[str, Any]) -> None:
    (article,) = read(tmp_path, item)
    assert article.text == TEXT
    assert article.title == "Algas augs"
    assert str(article.published) == "2024-05-07"
    assert article.published_at.isoformat() == "2024-05-06T21:30:00+00:00"
    assert article.language == "lv"
    assert article.outlet == "Ziņu aģentūra"
    assert article.id == item["uri"]
    assert article.url == (item["uri"] if item["uri"].startswith("https") else None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"type": "picture"}, "of the type 'picture'"),
        ({"type": "composite"}, "of the type 'composite'"),
        ({"pubstatus": "canceled"}, "was withdrawn"),
        ({"body_text": "", "body_xhtml": " "}, "without a body"),
        ({"body_text": 5, "body_xhtml": None}, "without a body"),
        (
            {"body_text": "", "body_xhtml": "", "bodies": [{"role": "caption", "value": "Foto"}]},
            "without a body",
        ),
    ],
)
def test_what_is_no_text_is_named_and_the_rest_read(
    tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    error, article = read(tmp_path, [{**ONE, **changes}, ONE])
    assert said in str(error)
    assert "article 1" in str(error)
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    "bodies",
    [
        [
            {"role": "headline", "value": "Algas"},
            {"role": "content", "contentType": "text/plain", "value": TEXT},
        ],
        [{"role": "main", "value": " "}, {"role": "main", "contentType": "text/html", "value": RICH}],
        [{"contentType": "text/plain", "value": "Īsumā."}, {"contentType": "text/html", "value": RICH}],
        [{"contentType": "text/html", "value": RICH}, {"contentType": "text/plain", "value": TEXT}],
    ],
)
def test_the_body_is_the_one_that_holds_the_article(tmp_path: Path, bodies: list[dict[str, Any]]) -> None:
    (article,) = read(tmp_path, {**THREE, "bodies": bodies, "type": None})
    assert article.text == TEXT


def test_headline_is_text_and_a_body_may_have_another_name(tmp_path: Path) -> None:
    rest = {name: value for name, value in ONE.items() if not name.startswith("body_")}
    (article,) = read(tmp_path, {**rest, "headline": "Kalns &amp; Leja", "body_event": TEXT})
    assert (article.title, article.text) == ("Kalns & Leja", TEXT)
    headlines = [{"role": "main", "contentType": "text/html", "value": "<b>Algas</b> aug&shy;s"}]
    (article,) = read(tmp_path, {**THREE, "headlines": headlines})
    assert article.title == "Algas augs"


def test_our_own_fields_are_not_taken_for_it(tmp_path: Path) -> None:
    (article,) = read(tmp_path, {"text": TEXT, "headline": "x", "uri": "y", "title": "Virsraksts"})
    assert (article.title, article.text) == ("Virsraksts", TEXT)


def test_command_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text(json.dumps(ONE) + "\n" + json.dumps({**THREE, "uri": "2"}) + "\n", encoding="utf-8")
    result = run("read", path, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["id"] for record in records] == ["urn:example:1", "2"]
    assert records[0]["times"][0]["value"] == "2024-05-06"
