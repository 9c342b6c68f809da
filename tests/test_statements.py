"""Statements read with the shipped model from our own sentences; the cases are in `data/statements.txt`."""

from pathlib import Path
from typing import NamedTuple, get_args

import pytest

import hronika
from hronika.article import Article
from hronika.reading.attribution.confidence import CONTENT, SPEAKER
from hronika.reading.document.document import Document
from hronika.reading.pipeline import STAGES, Stage
from hronika.reading.reader import Reader
from hronika.reading.statements.candidates import Basis, Construction, StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.record import Statement


class Case(NamedTuple):
    name: str
    text: str
    expected: list[str]


def cases() -> list[Case]:
    found: list[Case] = []
    for block in (Path(__file__).parent / "data" / "statements.txt").read_text("utf-8").split("## ")[1:]:
        name, *lines = block.strip().splitlines()
        text = "\n".join(line for line in lines if not line.startswith(">"))
        found.append(Case(name, text.strip(), [line[1:].strip() for line in lines if line.startswith(">")]))
    return found


def as_line(statement: Statement) -> str:
    cue = statement.cue.text if statement.cue else "-"
    contents = " | ".join(span.text for span in statement.content)
    return f"{cue} | {statement.mode} | {statement.speaker_name or '-'} | {contents}"


# What the shipped model does not get right; a better one may, and then the entry goes.
KNOWN_FAILURES: frozenset[str] = frozenset()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_statements(case: Case, request: pytest.FixtureRequest) -> None:
    if case.name in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(strict=True))
    record = hronika.read(case.text)
    assert [as_line(statement) for statement in record.statements] == case.expected


def test_spans_are_pinned_to_the_text() -> None:
    for case in cases():
        record = hronika.read(case.text)
        for _, span in record.spans():
            assert case.text[span.start : span.end] == span.text


def test_a_statement_knows_the_one_it_stands_in() -> None:
    record = hronika.read('"Ārsts man teica, ka viss ir labi," stāstīja pacients Imants Priedkalns.')
    outer, inner = record.statements
    assert outer.within is None
    assert inner.within == outer.id


def test_whom_where_and_when() -> None:
    record = hronika.read(
        "Ministre Anna Rudzāte pirmdien intervijā žurnālistiem sacīja, ka algas augs.", published="2024-05-08"
    )
    [statement] = record.statements
    assert statement.addressee is not None
    assert statement.addressee.text == "žurnālistiem"
    assert statement.medium is not None
    assert statement.medium.text == "intervijā"
    assert statement.said_at is not None
    assert statement.said_at.text == "pirmdien"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ministrs Jānis Vilkkalns solīja, ka nodokļi nemainīsies.", "promise"),
        ("Ministrs Jānis Vilkkalns brīdināja, ka naudas nav.", "warn"),
        ("Ministrs Jānis Vilkkalns noliedza, ka naudas nav.", "deny"),
        ("Ministrs Jānis Vilkkalns uzskata, ka naudas nav.", "opine"),
        ("Ministrs Jānis Vilkkalns jautāja, cik tas maksā.", "ask"),
        ("Ministrs Jānis Vilkkalns sacīja, ka naudas nav.", "say"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert [statement.act for statement in hronika.read(text).statements] == [act]


def test_confidence_is_a_share() -> None:
    for case in cases():
        for statement in hronika.read(case.text).statements:
            assert 0 < statement.confidence < 1


def test_every_construction_and_basis_has_a_case_and_a_share() -> None:
    found: list[StatementCandidate] = []

    def collect(document: Document) -> None:
        found.extend(document.kept(StatementContext).candidates)

    reader = Reader(stages=(*STAGES, Stage("collect", collect, reads=(StatementContext,), writes=())))
    for case in cases():
        reader.read(Article(case.text))
    constructions, bases = set(get_args(Construction)), set(get_args(Basis))
    assert {candidate.how for candidate in found} == constructions == CONTENT.keys()
    assert {candidate.resolved_by for candidate in found} == bases == SPEAKER.keys()
