"""Exports in the words of schema.org, read as RDF: quotations and claims, none of them rated."""

import json
from pathlib import Path

import pytest
import rdflib
from conftest import Run
from exports_help import ARTICLES, stored
from rdflib.namespace import RDF

from hronika import Archive
from hronika.exports.exported import ExportedArticle
from hronika.record import Record, Statement

SCHEMA = rdflib.Namespace("https://schema.org/")

# rdflib's own parser of JSON-LD uses it
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


def _graph(run: Run, *arguments: object) -> rdflib.Graph:
    result = run("export", "schema-org", *arguments)
    assert result.exit_code == 0, result.output
    json.loads(result.stdout)
    return rdflib.Graph().parse(data=result.stdout, format="json-ld")


def _words(statement: Statement) -> str:
    return " … ".join(span.text for span in statement.content)


def _node(article: ExportedArticle, *rest: str) -> rdflib.URIRef:
    return rdflib.URIRef(":".join(("urn:hronika", article.key, *rest)))


def test_direct_statements_are_quotations_of_their_speakers(run: Run, exported_archive: Path) -> None:
    graph = _graph(run, "-a", exported_archive)
    expected = {
        (_node(article, item.id), _words(item), item.speaker_name)
        for article in stored(exported_archive)
        for item in article.statements
        if item.mode == "direct"
    }
    found = {
        (
            node,
            str(graph.value(node, SCHEMA.text)),
            str(graph.value(graph.value(node, SCHEMA.creator), SCHEMA.name)),
        )
        for node in graph.subjects(RDF.type, SCHEMA.Quotation)
    }
    assert found == expected
    assert len(found) == 4
    for node in graph.subjects(RDF.type, SCHEMA.Quotation):
        assert graph.value(node, SCHEMA.spokenByCharacter) is None
        article = graph.value(node, SCHEMA.isPartOf)
        assert (article, RDF.type, SCHEMA.NewsArticle) in graph


def test_what_a_source_holds_is_a_claim_and_what_it_denies_is_none(run: Run, exported_archive: Path) -> None:
    graph = _graph(run, "-a", exported_archive)
    claims = {str(graph.value(node, SCHEMA.text)): node for node in graph.subjects(RDF.type, SCHEMA.Claim)}
    held = {
        _words(item)
        for article in stored(exported_archive)
        for item in article.statements
        if item.stance == "holds"
    }
    assert set(claims) == held
    assert "Liepājā uzbruka policistiem" not in claims
    for node in claims.values():
        appearance = graph.value(node, SCHEMA.appearance)
        assert (appearance, RDF.type, SCHEMA.NewsArticle) in graph
    ministry = graph.value(claims["protests Rīgā ilga trīs dienas"], SCHEMA.author)
    assert (ministry, RDF.type, SCHEMA.Organization) in graph


def test_nobody_is_rated_and_no_event_is_told(run: Run, exported_archive: Path) -> None:
    graph = _graph(run, "-a", exported_archive)
    assert not list(graph.subjects(RDF.type, SCHEMA.ClaimReview))
    assert not list(graph.triples((None, SCHEMA.reviewRating, None)))
    assert not list(graph.subjects(RDF.type, SCHEMA.Event))


def test_the_day_of_a_saying_is_that_of_the_text_and_not_of_publication(
    run: Run, exported_archive: Path
) -> None:
    graph = _graph(run, "-a", exported_archive)
    dated = {
        str(graph.value(node, SCHEMA.text)): str(created)
        for node, created in graph.subject_objects(SCHEMA.dateCreated)
    }
    assert dated == {"Darbi rit labi": "2024-05-06"}
    days = sorted(str(day) for day in graph.objects(None, SCHEMA.datePublished))
    assert days == sorted(str(article.published) for article in ARTICLES)


def test_who_is_not_told_is_absent(run: Run, tmp_path: Path, records: list[Record]) -> None:
    statements = tuple(
        item.model_copy(update={"speaker_name": None, "speaker_id": None}) for item in records[0].statements
    )
    record = records[0].model_copy(update={"statements": statements}).sealed()
    path = tmp_path / "r.jsonl"
    path.write_text(record.model_dump_json(), encoding="utf-8")
    graph = _graph(run, path)
    assert len(list(graph.subjects(RDF.type, SCHEMA.Quotation))) > 0
    assert not list(graph.triples((None, SCHEMA.creator, None)))
    assert not list(graph.triples((None, SCHEMA.author, None)))


def test_an_empty_result_is_an_empty_graph(run: Run, exported_archive: Path) -> None:
    assert len(_graph(run, "-a", exported_archive, "--query", "ziloņkauls")) == 0


def test_a_claim_that_is_denied_in_its_article_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    text = (
        "Sociālajos tīklos izplatīts viltots citāts, kurā mērs Jānis Rozenfelds it kā saka: “Tirgu slēgsim.” "
        "Rozenfelds to noliedza. Deputāte Anna Roze sacīja, ka tiltu atvērs."
    )
    with Archive(path) as made:
        assert not made.add({"id": "tirgus", "text": text, "published": "2024-05-07"}).failures
    graph = json.loads(run("export", "schema-org", "-a", path).stdout)["@graph"]
    told = {(each["@type"], each["text"]): each.get("description") for each in graph[1:]}
    denied = "denied in the same article by Jānis Rozenfelds"
    assert told == {
        ("Quotation", "Tirgu slēgsim"): denied,
        ("Claim", "Tirgu slēgsim"): denied,
        ("Claim", "tiltu atvērs"): None,
    }
