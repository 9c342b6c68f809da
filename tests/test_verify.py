"""`hronika verify` finds whatever in a record is not so."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA, Run

from hronika.article import Article
from hronika.errors import DataError
from hronika.reading.reader import Reader
from hronika.record import Record
from hronika.record_versions import record_from
from hronika.samples import SAMPLE_ARTICLES
from hronika.verification import differences, problems

RIGHT = DATA / "records.jsonl"

Changed = dict[str, Any]


def written(tmp_path: Path, *records: Changed) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def right() -> Changed:
    """The first right record, as JSON."""
    record: Changed = json.loads(RIGHT.read_text(encoding="utf-8").splitlines()[0])
    return record


@pytest.fixture(scope="module")
def read_record(samples: list[Article]) -> Record:
    """The record of a sample article as it is read, with something in most of its fields."""
    article = Article(samples[0].text, "a", "Virsraksts", samples[0].published, "Avīze", "https://a.lv/1")
    return Reader().read(article)


def article_for(record: Record, samples: list[Article]) -> Article:
    info = record.article
    return Article(samples[0].text, info.id, info.title, info.published, info.outlet, info.url)


def test_right_records_are_right(run: Run) -> None:
    result = run("verify", RIGHT, "--texts", SAMPLE_ARTICLES)
    assert result.exit_code == 0, result.output
    assert "Right: 3 records" in result.stdout
    assert "read again" not in result.stdout


def test_indented_records_are_read_as_well(run: Run, tmp_path: Path) -> None:
    lines = RIGHT.read_text(encoding="utf-8").splitlines()
    several, single = tmp_path / "several.json", tmp_path / "single.json"
    several.write_text(json.dumps([json.loads(line) for line in lines], indent=2), encoding="utf-8")
    single.write_text(json.dumps(json.loads(lines[0]), indent=2), encoding="utf-8")
    assert "3 records" in run("verify", several, "--texts", SAMPLE_ARTICLES).stdout
    assert "1 record," in run("verify", single, "--texts", SAMPLE_ARTICLES).stdout


def test_standard_input_holds_records_or_articles(run: Run) -> None:
    records, articles = RIGHT.read_text(encoding="utf-8"), SAMPLE_ARTICLES.read_text(encoding="utf-8")
    assert run("verify", "-", "--texts", SAMPLE_ARTICLES, input=records).exit_code == 0
    assert run("verify", RIGHT, "--texts", "-", input=articles).exit_code == 0
    result = run("verify", "-", "--texts", "-", input=records)
    assert result.exit_code == 2
    assert "not both" in result.stderr


# Each change with what is said of it, by somebody who computed the checksum anew after it.
FORGERIES: list[tuple[Callable[[Changed], object], str]] = [
    (lambda r: r["statements"][2]["cue"].update(text="teica"), "statements[2].cue: says 'teica'"),
    (lambda r: r["statements"][0]["content"][0].update(end=10**6), "statements[0].content[0]: 221:1000000"),
    (lambda r: r["times"][0]["span"].update(start=5), "times[0].span: says"),
    (lambda r: r["article"].update(sha256="0" * 64), "article.sha256: is not the hash"),
    (lambda r: r.update(id="other"), "id: 'other' is not the id of the article"),
    (
        lambda r: r["article"].update(title="Cits"),
        "article.title: says 'Cits' where the article has",
    ),
    (
        lambda r: r["article"].update(published="2031-01-01"),
        "article.published: says 2031-01-01 where the article has 2024-02-14",
    ),
    (lambda r: r["article"].update(url="https://a.lv"), "article.url: says 'https://a.lv' where the article"),
    (
        lambda r: r["article"].update(outlet="Avīze"),
        "article.outlet: says 'Avīze' where the",
    ),
    (lambda r: r["article"].update(timezone="Europe/Riga"), "article.timezone: is there without"),
    (
        lambda r: r["article"].update(timezone="Mars/X", published_at="2024-02-14T10:00:00Z"),
        "article.timezone: 'Mars/X' is no time zone",
    ),
    (
        lambda r: r["article"].update(timezone="Europe/Riga", published_at="2024-02-14T23:00:00Z"),
        "article.published: 2024-02-14 is not the day of `published_at`, 2024-02-15",
    ),
    (
        lambda r: r["statements"][0].update(within="s" + "0" * 16),
        "statements[0].within: s0000000000000000 is not the identifier of any statement",
    ),
    (lambda r: r["statements"][0].update(within=r["statements"][0]["id"]), "within this statement itself"),
    (
        lambda r: (
            r["statements"][0].update(within=r["statements"][1]["id"]),
            r["statements"][1].update(within=r["statements"][0]["id"]),
        ),
        "statements[1].within: ",
    ),
    (
        lambda r: r["statements"][0].update(within=r["statements"][1]["id"]),
        "statements[0].within: this statement does not lie in the content",
    ),
    (lambda r: r["statements"][0].update(id="s" + "0" * 16), "is not the identifier of these words"),
    (lambda r: r["times"][0].update(id=r["times"][1]["id"]), "times[0].id"),
    (lambda r: r["times"][0].update(id=r["times"][0]["id"] + "-2"), "times[0].id"),
    (lambda r: r["names"][0].update(id="n" + "1" * 16), "names[0].id"),
    (lambda r: r["names"][0].update(entity="w" + "1" * 16), "names[0].entity"),
    (lambda r: r["names"].append(r["names"][-1]), "is the identifier of another item too"),
    (lambda r: r["statements"][0].update(speaker_name="Kāds Cits"), "statements[0].speaker_name: says 'Kāds"),
    (lambda r: r["statements"][0].update(speaker_id="w" + "1" * 16), "not the identifier of any name"),
    (lambda r: r["people"][0].update(id="w" + "1" * 16), "people[0].id"),
    (lambda r: r["people"][0].update(name="Kāds Cits"), "people[0].name: says 'Kāds Cits'"),
    (lambda r: r["people"].pop(), "people: lacks the person"),
    (lambda r: r["people"].append(r["people"][0]), "stands there 2 times"),
    (lambda r: r["names"][-1].update(kind="product"), "than its first mention"),
    (lambda r: r["times"][0].update(value="2031-02-30"), "times[0].value: '2031-02-30' is no TIMEX3 value"),
    (lambda r: r["times"][0].update(value="rīt"), "times[0].value: 'rīt' is no TIMEX3 value of a DATE"),
    (lambda r: r["times"].reverse(), "does not stand in the order of the text"),
    (lambda r: r["statements"].reverse(), "statements[1]: does not stand in the order of the text"),
]


def resealed(change: Callable[[Changed], object], record: Changed) -> Changed:
    change(record)
    try:
        return json.loads(Record.model_validate(record).sealed().model_dump_json())  # type: ignore[no-any-return]
    except ValueError:
        return record


@pytest.mark.parametrize(("change", "said"), FORGERIES)
def test_what_is_wrong_is_named_though_the_checksum_is_right(
    run: Run, tmp_path: Path, change: Callable[[Changed], object], said: str
) -> None:
    result = run("verify", written(tmp_path, resealed(change, right())), "--texts", SAMPLE_ARTICLES)
    assert result.exit_code == 1
    assert said in result.stdout
    assert "checksum" not in result.stdout


EVENT_FORGERIES: list[tuple[Callable[[Changed], object], str]] = [
    (lambda e: e.update(time="t" + "9" * 16), ".time: t9999999999999999 is not the identifier of any time"),
    (lambda e: e.update(statement="s" + "9" * 16), "is not the identifier of any statement"),
    (lambda e: e.update(statement=None), ".statement: is missing"),
    (lambda e: e.update(vouched="asserted"), "says asserted of what stands in a statement"),
    (lambda e: e.update(id="e" + "9" * 16), "is not the identifier of these words"),
    (lambda e: e["participants"][0].update(id="w" + "9" * 16), "is not the identifier of any name"),
    (lambda e: e["participants"][0].update(name="Kāds Cits"), ".name: says 'Kāds Cits'"),
]


@pytest.mark.parametrize(("change", "said"), EVENT_FORGERIES)
def test_what_is_wrong_in_an_event_is_named(
    change: Callable[[Changed], object], said: str, read_record: Record, samples: list[Article]
) -> None:
    record = json.loads(read_record.model_dump_json())
    event = next(
        event
        for event in record["events"]
        if event["statement"] and any(item["id"] for item in event["participants"][:1])
    )
    change(event)
    forged = Record.model_validate(record).sealed()
    assert any(said in f"{path}: {what}" for path, what in problems(forged, article_for(forged, samples)))


def test_an_asserted_event_has_no_evidence(read_record: Record, samples: list[Article]) -> None:
    record = json.loads(read_record.model_dump_json())
    event = next(event for event in record["events"] if event["vouched"] == "asserted")
    event["evidence"] = [event["predicate"]]
    forged = Record.model_validate(record).sealed()
    assert [path for path, _ in problems(forged, article_for(forged, samples))] == [
        f"events[{record['events'].index(event)}].evidence"
    ]


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every single value, of every list and of every object of a record."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))


def others(value: Any) -> list[Any]:
    """Values of the same sort as one, and others that are not it."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int | float):
        return [value + 1, value / 2 if isinstance(value, float) else 0]
    if isinstance(value, str):
        return [value + "x", value[::-1], "2031-01-01", "asserted", None]
    if isinstance(value, list):
        return [[], value[::-1], value + value[:1], value[1:]]
    if value is None:
        return ["2031-01-01", "x", 0, {"start": 0, "end": 1, "text": "S"}]
    return [None, {}]


