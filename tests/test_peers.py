"""Comparisons with others run, tell what they could not, and stand in the documentation as measured."""

import json
import lzma
from pathlib import Path
from typing import Any

import pytest

import hronika
from benchmarks.peers import __main__ as peers
from benchmarks.peers import analysis, duplicates, pages, pool, reading, search, statements, times
from benchmarks.peers.comparison import HRONIKA, Given, Measure, PeerComparison, Spread, in_turn, without
from benchmarks.peers.layouts import laid_out_pages
from benchmarks.peers.quotation_marks import by_marks, by_verbs
from benchmarks.peers.table import peer_parts
from benchmarks.score import score

TEXT = (
    "Tiltu atvērs maijā. “Darbi rit straujāk, nekā plānots,” sacīja ministre Anna Bērziņa, “un naudas "
    "pietiek.” Uzņēmums “Tilta darbi” to noliedz. Mērs Jānis Kalniņš norādīja, ka satiksmi neslēgs."
)


@pytest.fixture
def given(tmp_path: Path) -> Given:
    return Given(tmp_path / "gold", tmp_path / "data", tmp_path / "store", rounds=1, share=0.01)


SENTENCES = [
    ["Tilts tilts", "brūk brukt", ". ."],
    ["Pilsēta pilsēta", "slēdz slēgt", "tiltu tilts", ". ."],
    ["Cilvēki cilvēks", "tuvojas tuvoties", "tiltam tilts", ". ."],
]
"""Words, each `form lemma`."""


def conll(copies: int, *, named: bool) -> bytes:
    """Write the sentences, so many times, as a treebank or as names: the first word of each names a place."""
    lines = []
    for words in SENTENCES * copies:
        lines.append("# text = " + " ".join(word.split(" ")[0] for word in words))
        for place, word in enumerate(words, 1):
            form, lemma = word.split(" ")
            head, relation = (0, "root") if place == 2 else (2, "nsubj")
            name = "B-GPE" if place == 1 else "O"
            last = f"{name}\tO" if named else f"{head}\t{relation}"
            kind, features = ("VERB", "Mood=Ind") if place == 2 else ("NOUN", "Case=Nom")
            lines.append(f"{place}\t{form}\t{lemma}\t{kind}\t_\t{features}\t{last}\t_\t_")
        lines.append("")
    return lzma.compress("\n".join([*lines, ""]).encode())


def write_data(folder: Path) -> None:
    folder.mkdir()
    for part, copies in (("train", 30), ("dev", 1)):  # what is seldom in training is no relation for spaCy
        (folder / f"lvtb-{part}.conllu.xz").write_bytes(conll(copies, named=False))
        (folder / f"fullstack-names-{part}.conll.xz").write_bytes(conll(copies, named=True))
    news = "".join(f"ntrex\t{number}\tTilts numur {number} brūk.\n" for number in range(40))
    (folder / "raw-text.tsv.xz").write_bytes(lzma.compress(news.encode()))


def content(statement: dict[str, Any]) -> list[str]:
    return [TEXT[start:end] for start, end in statement["content"]]


def test_marks_give_quotations_of_three_words_and_the_nearest_person() -> None:
    (found,) = by_marks(TEXT, hronika.read(TEXT))
    assert content(found) == ["Darbi rit straujāk, nekā plānots,", "un naudas pietiek."]
    assert found["speaker_name"] == "Anna Bērziņa"


def test_verbs_also_give_what_follows_that() -> None:
    direct, indirect = by_verbs(TEXT, hronika.read(TEXT))
    assert (direct["mode"], direct["speaker_name"]) == ("direct", "Anna Bērziņa")
    assert (indirect["mode"], indirect["speaker_name"]) == ("indirect", "Jānis Kalniņš")
    assert content(indirect) == ["satiksmi neslēgs."]


