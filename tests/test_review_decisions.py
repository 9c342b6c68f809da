"""Decisions on names and on pairs of statements: who, when, undone, and what follows from them elsewhere."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import Run
from people_help import filled

from hronika.archive.review import candidates
from hronika.archive.review.candidates import PairKey
from hronika.article import Article
from hronika.errors import UsageError
from hronika.ledger import Archive

AUTHOR = "Anna Roze"
# A common word at the head of a sentence, as a person and elsewhere as a place.
_FALSE = ("Kuks iekāpa ratos. Vakarā Kuks gulēja.", "Rīgā Kuks ēda putru. Kuks smējās.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = filled(tmp_path)
    with Archive(path) as archive:
        for number, text in enumerate(_FALSE):
            archive.add(
                Article(text, id=f"k{number}", outlet="Rīta Ziņas", published=date(2025, 1, 1 + number))
            )
    return path


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive(path) as archive:
        assert [each.name for each in archive.review.doubtful_names(limit=9).found] == ["Kuks"]
        yield archive


def names(archive: Archive) -> set[str]:
    return {each.name for each in archive.people(limit=100)}


def test_a_false_name_is_thrown_out_everywhere_and_comes_back(archive: Archive) -> None:
    def is_listed() -> list[bool]:
        return [
            "Kuks" in names(archive),
            "Kuks" in {each.name for each in archive.suggestions("kuk")},
            bool(archive.who("Kuks").found),
            bool(archive.review.doubtful_names().found),
        ]

    before = is_listed()
    assert before == [True] * 4
    made = archive.review.judge_name("person", "Kuks", author=AUTHOR, reason="vārds kuks")
    assert is_listed() == [False] * 4
    [rejected] = archive.review.rejected_names()
    assert (rejected.other, rejected.author, rejected.reason) == (("Kuks",), AUTHOR, "vārds kuks")
    assert archive.article("k0").record.names  # it is read as it was
    archive.review.undo(made.number, author=AUTHOR)
    assert is_listed() == before
    assert archive.review.rejected_names() == []
    assert archive.check().problems == []


def test_it_stays_out_when_other_articles_have_it(archive: Archive) -> None:
    archive.review.judge_name("person", "Kuks", author=AUTHOR)
    archive.add(Article("Deputāts Kuks balsoja. Kuks aizgāja.", id="k9", published=date(2025, 2, 2)))
    assert "Kuks" not in names(archive)
    assert archive.who("Kuks").found == ()
    assert archive.check().problems == []


def test_others_keep_their_names(archive: Archive) -> None:
    before = names(archive)
    archive.review.judge_name("person", "Kuks", author=AUTHOR)
    assert names(archive) == before - {"Kuks"}


def test_what_is_said_to_be_a_name_is_asked_no_more(archive: Archive) -> None:
    made = archive.review.judge_name("person", "Kuks", "name", author=AUTHOR)
    assert archive.review.doubtful_names().found == ()
    assert "Kuks" in names(archive)
    with pytest.raises(UsageError, match="decided before"):
        archive.review.judge_name("person", "Kuks", "name", author=AUTHOR)
    archive.review.judge_name("person", "Kuks", "no name", author=AUTHOR)
    assert "Kuks" not in names(archive)
    [last] = archive.review.rejected_names()
    archive.review.undo(last.number, author=AUTHOR)
    assert "Kuks" in names(archive)
    assert archive.review.doubtful_names().found == ()  # the decision before holds again
    archive.review.undo(made.number, author=AUTHOR)
    assert len(archive.review.doubtful_names().found) == 1


def test_an_undo_can_be_undone(archive: Archive) -> None:
    made = archive.review.judge_name("person", "Kuks", author=AUTHOR)
    archive.review.undo(made.number, author=AUTHOR)
    with pytest.raises(UsageError, match="undone already"):
        archive.review.undo(made.number, author=AUTHOR)
    about = archive.review.undo(made.number + 1, author=AUTHOR)
    assert about.number == made.number
    assert "Kuks" not in names(archive)


@pytest.mark.parametrize(
    ("kind", "name", "author", "sentence"),
    [
        ("person", "Nekas", AUTHOR, "names no person"),
        ("thing", "Kuks", AUTHOR, "names no thing"),
        ("person", "Kuks", "  ", "who decides"),
    ],
)
def test_what_makes_no_sense_is_refused(
    archive: Archive, kind: str, name: str, author: str, sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        archive.review.judge_name(kind, name, author=author)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no decision"):
        archive.review.undo(99, author=AUTHOR)


def test_several_names_are_thrown_out_and_brought_back_as_one(archive: Archive) -> None:
    archive.add(
        Article("Rats ripoja. Rats apstājās.", id="r0", published=date(2025, 3, 1)),
        Article("Kalnā Rats lūza. Rats krita.", id="r1", published=date(2025, 3, 2)),
    )
    doubtful = [("person" if each.kind == "person" else "thing", each.name)
                for each in archive.review.doubtful_names(limit=9).found]  # fmt: skip
    assert len(doubtful) >= 1
    batch = archive.review.judge_names(doubtful, author=AUTHOR)  # type: ignore[arg-type]
    assert archive.review.doubtful_names().found == ()
    assert archive.review.decisions() == []
    archive.review.undo_batch(batch, author=AUTHOR)
    assert len(archive.review.doubtful_names(limit=9).found) == len(doubtful)
    with pytest.raises(UsageError):
        archive.review.judge_names([*doubtful, ("person", "Nekas")], author=AUTHOR)  # type: ignore[list-item]
    assert len(archive.review.doubtful_names(limit=9).found) == len(doubtful)


def pair(archive: Archive) -> tuple[tuple[str, ...], tuple[str, ...]]:
    [found] = archive.review.candidates().pairs
    one, other = (tuple(each.statement for each in side) for side in (found.one_sources, found.other_sources))
    return one, other


def pairs(archive: Archive) -> set[tuple[str, str]]:
    return {(each.one.id, each.other.id) for each in archive.contradictions()}


def test_a_pair_judged_to_be_none_is_no_candidate_any_more(archive: Archive) -> None:
    before, (one, other) = pairs(archive), pair(archive)
    beside_before = len(_beside(archive))
    number = archive.review.judge_pair(one, other, "no contradiction", author=AUTHOR)
    assert pairs(archive) == before - {(one[0], other[0])}
    found = archive.review.candidates(limit=99).pairs
    assert (one[0], other[0]) not in {(each.one.id, each.other.id) for each in found}
    speaker = archive.who("Ilze Ozoliņa").found[0].id
    newest = archive.newest_contradictions(speaker)
    assert (one[0], other[0]) not in {(each.one.id, each.other.id) for each in newest}
    assert len(_beside(archive)) < beside_before
    assert [each.decision.number for each in archive.review.rejected()] == [number]
    archive.review.undo(number, author=AUTHOR)
    assert pairs(archive) == before
    assert pair(archive) == (one, other)


def test_pairs_are_counted_as_far_as_they_are_looked_for(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = archive.review.candidates(limit=99)
    assert whole.is_all
    assert whole.found == len(whole.pairs) > 1
    assert whole.next is None
    # One by one they are the same, and the count stays that of the whole queue.
    keys: list[str] = []
    after = None
    while True:
        page = archive.review.candidates(after=after)
        assert (page.found, page.is_all) == (whole.found, True)
        keys += page.keys
        if page.next is None:
            break
        after = page.next
    assert keys == list(whole.keys)
    # Where the search is cut it is said to be no more than what was found.
    monkeypatch.setattr(candidates, "_MOST_TAKEN_APART", 1)
    cut = archive.review.candidates(limit=99)
    assert not cut.is_all
    assert cut.next is not None
    assert cut.found == len(cut.pairs)
    rest, after = list(cut.keys), cut.next
    while after is not None:
        page = archive.review.candidates(limit=99, after=after)
        rest += page.keys
        after = page.next
    assert rest == list(whole.keys)
    monkeypatch.undo()
    monkeypatch.setattr(candidates, "_PAIRS_OF_ONE", 1)
    assert not archive.review.candidates().is_all
    [pair, *_] = archive.review.candidates(limit=99).pairs
    monkeypatch.undo()
    one, other = ([each.statement for each in side] for side in (pair.one_sources, pair.other_sources))
    archive.review.judge_pair(one, other, "no contradiction", author=AUTHOR)
    assert archive.review.candidates().found == whole.found - 1


def test_several_pairs_are_decided_and_taken_back_as_one(archive: Archive) -> None:
    found = archive.review.candidates(limit=99).pairs
    keys = [PairKey(each.speaker.id, each.one.id, each.other.id) for each in found]
    batch = archive.review.judge_pairs(keys, "no contradiction", author=AUTHOR)
    assert archive.review.candidates().pairs == ()
    assert archive.review.decisions() == []
    [together] = archive.review.batches()
    assert (together.size, together.batch.author) == (len(keys), AUTHOR)
    with pytest.raises(UsageError, match="no candidate any more"):
        archive.review.judge_pairs(keys, "no contradiction", author=AUTHOR)
    archive.review.undo_batch(batch, author=AUTHOR)
    assert archive.review.candidates(limit=99).pairs == found
    with pytest.raises(UsageError, match="Nothing was chosen"):
        archive.review.judge_pairs([], "no contradiction", author=AUTHOR)


def test_several_who_may_be_one_are_judged_and_taken_back_as_one(archive: Archive) -> None:
    ids = {name: archive.who(name).found[0].id for name in ("Ilze Ozoliņa", "Kārlis Bērziņš", "Kuks")}
    actors = [each.id for each in archive.who("Andris Kalniņš").found]
    assert len(actors) == 2
    before = len(archive.people(limit=100))
    pairs = [(ids["Ilze Ozoliņa"], ids["Kārlis Bērziņš"]), (actors[0], actors[1])]
    with pytest.raises(UsageError, match="stands in two of the pairs"):
        archive.review.judge_identities([*pairs, (ids["Kuks"], actors[1])], "same", author=AUTHOR)
    assert len(archive.people(limit=100)) == before
    batch = archive.review.judge_identities(pairs, "same", author=AUTHOR)
    assert len(archive.people(limit=100)) == before - 2
    assert archive.judgements(limit=9) == []  # they are told as one
    [together] = archive.review.batches()
    assert [each.verdict for each in together.judgements] == ["same", "same"]
    again = archive.review.undo_batch(batch, author=AUTHOR)
    assert len(archive.people(limit=100)) == before
    archive.review.undo_batch(again, author=AUTHOR)
    assert len(archive.people(limit=100)) == before - 2
    assert archive.check().problems == []


def _beside(archive: Archive) -> list[object]:
    from hronika.archive.positions.beside import AskedSpeaker

    one = AskedSpeaker("domes priekšsēdētāja Ilze Ozoliņa", until=date(2023, 6, 1))
    other = AskedSpeaker("domes priekšsēdētāja Ilze Ozoliņa", since=date(2023, 6, 2))
    return list(archive.beside("skola OR remonts", one, other).differing)


def test_a_pair_judged_to_contradict_stays_and_says_so(archive: Archive) -> None:
    before, (one, other) = pairs(archive), pair(archive)
    archive.review.judge_pair(one, other, "contradict", author=AUTHOR, reason="lasīju abus")
    assert pairs(archive) == before
    judged = {each.one.id: each.judged for each in archive.contradictions() if each.judged}
    assert [(id, each.author, each.reason) for id, each in judged.items()] == [
        (one[0], AUTHOR, "lasīju abus")
    ]
    assert archive.review.rejected() == []
    found = archive.review.candidates(limit=99).pairs
    assert (one[0], other[0]) not in {(each.one.id, each.other.id) for each in found}


def test_of_two_decisions_on_one_pair_the_later_holds_also_the_other_way_round(archive: Archive) -> None:
    before, (one, other) = pairs(archive), pair(archive)
    archive.review.judge_pair(one, other, "contradict", author=AUTHOR)
    archive.review.judge_pair(other, one, "no contradiction", author=AUTHOR)
    assert pairs(archive) == before - {(one[0], other[0])}


def test_a_decision_holds_for_another_version_with_the_same_words(archive: Archive) -> None:
    one, other = pair(archive)
    before = len(pairs(archive))
    archive.review.judge_pair(one, other, "no contradiction", author=AUTHOR)
    old = archive.article("n0")
    again = Article(
        old.text + " Diena bija saulaina.", id="n0", outlet=old.record.article.outlet,
        published=date(2023, 2, 3), title="Ziņa 0", url="https://example.org/0",
    )  # fmt: skip
    assert archive.add(again).counts.changed == 1
    assert len(pairs(archive)) == before - 1


def test_a_pair_of_two_speakers_or_of_nothing_is_refused(archive: Archive) -> None:
    one, _ = pair(archive)
    strange = next(iter(archive.statements("speaker:Kalniņš"))).id
    for sides, sentence in (
        ((one, one), "itself"),
        ((one, (strange,)), "not said by one"),
        ((one, ("s0000000000000000",)), "not said by one"),
    ):
        with pytest.raises(UsageError, match=sentence):
            archive.review.judge_pair(*sides, "contradict", author=AUTHOR)
    assert archive.review.decisions() == []


def test_what_is_forgotten_leaves_no_decision(archive: Archive) -> None:
    one, other = pair(archive)
    archive.review.judge_pair(one, other, "no contradiction", author=AUTHOR)
    archive.review.judge_name("person", "Kuks", author=AUTHOR)
    article = archive.item(one[0]).version.id
    archive.forget(article)
    assert [each.decision.kind for each in archive.review.decisions()] == ["name"]
    archive.forget_speaker("Kuks")
    assert archive.review.decisions() == []
    assert archive.check().problems == []


def test_decisions_outlive_mending_and_a_backup(archive: Archive, tmp_path: Path) -> None:
    archive.review.judge_name("person", "Kuks", author=AUTHOR)
    archive.backup(tmp_path / "copy.db")
    with Archive(tmp_path / "copy.db") as copy:
        copy._store._connection.execute("DELETE FROM unsure_speaker")
        copy._store._connection.execute("DELETE FROM established")
        assert copy.check().problems != []
        assert copy.mend().result.problems == []
        assert "Kuks" not in names(copy)
        assert "Ilze Ozoliņa" in names(copy)


def test_names_on_the_command_line(path: Path, run: Run) -> None:
    on = ("--archive", path)
    assert "Kuks" in run("names", *on).stdout
    made = run("names", "--reject", "Kuks", "--author", AUTHOR, "--reason", "vārds", *on)
    assert made.exit_code == 0
    assert "no name" in made.stdout
    assert "Kuks" in run("names", "--rejected", *on).stdout
    assert f"rejected as a name by {AUTHOR}: `hronika names --undo 1`" in run("who", "Kuks", *on).stderr
    assert "No name is doubtful" in run("names", *on).stderr
    again = run("names", "--reject", "Kuks", "--author", AUTHOR, *on)
    assert (again.exit_code, "decided before" in again.stderr) == (2, True)
    assert run("names", "--undo", "1", "--author", AUTHOR, *on).exit_code == 0
    assert "Kuks" in run("names", *on).stdout
    assert run("names", "--confirm", "Kuks", "--author", AUTHOR, *on).exit_code == 0
    assert "Kuks" in run("who", "Kuks", *on).stdout


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("--reject", "Kuks", "--confirm", "Kuks"), "do one"),
        (("--reject", "Nekas"), "names nobody and nothing"),
        (("--reject", "Kuks", "--kind", "thing"), "names nobody and nothing"),
        (("--undo", "7"), "no decision 7"),
    ],
)
def test_names_says_what_makes_no_sense(path: Path, run: Run, given: tuple[str, ...], sentence: str) -> None:
    result = run("names", *given, "--author", AUTHOR, "--archive", path)
    assert result.exit_code == 2
    assert sentence in result.stderr


_HEADLINES = (
    # A verb that was taken for a surname, in a line with a capital at every word.
    ("Ozols Sola Jaunu Skolu\n\nMērs Pauls Ozols solīja, ka skolu uzcels.", "Ozols Sola"),
    # A word of the next part of the headline.
    (
        "Dzīve Pēc Ugunsgrēka: Jāņa Stāsts\n\nKaimiņi stāsta, ka bija bailes. Mājas vairs nav.",
        "Jānis Stāsts",
    ),
    # What is called a minister there is so by the same capitals.
    ("Ministrs Kalns Atkāpjas\n\nMinistrs Jānis Kalns paziņoja, ka atkāpjas.", "Kalns Atkāpjas"),
)


@pytest.mark.parametrize(("text", "fragment"), _HEADLINES)
def test_pieces_of_headlines_are_asked_about_with_the_reason(
    tmp_path: Path, text: str, fragment: str
) -> None:
    with Archive(tmp_path / "headlines.db") as archive:
        archive.add(Article(text, id="v0", published=date(2024, 5, 1)))
        [found] = archive.review.doubtful_names(limit=9).found
        assert (found.name, found.doubt, found.articles) == (fragment, "headline", 1)
        # An article that has it in its text takes the doubt away, and its going brings it back.
        given, family = fragment.split()
        archive.add(
            Article(
                f"Vakar runāja {given} {family}. {given} {family} aizgāja.",
                id="v1",
                published=date(2024, 5, 2),
            )
        )
        assert fragment in names(archive)
        assert fragment not in {each.name for each in archive.review.doubtful_names(limit=9).found}
        archive.forget("v1")
        assert fragment in {each.name for each in archive.review.doubtful_names(limit=9).found}
        archive.review.judge_name("person", fragment, author=AUTHOR)
        assert fragment not in names(archive)
        assert archive.check().problems == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Roze brauc uz Rīgu\n\nRīgā gaida ministri. Anna Roze runās rīt.",  # also in the text
        "Ministre Anna Roze sola tiltu\n\nTiltu gaida visi. Tilts ir vecs.",  # capitals tell something there
        "Roze Pret Liepu: Kurš Melo\n\nJānis Roze sacīja, ka Andris Liepa melo.",
    ],
)
def test_names_outside_of_headlines_are_not_doubted(tmp_path: Path, text: str) -> None:
    with Archive(tmp_path / "names.db") as archive:
        archive.add(Article(text, id="n0", published=date(2024, 5, 1)))
        assert [each for each in archive.review.doubtful_names(limit=9).found if " " in each.name] == []