def placed(record: Changed, path: tuple[Any, ...], value: Any) -> Changed:
    changed: Changed = json.loads(json.dumps(record))
    place: Any = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


def test_a_change_of_any_field_is_found(read_record: Record, samples: list[Article]) -> None:
    record = json.loads(read_record.model_dump_json())
    # Of long lists the first two of each: a field is a field.
    for name in ("statements", "times", "names", "people", "quantities", "events"):
        record[name] = record[name][:2]
    paths = [path for path in leaves(record) if path != ("checksum",)]
    assert {path[0] for path in paths} == Record.model_fields.keys() - {"checksum"}
    whole = json.loads(read_record.model_dump_json())
    article = article_for(read_record, samples)
    missed = []
    for path in paths:
        kept: Any = whole
        for step in path:
            kept = kept[step]
        for value in others(kept):
            if value == kept:
                continue
            try:
                found = record_from(json.dumps(placed(whole, path, value)))
            except DataError:
                continue
            if found != read_record and not list(problems(found, article)):
                missed.append((path, value))
    assert missed == []


@pytest.mark.parametrize("checksum", [None, "0" * 64])
def test_a_checksum_that_is_missing_or_another_is_found(
    checksum: str | None, record: Record, samples: list[Article]
) -> None:
    changed = record.model_copy(update={"checksum": checksum})
    assert [path for path, _ in problems(changed, samples[0])] == ["checksum"]