def test_a_quotation_without_a_verb_is_none_by_verbs_and_the_last_person_named_by_marks() -> None:
    text = "Runāja Anna Bērziņa. Pilsētā atvērta izstāde “Trīs dienas pie jūras”."
    record = hronika.read(text)
    assert by_verbs(text, record) == []
    assert [found["speaker_name"] for found in by_marks(text, record)] == ["Anna Bērziņa"]


def test_baselines_are_scored_as_readings_are() -> None:
    start = TEXT.index("Darbi")
    gold = {"id": "a", "text": TEXT, "times": [], "statements": [
        {"content": [[start, start + 32]], "mode": "direct", "speaker_name": "Anna Bērziņa"}]}  # fmt: skip
    found = score([gold], [{"id": "a", "statements": by_marks(TEXT, hronika.read(TEXT))}])
    assert 0 < found["statement_fair.f1"] <= 1
    assert found["speaker_lenient"] == 1


def test_statements_are_compared(given: Given) -> None:
    comparison = statements.compare(given)
    assert len(comparison.measures) == 10
    for measure in comparison.measures:
        assert list(measure.figures) == [HRONIKA, "quotation marks", "marks and verbs"]
        assert all(0 <= figure.middle <= 100 for figure in measure.figures.values())


def test_times_are_compared(given: Given) -> None:
    pytest.importorskip("dateparser")
    comparison = times.compare(given)
    assert len(comparison.measures) == 9
    assert all(list(measure.figures) == [HRONIKA, "dateparser"] for measure in comparison.measures)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7. maijs", "2024-05-07"),
        ("2019", "2019"),
        ("vakar", "2024-05-09"),
        ("pagājušajā nedēļā", "2024-W18"),
    ],
)
def test_what_dateparser_says_is_written_as_timex(words: str, value: str) -> None:
    pytest.importorskip("dateparser")
    document = {"text": words, "published": "2024-05-10", "times": [
        {"span": [0, len(words)], "type": "DATE", "value": value}]}  # fmt: skip
    assert times.normalised(document) == {(0, len(words)): value}


def test_pages_are_compared(given: Given) -> None:
    comparison = pages.compare(given)
    assert len(comparison.measures) == 10
    assert {"trafilatura", HRONIKA} <= comparison.measures[0].figures.keys()
    assert not comparison.not_run.keys() & comparison.measures[0].figures.keys()


def test_pages_of_every_layout_have_all_that_must_be_kept() -> None:
    made = list(laid_out_pages())
    assert len(made) == 6 * 12
    for page in made:
        assert page.lead[0] == page.keep[0]
        assert set(page.quotes) <= set(page.keep)
        for paragraph in page.keep:
            assert paragraph.replace("&", "&amp;") in page.html, page.name


def test_duplicates_are_compared(given: Given) -> None:
    comparison = duplicates.compare(given)
    recall, precision, _ = comparison.measures
    assert recall.figures[HRONIKA].middle > 50
    assert precision.figures[HRONIKA].middle > 90
    assert ("datasketch at 0.5" in recall.figures) != ("datasketch" in comparison.not_run)


def test_search_is_compared(tmp_path: Path) -> None:
    given = Given(tmp_path, tmp_path / "data", tmp_path / "store", rounds=2, share=0.003)
    write_data(given.data)
    comparison = search.compare(given)
    took, recall, precision = comparison.measures
    assert list(took.figures) == [HRONIKA, "plain FTS5", "same index, joined"]
    assert recall.figures[HRONIKA].middle > recall.figures["plain FTS5"].middle
    assert precision.figures["plain FTS5"].middle == 100


def test_what_is_not_there_is_named(given: Given) -> None:
    for compare in (analysis.compare, reading.compare):
        comparison = compare(given)
        assert comparison.measures == ()
        assert any("no " in reason for reason in comparison.not_run.values())
    assert "Stanza" in reading.compare(given).not_run
    assert "what is found" in search.compare(given).not_run
    assert "hronika[benchmarks]" in without({"a": "1"}, "a", "b")["b"]


