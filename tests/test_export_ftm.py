"""Exports for FollowTheMoney: valid by its own model, whole, and with no claim among the events."""

import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from exports_help import ARTICLES, fill, stored

from hronika import Archive
from hronika.article import Article
from hronika.exports.follow_the_money import dates_of
from hronika.record import Event, Record

Entity = dict[str, Any]


def _entities(run: Run, *arguments: object) -> list[Entity]:
    result = run("export", "ftm", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def _of(entities: list[Entity], schema: str) -> list[Mapping[str, list[str]]]:
    return [entity["properties"] for entity in entities if entity["schema"] == schema]


_LIBRARY = Path(__file__).parents[1] / "build" / "followthemoney" / "bin" / "python"
"""A Python that has the library, which needs PyICU, of which there are no wheels (`make followthemoney`)."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, samples: Sequence[Article]) -> Path:
    """An archive of the sample articles."""
    path = tmp_path_factory.mktemp("ftm") / "news.db"
    with Archive(path) as archive:
        archive.add(*samples)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("more", [(), ("--claims",)])
def test_followthemoney_itself_keeps_all_of_it(
    run: Run, samples: Path, exported_archive: Path, more: tuple[str, ...]
) -> None:
    if not _LIBRARY.exists():
        pytest.skip("needs FollowTheMoney's library: make followthemoney")
    reader = Path(__file__).parent / "followthemoney_reader.py"
    for archive in (samples, exported_archive):
        exported = run("export", "ftm", "-a", archive, *more).stdout
        told = subprocess.run(
            [_LIBRARY, reader], input=exported, capture_output=True, text=True, check=True, timeout=120
        )
        found = json.loads(told.stdout)
        assert found["wrong"] == []
        with Archive(archive) as opened:
            counts = opened.count()
        assert found["counts"]["Article"] == counts["articles"]
        articles = stored(archive)
        names = {(article.key, name.entity) for article in articles for name in article.record.names}
        assert found["counts"]["Mention"] == len(names)
        facts = [event for article in articles for event in article.events if more or _is_fact(event)]
        assert found["counts"]["Event"] == len(facts)
        if more:
            assert len(facts) == counts["events"]


def _is_fact(event: Event) -> bool:
    return event.vouched == "asserted" and event.polarity == "positive"


def test_a_name_has_no_quotation_marks_around_it(run: Run, tmp_path: Path) -> None:
    text = "“Rīgas satiksme” un SIA “Tilta darbi” vienojās. Uzņēmums “Rīgas satiksme” strādās."
    with Archive(tmp_path / "news.db") as archive:
        archive.add({"id": "x", "text": text})
    names = {
        name for told in _of(_entities(run, "-a", tmp_path / "news.db"), "Mention") for name in told["name"]
    }
    assert "Rīgas satiksme" in names
    assert any(name.startswith("SIA ") and name[-1] in '”"' for name in names)
    assert not [name for name in names if name[0] in '“"„' and name[-1] in '”"']


def test_no_id_is_broken(run: Run, samples: Path) -> None:
    entities = _entities(run, "-a", samples, "--claims")
    ids = [entity["id"] for entity in entities]
    assert len(set(ids)) == len(ids) > 500
    told = [id for entity in entities for id in (entity["id"], *entity.get("referents", ()))]
    assert all(re.fullmatch(r"hronika(-[a-z]+)?(-[a-z]?[0-9a-f]{16}(-[1-9][0-9]*)?)+", id) for id in told)


class Definition:
    """A schema of FollowTheMoney, by its own file: properties with types and ranges, and what is required."""

    def __init__(self, name: str, told: Mapping[str, Mapping[str, Any]]) -> None:
        self.properties: dict[str, Mapping[str, Any]] = {}
        self.names = {name}
        self.required: set[str] = set(told[name].get("required", ()))
        self.is_abstract = bool(told[name].get("abstract"))
        for parent in told[name].get("extends", ()):
            above = Definition(parent, told)
            self.properties |= above.properties
            self.names |= above.names
        self.properties |= told[name].get("properties", {})


@pytest.fixture(scope="session")
def definitions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Definition]:
    """The schemas of the package as it is published; nothing of it is run."""
    yaml = pytest.importorskip("yaml")
    folder = tmp_path_factory.mktemp("ftm")
    fetched = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--quiet",
            "--dest",
            folder,
            "followthemoney>=4,<5",
        ],
        capture_output=True,
        timeout=120,
    )
    if fetched.returncode:
        pytest.skip("there is no package index within reach")
    [wheel] = folder.glob("*.whl")
    told: dict[str, Mapping[str, Any]] = {}
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.startswith("followthemoney/schema/") and name.endswith(".yaml"):
                told |= yaml.safe_load(archive.read(name))
    return {name: Definition(name, told) for name in told}


@pytest.mark.slow
def test_every_entity_is_one_by_the_schemas_of_the_package(
    run: Run, exported_archive: Path, definitions: dict[str, Definition]
) -> None:
    entities = _entities(run, "-a", exported_archive, "--claims")
    schemas = {entity["id"]: entity["schema"] for entity in entities}
    for entity in entities:
        definition = definitions[entity["schema"]]
        assert not definition.is_abstract
        assert definition.required <= entity["properties"].keys(), entity
        for name, values in entity["properties"].items():
            kind = definition.properties[name]
            assert values
            if kind.get("type") == "entity":
                for value in values:
                    assert kind["range"] in definitions[schemas[value]].names, (entity["schema"], name)


def test_ids_are_unique_and_lead_somewhere(run: Run, exported_archive: Path) -> None:
    entities = _entities(run, "-a", exported_archive)
    counts = Counter(entity["id"] for entity in entities)
    assert max(counts.values()) == 1
    for entity in entities:
        for name in ("document", "entity", "proof", "involved", "holder", "post", "resolved"):
            assert set(entity["properties"].get(name, ())) <= counts.keys()


def test_a_reader_counts_as_many_as_the_archive(run: Run, exported_archive: Path) -> None:
    entities = _entities(run, "-a", exported_archive)
    articles = stored(exported_archive)
    assert len(_of(entities, "Article")) == len(ARTICLES)
    assert {told["name"][0] for told in _of(entities, "Person")} == {
        "Anna Roze",
        "Juris Zaķis",
        "Valdis Purmalis",
    }
    assert [told["name"] for told in _of(entities, "PublicBody")] == [["Ekonomikas ministrija"]]
    said = {(told["summary"][0], told["role"][0]) for told in _of(entities, "Documentation")}
    assert said == {
        (" … ".join(span.text for span in item.content), item.act)
        for article in articles
        for item in article.statements
    }
    named = Counter(name.entity for article in articles for name in article.record.names)
    assert len(_of(entities, "Mention")) == len(named)
    assert {told["name"][0] for told in _of(entities, "Position")} >= {"mērs"}


def test_only_what_an_article_tells_itself_is_an_event(run: Run, exported_archive: Path) -> None:
    result = run("export", "ftm", "-a", exported_archive)
    entities = [json.loads(line) for line in result.stdout.splitlines()]
    facts = {
        event.id
        for article in stored(exported_archive)
        for event in article.events
        if event.vouched == "asserted" and event.polarity == "positive"
    }
    assert {told["recordId"][0].rpartition(":")[2] for told in _of(entities, "Event")} == facts
    notes = [note for told in _of(entities, "Article") for note in told.get("notes", ())]
    assert any(note.startswith("Not told as a fact (denied by Juris Zaķis): uzbruka") for note in notes)
    assert "4 events that the texts only claim or tell as not so (--claims-as-events takes" in result.stderr


def test_claims_as_events_are_named_so(run: Run, exported_archive: Path) -> None:
    events = _of(_entities(run, "-a", exported_archive, "--claims-as-events"), "Event")
    told = [event for article in stored(exported_archive) for event in article.events]
    assert len(events) == len(told)
    by_id = {event["recordId"][0].rpartition(":")[2]: event for event in events}
    for event in told:
        found = by_id[event.id]
        is_fact = event.vouched == "asserted" and event.polarity == "positive"
        assert ("claim" in found["keywords"]) is not is_fact
        assert found["name"][0].startswith(f"[{event.vouched}") is not is_fact
        if event.polarity == "negative":
            assert "not so" in found["name"][0]
            assert "not so" in found["keywords"]


@pytest.mark.parametrize(
    ("value", "dates"),
    [
        ("2024-05-07", {"date": ["2024-05-07"]}),
        ("2024-05", {"date": ["2024-05"]}),
        ("2024", {"date": ["2024"]}),
        ("2022-W50", {"startDate": ["2022-12-12"], "endDate": ["2022-12-18"]}),
        ("2023-SP", {"startDate": ["2023-03-01"], "endDate": ["2023-05-31"]}),
        ("2024-05-07T08:30", {"date": ["2024-05-07T08:30"]}),
        ("2024-05-07TMO", {"date": ["2024-05-07"]}),
        ("P3D", {}),
        ("PAST_REF", {}),
        (None, {}),
    ],
)
def test_times_are_those_that_it_can_have(value: str | None, dates: dict[str, list[str]]) -> None:
    assert dates_of(value) == dates


def test_a_week_is_its_days(run: Run, exported_archive: Path) -> None:
    events = _of(_entities(run, "-a", exported_archive, "--claims"), "Event")
    [opening] = [event for event in events if "atvērs" in event["name"][0]]
    assert (opening["startDate"], opening["endDate"]) == (["2024-05-13"], ["2024-05-19"])
    assert opening["location"] == ["Jelgavā"]


def test_records_have_nobody_who_was_told_apart(run: Run, tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("".join(record.model_dump_json() + "\n" for record in records), encoding="utf-8")
    result = run("export", "ftm", path)
    entities = [json.loads(line) for line in result.stdout.splitlines()]
    assert {entity["schema"] for entity in entities} <= {"Article", "Mention", "Event"}
    notes = [note for told in _of(entities, "Article") for note in told["notes"]]
    said = [item for record in records for item in record.statements]
    assert len([note for note in notes if note.startswith("Said by ")]) == len(said)
    assert f"{len(said)} statements whose speaker nobody tells apart" in result.stderr


def _people(entities: list[Entity]) -> dict[str, Entity]:
    return {entity["properties"]["name"][0]: entity for entity in entities if entity["schema"] == "Person"}


def test_ids_stay_when_articles_come_and_after_a_merge_old_ones_stand_as_referents(
    run: Run, tmp_path: Path
) -> None:
    archive = tmp_path / "news.db"
    fill(archive)
    before = _entities(run, "-a", archive)
    with Archive(archive) as opened:
        opened.add(
            {"id": "vēl", "text": "Ministrs Jānis Vilks sacīja, ka algas augs.", "published": "2024-05-10"}
        )
    after = _entities(run, "-a", archive)
    assert {entity["id"] for entity in before} <= {entity["id"] for entity in after}
    assert after == _entities(run, "-a", archive)
    people = _people(after)
    one, other = people["Valdis Purmalis"], people["Jānis Vilks"]
    with Archive(archive) as opened:
        opened.merge(
            one["id"].removeprefix("hronika-"), other["id"].removeprefix("hronika-"), author="E. Zīle"
        )
    merged = _entities(run, "-a", archive)
    joined = [
        entity
        for entity in merged
        if entity["schema"] == "Person"
        and {one["id"], other["id"]} <= {entity["id"], *entity.get("referents", ())}
    ]
    assert len(joined) == 1
    assert {"Valdis Purmalis", "Jānis Vilks"} <= {
        *joined[0]["properties"]["name"],
        *joined[0]["properties"]["alias"],
    }


def test_who_may_be_one_is_similar_and_not_one(run: Run, tmp_path: Path) -> None:
    archive = tmp_path / "news.db"
    texts = (
        "Aktieris Andris Kalniņš teātrī sacīja, ka izrāde būs gara.",
        "Deputāts Andris Kalniņš sacīja, ka balsos pret.",
        "Andris Kalniņš sacīja, ka līst.",
    )
    with Archive(archive) as opened:
        for number, text in enumerate(texts):
            opened.add({"id": f"a{number}", "text": text, "published": f"2024-05-0{number + 1}"})
        pairs = {frozenset((pair.one.id, pair.other.id)) for pair in opened.questions()}
    similar = _of(_entities(run, "-a", archive), "Similar")
    assert pairs
    assert {frozenset((told["candidate"][0], told["match"][0])) for told in similar} == {
        frozenset(f"hronika-{id}" for id in pair) for pair in pairs
    }


def test_an_empty_result_is_an_empty_file(run: Run, exported_archive: Path) -> None:
    assert _entities(run, "-a", exported_archive, "--query", "ziloņkauls") == []