def test_the_checksum_outlives_every_layout_of_the_json(read_record: Record) -> None:
    for layout in (read_record.model_dump_json(indent=2), json.dumps(read_record.model_dump(mode="json"))):
        assert record_from(layout).computed_checksum() == read_record.checksum


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda r: r["article"].update(id="none"), "no article with this id"),
        (lambda r: r.pop("statements"), "checksum: is not that of this record"),
        (lambda r: r.update(surprise=1), "line 1: surprise: Extra inputs"),
        (lambda r: r["statements"][0].update(mode="sung"), "statements.0.mode: Input should be"),
        (lambda r: r["statements"][0].update(confidence=1.5), "statements.0.confidence: Input should be"),
        (
            lambda r: r["statements"][0].update(confidence=float("nan")),
            "statements.0.confidence: Input should",
        ),
        (lambda r: r["statements"][0].update(id="s1"), "statements.0.id: String should match pattern"),
        (lambda r: r.update(schema_version="3.0"), "schema_version: '3.0' is none of those known here"),
    ],
)
def test_what_is_no_record_is_named(
    run: Run, tmp_path: Path, change: Callable[[Changed], object], said: str
) -> None:
    record = right()
    change(record)
    result = run("verify", written(tmp_path, record), "--texts", SAMPLE_ARTICLES)
    assert result.exit_code == 1
    assert said in result.stdout


def test_broken_json_is_named_by_its_line_and_the_rest_still_checked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    lines = RIGHT.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], "{broken", "[" * 100_000, lines[1]]), encoding="utf-8")
    result = run("verify", path, "--texts", SAMPLE_ARTICLES)
    assert result.exit_code == 1
    assert f"{path}, line 2: Invalid JSON" in result.stdout
    assert f"{path}, line 3: Invalid JSON" in result.stdout
    assert "2 faults in 2 of 4 records." in result.stderr