def test_a_pipeline_of_spacy_says_what_the_network_says() -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("lv")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "person", "pattern": "Anna Roze"}])
    (found,) = analysis.SpacyPredictor(nlp).predict([["Te", "Anna", "Roze", "brauc"]])
    assert found.names == ["O", "B-person", "I-person", "O"]
    assert found.heads == [-1, -1, -1, -1]


@pytest.mark.slow
def test_trees_names_and_speed_are_compared_with_spacy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("spacy")
    monkeypatch.setattr(analysis, "STEPS_FOR_SCORES", 3)
    given = Given(tmp_path, tmp_path / "data", tmp_path / "spacy", rounds=2, share=0.2)
    write_data(given.data)
    comparison = analysis.compare(given)
    assert "for 3 steps of 1000 words" in comparison.measured
    assert len(comparison.measures) == 6
    assert all(
        next(iter(measure.figures)) == HRONIKA and len(measure.figures) == 2
        for measure in comparison.measures
    )
    timed = reading.compare(given)
    for measure in timed.measures:
        assert list(measure.figures) == [HRONIKA, "spaCy CNN, BLIS", "spaCy CNN, OpenBLAS"]
        assert all(figure.middle > 0 for figure in measure.figures.values())


@pytest.mark.slow
def test_a_pool_is_measured_from_nothing_to_its_last_record(given: Given) -> None:
    comparison = pool.compare(Given(given.gold, given.data, given.store, rounds=1, share=0.05))
    figures = {measure.what: measure.figures[HRONIKA].middle for measure in comparison.measures}
    assert figures["processes"] == 3
    assert 0 < figures["from nothing to the first record"] <= figures["to the last record"]
    assert figures["memory of all processes"] > 100


def test_a_pool_that_takes_too_long_is_ended_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_MOST_SECONDS", 0.01)
    told = pool.run_pool("local", 1)
    assert isinstance(told, str)
    assert "was ended" in told


def test_a_pool_that_fails_is_told() -> None:
    assert "failed" in str(pool.run_pool("local", -1))


def test_who_begins_changes_from_round_to_round() -> None:
    begun: list[tuple[int, str]] = []
    took = in_turn({"a": lambda n: begun.append((n, "a")), "b": lambda n: begun.append((n, "b"))}, 3)
    assert begun == [(0, "a"), (0, "b"), (1, "b"), (1, "a"), (2, "a"), (2, "b")]
    assert all(figure.low <= figure.middle <= figure.high for figure in took.values())


def test_a_comparison_comes_back_from_its_file_and_says_who_is_better(tmp_path: Path) -> None:
    more = Measure(
        "kept", "%", "more", {HRONIKA: Spread(90, 91, 92), "b": Spread(95, 96, 97), "c": Spread(1, 2, 3)}
    )
    less = Measure("time", "ms", "less", {HRONIKA: Spread(2, 2, 2), "b": Spread(3, 3, 3)})
    made = PeerComparison("pages", "Pages.", {HRONIKA: "1"}, [more, less], {"d": "gone"}, ["published"])
    peers.write(tmp_path / "results.json", made)
    peers.write(tmp_path / "results.json", made)
    kept = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert PeerComparison.from_json(kept["pages"]["comparison"]).as_json() == made.as_json()
    parts = {name: "\n".join(lines) for name, lines in peer_parts(tmp_path / "results.json").items()}
    assert parts["better"] == "- pages, kept: b 96 %; Hronika 91 %"
    assert "| pages | time | 2 ms | b 3 ms |" in parts["figures"]
    assert "| pages | kept | 91 % (90 to 92) | b 96 % (95 to 97); c 2 % (1 to 3) |" in parts["figures"]
    assert parts["not run"] == "- pages, d: gone."


def test_the_stored_figures_are_of_every_comparison() -> None:
    stored = json.loads(peers.RESULTS.read_text(encoding="utf-8"))
    assert list(stored) == list(peers.COMPARISONS)
    for run in stored.values():
        comparison = PeerComparison.from_json(run["comparison"])
        assert comparison.measures or comparison.not_run
        assert all(HRONIKA in measure.figures for measure in comparison.measures)
