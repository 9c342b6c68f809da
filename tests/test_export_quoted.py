"""What somebody says that somebody else has said is not told as if the article itself told it."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from exports_help import lines_of
from web_help import reading_room

from hronika import Archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of an article in which one tells of what another said, and somebody denies something."""
    path = tmp_path_factory.mktemp("quoted") / "news.db"
    text = (
        "Satiksmes ministre Anna Roze piektdien ieradās Ogrē. “Ministre Anna Roze solīja, ka tiltu atvērs "
        "maijā,” sacīja Ogres mērs Juris Zaķis. Iedzīvotāji noliedza, ka Liepājā uzbruka policistiem."
    )
    with Archive(path) as made:
        assert not made.add({"id": "tilts", "text": text, "published": "2024-05-07"}).failures
    return path


def _inner(archive: Path) -> dict[str, Any]:
    """Give the statement that stands within another, as the record has it."""
    with Archive(archive) as opened:
        [found] = [hit for hit in opened.statements("") if hit.within]
    assert found.speaker == "Anna Roze"
    return {"id": found.id, "content": found.text}


def _exported(run: Run, archive: Path, form: str, to: Path) -> Path:
    ended = run("export", form, "-a", archive, "-o", to)
    assert ended.exit_code == 0, ended.output
    return to


def test_schema_org_says_who_tells_of_it(run: Run, archive: Path, tmp_path: Path) -> None:
    graph = json.loads(_exported(run, archive, "schema-org", tmp_path / "out").read_text("utf-8"))["@graph"]
    told = {each["@id"].split(":")[3]: each for each in graph if each["@type"] == "Claim"}
    assert told[_inner(archive)["id"]]["description"] == "as told by Juris Zaķis"
    assert [each for each in told.values() if "description" in each] == [told[_inner(archive)["id"]]]
    assert not [each for each in told.values() if "uzbruka" in each["text"]]


def test_annotations_say_who_tells_of_it_and_who_denies(run: Run, archive: Path, tmp_path: Path) -> None:
    items = json.loads(_exported(run, archive, "annotations", tmp_path / "out").read_text("utf-8"))["items"]
    said = {each["id"].split(":")[-1]: [body["value"] for body in each["body"]] for each in items}
    inner = said[_inner(archive)["id"]]
    assert inner[0] == "By the article, said by Anna Roze, as told by Juris Zaķis."
    assert "told-by:Juris Zaķis" in inner
    assert "By the article, denied by iedzīvotāji." in [each[0] for each in said.values()]
    assert "By the article, said by Juris Zaķis." in [each[0] for each in said.values()]


def test_follow_the_money_says_who_tells_of_it_and_who_denies(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    found = list(lines_of(_exported(run, archive, "ftm", tmp_path / "out")))
    documents: Any = [each["properties"] for each in found if each["schema"] == "Documentation"]
    told = {each["summary"][0]: each["description"] for each in documents}
    assert told[_inner(archive)["content"]] == ["indirect speech, as told by Juris Zaķis"]
    article: Any = next(each["properties"] for each in found if each["schema"] == "Article")
    assert "Denied by iedzīvotāji: Liepājā uzbruka policistiem" in article["notes"]


def test_pages_and_lists_say_who_tells_of_it(run: Run, archive: Path) -> None:
    with reading_room(archive) as room:
        said = {each["speaker"]: each for each in room.get("/search.json").json()["statements"]}
        assert (said["Anna Roze"]["told_by"], said["Juris Zaķis"]["told_by"]) == ("Juris Zaķis", None)
        assert room.get("/search").text.count("as told by Juris Zaķis") == 1
        assert "kā stāsta Juris Zaķis" in room.get("/search?lang=lv").text
        room.get("/search?lang=en")
        assert "Anna Roze (as told by Juris Zaķis): " in room.get("/search.atom?q=").text
        page = room.get(said["Anna Roze"]["address"])
        assert f'href="{said["Juris Zaķis"]["address"]}">as told by Juris Zaķis</a>' in page.text
        # what is copied: as text and Markdown, in BibTeX's note and JSON-LD's description
        assert page.text.count("as told by Juris Zaķis") == 5
        assert "as told by" not in room.get(said["Juris Zaķis"]["address"]).text
    told = " ".join(run("search", "", "--archive", archive, env={"COLUMNS": "240"}).stdout.split())
    assert "solīja (promise), as told by Juris Zaķis" in told


def test_what_a_source_plans_or_leaves_open_is_told_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "open.hronika"
    text = (
        "Deputāte Anna Roze solīja, ka tiltu atvērs. Deputāte Anna Roze šaubījās, ka tiltu slēgs. "
        "Policija neapstiprināja, ka aizturēts Juris Zaķis."
    )
    with Archive(path) as made:
        assert not made.add({"id": "tilts", "text": text, "published": "2024-05-07"}).failures
    items = json.loads(_exported(run, path, "annotations", tmp_path / "out").read_text("utf-8"))["items"]
    said = [body["value"] for each in items for body in each["body"][:1]]
    assert "An event, told as planned by Anna Roze." in said
    assert "An event, told as possible, doubted by Anna Roze." in said
    assert "An event, told as possible, left open by policija." in said
    found = list(lines_of(_exported(run, path, "ftm", tmp_path / "out")))
    article: Any = next(each["properties"] for each in found if each["schema"] == "Article")
    assert "Not told as a fact (planned by Anna Roze): atvērs – tilts" in article["notes"]
    assert "Not told as a fact (possible, left open by policija): aizturēts – Juris Zaķis" in article["notes"]
    documents: Any = [each["properties"] for each in found if each["schema"] == "Documentation"]
    told = {each["summary"][0]: each["description"] for each in documents}
    assert told["tiltu slēgs"] == ["indirect speech, doubted"]
