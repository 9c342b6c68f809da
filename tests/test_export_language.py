"""Exports say in which language a text seems to be, and not in which it was read."""

import json
from pathlib import Path

from typer.testing import CliRunner

from hronika.article import Article
from hronika.cli.app import app
from hronika.ledger import Archive

ENGLISH = (
    "The transport minister Kārlis Dobelis told reporters in Riga on Thursday that he had never promised any "
    "money to the port. The opposition demanded his resignation."
)
LATVIAN = "Satiksmes ministrs Kārlis Dobelis sacīja, ka ostai naudu nepiešķirs."


def test_a_text_in_another_language_is_not_exported_as_latvian(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        archive.add(Article(ENGLISH, id="en", outlet="Courier"), Article(LATVIAN, id="lv", outlet="Ziņas"))

    def exported(form: str) -> str:
        return CliRunner().invoke(app, ["export", form, "--archive", str(path)]).stdout

    assert exported("bibtex").count("langid = {latvian}") == 1
    assert exported("bibtex").count("langid = {english}") == 1
    entities = [json.loads(line) for line in exported("ftm").splitlines() if line.startswith("{")]
    found = {
        each["properties"]["publisher"][0]: each["properties"]["language"]
        for each in entities
        if each["schema"] == "Article"
    }
    assert found == {"Courier": ["eng"], "Ziņas": ["lav"]}
    graph = json.loads(exported("schema-org"))["@graph"]
    articles = {each["identifier"]: each["inLanguage"] for each in graph if each["@type"] == "NewsArticle"}
    assert articles == {"en": "en", "lv": "lv"}
