"""What people vouch for becomes gold in exactly the format that readings are scored by."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from corrections_help import put_reading

from benchmarks.score import load, score
from hronika.archive.corrections.correcting import Corrector
from hronika.archive.store import Store
from hronika.article import Article, article_from
from hronika.reading.reader import Reader
from hronika.samples import SAMPLE_ARTICLES

TEXT = (
    "Satiksmes ministrs Jānis Vilks otrdien žurnālistiem sacīja, ka tilts tiks atvērts rudenī. "
    "„Naudas pietiks,” viņš piebilda, „bet laika gan ne.” Iedzīvotāji tam netic."
)
# Annotated by hand, by the rules that the gold sets follow.
GOLD: dict[str, Any] = {
    "id": "tilts",
    "title": "Tiltu atvērs rudenī",
    "published": "2024-05-08",
    "text": TEXT,
    "statements": [
        {
            "content": [[64, 88]], "cue": [52, 58], "speaker": [0, 30], "speaker_name": "Jānis Vilks",
            "mode": "indirect", "addressee": [39, 51], "medium": None, "said_at": [31, 38],
        },
        {
            "content": [[91, 105], [124, 140]], "cue": [113, 121], "speaker": [108, 112],
            "speaker_name": "Jānis Vilks", "mode": "direct", "addressee": None, "medium": None,
            "said_at": None,
        },
    ],
    "times": [
        {"span": [31, 38], "type": "DATE", "value": "2024-05-07"},
        {"span": [82, 88], "type": "DATE", "value": "2024-FA"},
    ],
}  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "archive.db"
    monkeypatch.setenv("HRONIKA_ARCHIVE", str(path))
    return path


def article(document: Any) -> Article:
    return article_from(document)


def words(text: str, place: list[int] | None) -> str | None:
    return None if place is None else text[place[0] : place[1]]


def annotate(path: Path, document: dict[str, Any]) -> None:
    """Add to an archive all that a gold document says, by hand."""
    text = document["text"]
    with Store(path) as store:
        given = article(document)
        store.add(given, Reader().read_with_lemmas(given))
        [version] = store.versions(document["id"])
        # All is added by hand: a reader that found nothing.
        empty = version.record.model_copy(update={"statements": (), "times": (), "events": ()})
        put_reading(store, version.number, empty)
        anna = Corrector(store, "Anna")
        for time in document["times"]:
            anna.add(
                "time", document["id"], words(text, time["span"]) or "",
                {"date": time["value"], "type": time["type"]},
            )  # fmt: skip
        for item in document["statements"]:
            spans = {name: words(text, item[name]) for name in ("cue", "addressee", "medium", "said_at")}
            anna.add(
                "statement", document["id"], [words(text, place) or "" for place in item["content"]],
                {"speaker": item["speaker_name"], "speaker_words": words(text, item["speaker"]),
                 "mode": item["mode"], **spans},
            )  # fmt: skip
        anna.complete(document["id"])


def test_gold_of_our_own_writing_comes_back_as_it_was(run: Run, archive: Path) -> None:
    annotate(archive, GOLD)
    result = run("export", "gold")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == GOLD


def test_an_export_scores_fully_against_itself(run: Run, archive: Path, tmp_path: Path) -> None:
    annotate(archive, GOLD)
    out = tmp_path / "gold.jsonl"
    assert run("export", "gold", "-o", out).exit_code == 0
    scores = score(load(out), load(out))
    assert {
        scores[name] for name in ("statement.f1", "whole_statement.f1", "time_span.f1", "time_value.f1")
    } == {1}
    assert (scores["speaker_strict"], scores["mode"], scores["cue"], scores["time_wrong_values"]) == (
        1,
        1,
        1,
        0,
    )


def test_only_what_was_called_complete_is_gold(run: Run, archive: Path, samples: list[Article]) -> None:
    reader = Reader()
    with Store(archive) as store:
        for given in samples[:3]:
            store.add(given, reader.read_with_lemmas(given))
        anna = Corrector(store, "Anna")
        whole, part, touched = (store.versions(given.id)[0].record for given in samples[:3])
        anna.complete(whole.id)
        anna.confirm(part.statements[0].id)
        anna.change(part.statements[1].id, {"speaker": "Ilona Lapsa"})
        anna.change(touched.statements[0].id, {"speaker": "Ilona Lapsa"})
    complete = run("export", "gold")
    [document] = [json.loads(line) for line in complete.stdout.splitlines()]
    assert document["id"] == whole.id
    assert "complete" not in document
    assert len(document["statements"]) == len(whole.statements)
    assert "2 corrected articles left out: nobody called them complete" in complete.stderr
    everything = run("export", "gold", "--all")
    [document, partial] = [json.loads(line) for line in everything.stdout.splitlines()]
    assert (partial["id"], partial["complete"]) == (part.id, False)
    # That somebody gave the second statement a speaker says nothing of its words.
    assert [item["content"][0][0] for item in partial["statements"]] == [part.statements[0].content[0].start]
    assert "1 corrected article left out" in everything.stderr


def test_a_later_reading_and_version_add_nothing_to_gold(run: Run, archive: Path) -> None:
    annotate(archive, GOLD)
    with Store(archive) as store:
        [version] = store.versions("tilts")
        put_reading(store, version.number, Reader().read(article(GOLD)))
        given = article({**GOLD, "text": TEXT + " Rīt līs, sacīja ministrs."})
        store.add(given, Reader().read_with_lemmas(given))
    assert json.loads(run("export", "gold").stdout) == GOLD


def test_no_gold_is_said(run: Run, archive: Path) -> None:
    with Store(archive):
        pass
    result = run("export", "gold")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "There is no gold yet" in result.stderr


def test_the_format_is_that_of_the_sample_articles_gold() -> None:
    path = Path(__file__).parents[2] / "shared" / "gold" / "articles.jsonl"
    if not path.exists():
        pytest.skip("the gold set is not beside the repository")
    first = load(path)[0]
    assert first.keys() == GOLD.keys()
    assert first["statements"][0].keys() == GOLD["statements"][0].keys()
    assert first["times"][0].keys() == GOLD["times"][0].keys()
    assert first["id"] in SAMPLE_ARTICLES.read_text(encoding="utf-8")
