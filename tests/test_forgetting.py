"""`hronika forget` says what goes and what stays, asks, and keeps out what was forgotten."""

from pathlib import Path

import pytest
from archive_help import DAY, article, reading
from conftest import Run

from hronika.archive.checking import check
from hronika.archive.forgetting import forget_article
from hronika.archive.store import Store
from hronika.article import Article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    with Store(path) as store:
        for given in (article(1), article(1, "Anna Roze: vairs ne."), article(2)):
            store.add(given, reading(given), b"<p>raw</p>", "text/html")
        for outlet in ("Avīze", "Ziņas"):
            given = Article(
                f"Zane Zeme: {outlet}.",
                id="7",
                outlet=outlet,
                url=f"https://{outlet[0].lower()}.lv/7",
                published=DAY,
            )
            store.add(given, reading(given))
    return path


def ids(path: Path) -> list[str]:
    with Store(path) as store:
        assert check(store).problems == []
        return sorted(version.id for version in store.current())


def test_an_article_goes_with_all_versions_and_pages(path: Path, run: Run) -> None:
    result = run("forget", "a1", "--yes", "--archive", path)
    assert result.exit_code == 0, result.output
    assert "Goes: the article a1 (Avīze, 2024-05-08) with 2 versions and 2 raw pages." in result.stdout
    assert "Stays: what copies of the archive hold" in result.stdout
    assert result.stdout.splitlines()[-1] == "Removed: 1 article."
    assert ids(path) == ["7", "7", "a2"]
    with Store(path) as store, store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM raw").fetchone() == (1,)


def test_a_dry_run_removes_nothing(path: Path, run: Run) -> None:
    for arguments in (["a1"], ["--speaker", "Anna Roze"]):
        result = run("forget", *arguments, "--dry-run", "--archive", path)
        assert result.exit_code == 0
        assert result.stdout.splitlines()[-1] == "Nothing was removed."
    assert ids(path) == ["7", "7", "a1", "a2"]


def test_where_nobody_can_be_asked_yes_must_be_said(path: Path, run: Run) -> None:
    result = run("forget", "a1", "--archive", path, input="y\n")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert "a1" in ids(path)


def test_one_id_in_two_outlets(path: Path, run: Run) -> None:
    result = run("forget", "7", "--dry-run", "--archive", path)
    assert "These are 2 articles of one id: --outlet chooses one." in result.stdout
    assert run("forget", "7", "--outlet", "Ziņas", "--yes", "--archive", path).exit_code == 0
    assert ids(path) == ["7", "a1", "a2"]


def test_a_speaker_goes_from_all_versions_and_the_texts_stay(path: Path, run: Run) -> None:
    result = run("forget", "--speaker", "Anna Roze", "--yes", "--archive", path)
    assert result.exit_code == 0, result.output
    assert "Goes: 3 statements of Anna Roze in 2 articles" in result.stdout
    assert "Stays: the texts of the articles" in result.stdout
    assert result.stdout.splitlines()[-1] == "Removed: 3 statements."
    with Store(path) as store:
        speakers = {
            item.speaker_name
            for id in ("a1", "a2")
            for each in store.versions(id)
            for item in each.record.statements
        }
        assert speakers == {"Jānis Vilks"}
        assert "Anna Roze" in store.versions("a1")[0].text
        given = article(9)
        store.add(given, reading(given))
        assert [item.speaker_name for item in store.versions("a9")[0].record.statements] == ["Jānis Vilks"]
        assert check(store).problems == []


@pytest.mark.parametrize(
    "address",
    [
        "https://6.lv/7?utm_source=x&fbclid=1",
        "http://www.6.lv/amp/7/",
        "https://m.6.lv/7#top",
    ],
)
def test_a_forgotten_article_does_not_come_back_under_a_tracking_address(
    path: Path, run: Run, address: str
) -> None:
    with Store(path) as store:
        given = Article("Zane Zeme: pirmais.", url="https://6.lv/7", outlet="Cits", published=DAY)
        store.add(given, reading(given))
        assert forget_article(store, given.id) == 1
        other = Article("Zane Zeme: cits teksts.", id="new", url=address, outlet="Cits", published=DAY)
        assert store.add(other, reading(other)) == "forgotten"
        assert store.known(other) == "forgotten"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["7", "--outlet", "X"], 2, "The archive has no article '7' of 'X'"),
        (["--speaker", "Roze Anna"], 2, "Speakers of a like name are: Anna Roze."),
        (["--speaker", "Nobody"], 2, "Nothing in the archive is said by 'Nobody'."),
        ([], 2, "Name the id of an article"),
        (["a1", "--speaker", "Anna Roze"], 2, "Name the id of an article"),
        (["--speaker", "Anna Roze", "--outlet", "X"], 2, "a speaker is forgotten in all outlets"),
    ],
)
def test_what_makes_no_sense_gets_a_sentence(
    path: Path, run: Run, arguments: list[str], code: int, sentence: str
) -> None:
    result = run("forget", *arguments, "--yes", "--archive", path)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert ids(path) == ["7", "7", "a1", "a2"]


@pytest.mark.parametrize(
    ("answer", "code", "left"), [("y\n", 0, ["7", "7", "a2"]), ("n\n", 1, None), ("", 130, None)]
)
def test_in_a_terminal_it_is_asked(
    path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, left: list[str] | None
) -> None:
    monkeypatch.setattr("hronika.cli.forget._can_ask", lambda: True)
    result = run("forget", "a1", "--archive", path, input=answer)
    assert result.exit_code == code, result.output
    assert ("Nothing was removed." in result.output) is (code != 0)
    assert ids(path) == (left or ["7", "7", "a1", "a2"])
