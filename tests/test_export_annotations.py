"""Exports as W3C Web Annotations: valid by the model, read as RDF, and landing on their words."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rdflib
from conftest import Run
from exports_help import ARTICLES, stored
from rdflib.namespace import RDF

from hronika.exports.web_annotation import CONTEXT, annotation_context
from hronika.record import Record
from hronika.samples import SAMPLE_ARTICLES

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")

# What the Web Annotation Data Model asks of an annotation with text selectors (sections 3.1, 3.2.4, 4.2).
_MODEL = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"type": "array", "contains": {"const": CONTEXT}},
        "type": {"const": "AnnotationPage"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type", "target", "body"],
                "properties": {
                    "id": {"type": "string", "format": "iri"},
                    "type": {"const": "Annotation"},
                    "target": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "required": ["type", "source", "selector"],
                            "properties": {
                                "type": {"const": "SpecificResource"},
                                "source": {"type": "string", "format": "iri"},
                                "selector": {
                                    "type": "array",
                                    "prefixItems": [
                                        {
                                            "required": ["type", "start", "end"],
                                            "properties": {
                                                "type": {"const": "TextPositionSelector"},
                                                "start": {"type": "integer", "minimum": 0},
                                                "end": {"type": "integer", "minimum": 1},
                                            },
                                        },
                                        {
                                            "required": ["type", "exact"],
                                            "properties": {"type": {"const": "TextQuoteSelector"}},
                                        },
                                    ],
                                },
                            },
                        },
                    },
                    "body": {
                        "type": "array",
                        "items": {
                            "required": ["type", "value"],
                            "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}},
                        },
                    },
                },
            },
        },
    },
}


def _page(run: Run, *arguments: object) -> Any:
    result = run("export", "annotations", *arguments)
    assert result.exit_code == 0, result.output
    page = json.loads(result.stdout)
    jsonschema.Draft202012Validator(_MODEL).validate(page)
    return page


def _targets(page: Any) -> list[tuple[str, Any, Any]]:
    """Give the targets: the text that it is of, and its two selectors."""
    texts = {article.id: article.text for article in ARTICLES}
    return [
        (texts[item["hronika:article"]], *target["selector"])
        for item in page["items"]
        for target in item["target"]
    ]


def test_positions_and_quotations_lead_to_the_words(run: Run, exported_archive: Path) -> None:
    page = _page(run, "-a", exported_archive)
    targets = _targets(page)
    assert len(targets) > 10
    for text, position, quotation in targets:
        assert text[position["start"] : position["end"]] == quotation["exact"]
        around = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
        assert around in text
        assert len(quotation["prefix"]) == min(32, position["start"])
        assert len(quotation["suffix"]) == min(32, len(text) - position["end"])
    assert [targets[place][1]["start"] for place in (0, 1)] == [3, 27]


def test_utf16_is_what_javascript_counts(run: Run, exported_archive: Path) -> None:
    page = _page(run, "-a", exported_archive, "--offsets", "utf16")
    for text, position, quotation in _targets(page):
        units = text.encode("utf-16-le")
        assert units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le") == quotation["exact"]
    assert [_targets(page)[place][1]["start"] for place in (0, 1)] == [4, 28]
    assert {target["hronika:offsets"] for item in page["items"] for target in item["target"]} == {"utf16"}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parser uses it
def test_it_is_rdf_by_the_shipped_context(run: Run, exported_archive: Path) -> None:
    page = _page(run, "-a", exported_archive)
    offline = {**page, "@context": [annotation_context(), page["@context"][1]]}
    graph = rdflib.Graph().parse(data=json.dumps(offline), format="json-ld")
    articles = stored(exported_archive)
    expected = sum(len(article.statements) + len(article.events) for article in articles)
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == expected
    said = {
        str(exact)
        for annotation in graph.subjects(RDF.type, OA.Annotation)
        for target in graph.objects(annotation, OA.hasTarget)
        for selector in graph.objects(target, OA.hasSelector)
        for exact in graph.objects(selector, OA.exact)
    }
    assert said == {
        span.text
        for article in articles
        for spans in (
            *(item.content for item in article.statements),
            *((item.predicate,) for item in article.events),
        )
        for span in spans
    }
    starts = {int(str(start)) for start in graph.objects(None, OA.start)}
    assert {3, 27} <= starts
    hashes = {str(value) for value in graph.objects(None, rdflib.URIRef("urn:hronika:term:textSha256"))}
    assert hashes == {article.sha256 for article in ARTICLES}
    purposes = set(graph.objects(None, OA.hasPurpose))
    assert purposes == {OA.describing, OA.tagging}


def test_no_event_is_told_as_more_than_the_text_does(run: Run, exported_archive: Path) -> None:
    for item in _page(run, "-a", exported_archive)["items"]:
        sentence, *tags = (body["value"] for body in item["body"])
        if "kind:event" in tags:
            assert ("vouched:asserted" in tags) == ("told by the article itself" in sentence)
            assert ("polarity:negative" in tags) == ("did not or will not happen" in sentence)
        else:
            assert ("stance:denies" in tags) == ("denied by" in sentence)
            assert ("stance:holds" in tags) == ("said by" in sentence)


def test_records_without_texts_have_quotations_without_what_is_around(
    run: Run, tmp_path: Path, records: list[Record]
) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("".join(record.model_dump_json() + "\n" for record in records), encoding="utf-8")
    result = run("export", "annotations", path)
    page = json.loads(result.stdout)
    assert "left out: 3 articles without texts" in result.stderr
    selectors = [target["selector"][1] for item in page["items"] for target in item["target"]]
    assert all(set(selector) == {"type", "exact"} for selector in selectors)
    utf16 = run("export", "annotations", path, "--offsets", "utf16")
    assert json.loads(utf16.stdout)["items"] == []
    assert "whose UTF-16 is not known" in utf16.stderr
    with_texts = run("export", "annotations", path, "--texts", SAMPLE_ARTICLES)
    found = json.loads(with_texts.stdout)["items"]
    assert len(found) == len(page["items"])
    assert all("prefix" in target["selector"][1] for item in found for target in item["target"])


def test_an_empty_result_is_an_empty_page(run: Run, exported_archive: Path) -> None:
    assert _page(run, "-a", exported_archive, "--query", "ziloņkauls")["items"] == []


@pytest.mark.parametrize("value", ["bytes", "UTF16"])
def test_other_offsets_are_none(run: Run, exported_archive: Path, value: str) -> None:
    result = run("export", "annotations", "-a", exported_archive, "--offsets", value)
    assert result.exit_code == 2
    assert "Offsets are counted in code-points or utf16" in result.stderr