def test_texts_that_cannot_be_read_are_counted_apart(run: Run, tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text("{broken\n" + SAMPLE_ARTICLES.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("verify", RIGHT, "--texts", texts)
    assert result.exit_code == 1
    assert "texts.jsonl, line 1 is not JSON" in result.stderr
    assert f"1 article of {texts} could not be read." in result.stderr
    assert "fault" not in result.stderr
    assert result.stdout == ""


def test_of_several_articles_with_one_id_the_right_one_counts(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"id": "raksts-01", "text": "Cits teksts."}) + "\n", encoding="utf-8")
    assert run("verify", RIGHT, "--texts", other, "--texts", SAMPLE_ARTICLES).exit_code == 0


def test_no_records_is_an_error(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("", encoding="utf-8")
    assert run("verify", path, "--texts", SAMPLE_ARTICLES).exit_code == 1


def test_every_span_of_a_record_is_looked_at(record: Record) -> None:
    paths = [path for path, _ in record.spans()]
    assert len(paths) == len(set(paths))
    assert "statements[0].content[0]" in paths
    assert any(path.startswith("people[0].roles[0]") for path in paths)


def test_problems_of_a_right_record_are_none(records: list[Record], samples: list[Any]) -> None:
    assert records
    for record, article in zip(records, samples, strict=False):
        assert list(problems(record, article)) == []


def test_reading_again_finds_nothing_other(
    run: Run, tmp_path: Path, read_record: Record, samples: Any
) -> None:
    path, texts = tmp_path / "r.jsonl", tmp_path / "t.jsonl"
    path.write_text(read_record.model_dump_json() + "\n", encoding="utf-8")
    texts.write_text(json.dumps({"id": "a", "text": samples[0].text}) + "\n", encoding="utf-8")
    # The texts tell no title, outlet and url: of these outlet and url are known from nowhere else.
    result = run("verify", path, "--texts", texts, "--reread")
    assert [line.split(": ")[1] for line in result.stdout.splitlines()] == ["article.outlet", "article.url"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (
            lambda r: r["statements"][0].update(speaker_name="X", speaker_id=None),
            "statements[0].speaker_name",
        ),
        (lambda r: r["statements"][0].update(stance="denies"), "statements[0].stance"),
        (lambda r: r["statements"].pop(1), "statements"),
        (lambda r: r["times"][0].update(value="2031-01-01"), "times[0].value"),
        (lambda r: r["people"][0].update(gender=None), "people[0].gender"),
        (lambda r: r["people"][0].update(roles=[]), "people[0].roles"),
        (lambda r: r["quantities"][0].update(value=1), "quantities[0].value"),
        (lambda r: r["events"][0].update(polarity="negative"), "events[0].polarity"),
        (lambda r: r["events"][0]["predicate"].update(end=1), "events[0].predicate"),
        (lambda r: r["article"].update(language="en"), "article.language"),
    ],
)
def test_reading_again_names_the_field_that_is_other(
    change: Callable[[Changed], object], path: str, read_record: Record
) -> None:
    record = json.loads(read_record.model_dump_json())
    change(record)
    assert path in [where for where, _ in differences(Record.model_validate(record), read_record)]


def test_another_reader_is_told_where_something_is_other(run: Run, tmp_path: Path, samples: Any) -> None:
    record = Reader().read(samples[0])
    assert record.reader.model is not None
    model = record.reader.model.version
    reader = record.reader.model_copy(update={"hronika": "0.0.9"})
    time = record.times[0].model_copy(update={"value": "2031-01-01"})
    changed = record.model_copy(update={"reader": reader, "times": (time, *record.times[1:])}).sealed()
    result = run(
        "verify",
        written(tmp_path, json.loads(changed.model_dump_json())),
        "--texts",
        SAMPLE_ARTICLES,
        "--reread",
    )
    assert result.exit_code == 1
    assert "raksts-01: times[0].value: says '2031-01-01', read again it says" in result.stdout
    assert f"was read by Hronika 0.0.9 with hronika-latvian {model}, and again by Hronika" in result.stderr


def test_what_cannot_be_read_again_is_told(run: Run, tmp_path: Path, samples: Any) -> None:
    record = Reader().read(samples[0])
    info = record.article.model_copy(update={"language": "xx"})
    changed = json.loads(record.model_copy(update={"article": info}).sealed().model_dump_json())
    result = run("verify", written(tmp_path, changed), "--texts", SAMPLE_ARTICLES, "--reread")
    assert result.exit_code == 1
    assert "raksts-01: article: cannot be read again: The language 'xx'" in result.stdout
