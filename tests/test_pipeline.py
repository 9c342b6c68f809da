"""The stages of reading tell the truth: each touches what it declares, no more and no less."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from pydantic import BaseModel

from hronika.article import article_from
from hronika.language import load_language
from hronika.language.analysis import Analysis
from hronika.language.language import Language
from hronika.reading.document.document import Document
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.pipeline import STAGES, Part, Stage, check_order
from hronika.samples import SAMPLE_ARTICLES

GIVEN = {"article", "language", "analysis", "other_language", "deadline"}
FIELDS = {entry.name for entry in fields(Document)} - GIVEN
FIELDS = {name for name in FIELDS if not name.startswith("_")}


class RecordingDocument(Document):
    """A document that notes which of its parts are asked for."""

    def __getattribute__(self, name: str) -> Any:
        if name in FIELDS:
            touched: set[Part] = self.__dict__.setdefault("_touched", set())
            touched.add(name)
        return super().__getattribute__(name)

    def kept(self, kind: type[Any]) -> Any:
        self.__dict__.setdefault("_touched", set()).add(kind)
        return super().kept(kind)


def fingerprint(value: Any, seen: frozenset[int] = frozenset()) -> Any:
    """What can be seen of a value from outside, as something that can be compared."""
    if isinstance(value, Document | Language | Analysis | TokenSequence) or id(value) in seen:
        return type(value).__name__
    seen |= {id(value)}
    if isinstance(value, BaseModel):
        return value.model_dump_json()
    if isinstance(value, Mapping):
        return [(repr(key), fingerprint(item, seen)) for key, item in value.items()]
    if isinstance(value, set | frozenset):
        return sorted(map(repr, value))
    if isinstance(value, list | tuple):
        return [fingerprint(item, seen) for item in value]
    if is_dataclass(value):
        return [
            (e.name, fingerprint(getattr(value, e.name), seen)) for e in fields(value) if e.name[:1] != "_"
        ]
    if hasattr(value, "__dict__"):
        # A method is no state, also where its answers stand in its place (`remembered`).
        shown = {name: item for name, item in vars(value).items() if name[0] != "_" and not callable(item)}
        return [(name, fingerprint(item, seen)) for name, item in shown.items()]
    return repr(value)


def state(document: Document) -> dict[Part, Any]:
    parts: dict[Part, Any] = {name: fingerprint(vars(document)[name]) for name in FIELDS}
    return parts | {kind: fingerprint(kept) for kind, kept in vars(document)["_kept"].items()}


@pytest.fixture(scope="module")
def seen() -> dict[str, tuple[set[Part], set[Part]]]:
    """What each stage read and wrote in the sample articles, by its name."""
    language = load_language("lv")
    found: dict[str, tuple[set[Part], set[Part]]] = {stage.name: (set(), set()) for stage in STAGES}
    for line in SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines():
        article = article_from(json.loads(line))
        document = RecordingDocument(article, language, language.analyser.analyse(article.text))
        for stage in STAGES:
            before = state(document)
            document.__dict__["_touched"] = set()
            stage.run(document)
            touched = set(document.__dict__["_touched"])
            after = state(document)
            read, written = found[stage.name]
            read.update(part for part in touched if before.get(part))
            written.update(part for part in after if after[part] != before.get(part, []))
    return found


@pytest.mark.pure  # a class of tests cannot inherit from a compiled one
@pytest.mark.parametrize("stage", STAGES, ids=[stage.name for stage in STAGES])
def test_a_stage_touches_what_it_declares(stage: Stage, seen: dict[str, tuple[set[Part], set[Part]]]) -> None:
    read, written = seen[stage.name]
    assert read == set(stage.reads)
    assert written == set(stage.writes)


def test_every_part_of_the_document_is_written_by_some_stage() -> None:
    assert {part for stage in STAGES for part in stage.writes if isinstance(part, str)} == FIELDS


def test_stages_stand_in_an_order_that_works() -> None:
    check_order(STAGES)
    with pytest.raises(ValueError, match="people"):
        check_order([stage for stage in STAGES if stage.name != "names"])
