"""Candidates, chains, their scores, and how they are written."""

import io
import tarfile
from pathlib import Path

import pytest
from hand_made import analysis
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from hronika import read
from hronika.cli.app import app
from hronika.errors import DataError
from hronika.language import conllu, load_language
from hronika.language.analysis import Analysis, Chain, Mention
from hronika.language.latvian.coreference.candidates import NAME, NOUN, PRONOUN, candidates
from hronika.language.latvian.coreference.features import WINDOW, Described
from hronika.language.latvian.coreference.resolver import LatvianCoreference
from training.coreference_scores import conll_scores
from training.webanno import mention_tags, paragraph_of, read_coreference

MINISTER = """\
Finanšu finanses NOUN Gen.Fem.Ptan 2 nmod O
ministre ministre NOUN Nom.Fem.Sing 3 nmod O
Anna Anna PROPN Nom.Fem.Sing 5 nsubj B-person
Bērziņa Bērziņa PROPN Nom.Fem.Sing 3 flat:name I-person
atkāpās atkāpties VERB - 0 root O
^. . PUNCT - 5 punct O
"""
SHE = """\
Viņa viņa PRON Nom.Fem.Sing 2 nsubj O
aizgāja aiziet VERB - 0 root O
^. . PUNCT - 2 punct O
"""


def texts_of(chains: list[Chain], found: Analysis) -> list[list[str]]:
    return [
        [
            " ".join(token.text for token in found.sentences[m.sentence].tokens[m.first : m.last + 1])
            for m in chain.mentions
        ]
        for chain in chains
    ]


def test_candidates_are_names_nouns_and_pointing_words() -> None:
    found = candidates(analysis(MINISTER, SHE))
    assert [(c.sentence, c.first, c.last, c.head, c.kind) for c in found] == [
        (0, 0, 0, 0, NOUN),
        (0, 0, 1, 1, NOUN),  # a role before a name is taken whole
        (0, 2, 3, 2, NAME),
        (1, 0, 0, 0, PRONOUN),
    ]


def test_a_role_a_name_and_a_pronoun_are_one() -> None:
    found = analysis(MINISTER, SHE)
    chains = LatvianCoreference().chains(found)
    assert texts_of(chains, found) == [["Finanšu ministre", "Anna Bērziņa", "Viņa"]]
    assert chains[0].type == "person"
    assert [mention.kind for mention in chains[0].mentions] == ["noun", "name", "pronoun"]


def test_a_relative_pronoun_means_what_its_clause_describes() -> None:
    language = load_language("lv")
    found = language.analyser.analyse("Policists Jānis Kalniņš sastapa vīrieti, kurš bēga no ugunsgrēka.")
    assert ["vīrieti", "kurš"] in texts_of(language.coreference.chains(found), found)


@pytest.mark.parametrize("text", ["", "Labdien.", "..."])
def test_little_text_has_no_chains(text: str) -> None:
    language = load_language("lv")
    assert language.coreference.chains(language.analyser.analyse(text)) == []


def test_names_are_joined_across_a_long_text() -> None:
    language = load_language("lv")
    between = " ".join("Tirgū pārdod ābolus, bumbierus, plūmes un ķiršus." for _ in range(WINDOW // 3))
    found = language.analyser.analyse(f"Valdis Zatlers ieradās Rīgā. {between} Zatlers aizbrauca no Rīgas.")
    chains = texts_of(language.coreference.chains(found), found)
    assert ["Valdis Zatlers", "Zatlers"] in chains


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["Anna", "viņa", "kas", ",", ".", "Rīga", "ministre", "“", "teica", "\n"])))
def test_every_mention_is_words_of_one_sentence_and_in_one_chain(words: list[str]) -> None:
    language = load_language("lv")
    found = language.analyser.analyse(" ".join(words))
    mentions = [mention for chain in language.coreference.chains(found) for mention in chain.mentions]
    assert len({mention[:3] for mention in mentions}) == len(mentions)
    for mention in mentions:
        assert 0 <= mention.first <= mention.head <= mention.last < len(found.sentences[mention.sentence])


def test_pairs_of_a_part_are_those_of_the_whole() -> None:
    language = load_language("lv")
    found = language.analyser.analyse(
        "Anna Bērziņa un Jānis Kalniņš ieradās Rīgā. Viņa runāja, viņš klausījās."
    )
    described = Described(found, candidates(found))
    _, static = described.of_candidates(lambda forms: __import__("numpy").ones((len(forms), 128), "float32"))
    whole = described.pairs(static)
    parts = [described.pairs(static, 0, 3), described.pairs(static, 3)]
    assert whole.earlier.tolist() == [i for part in parts for i in part.earlier.tolist()]
    assert whole.features.tolist() == [row for part in parts for row in part.features.tolist()]


def test_a_folder_without_the_model_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be loaded"):
        LatvianCoreference(tmp_path).chains(analysis(MINISTER, SHE))


def test_chains_are_written_as_corefud_does() -> None:
    found = analysis(MINISTER, SHE)
    found.chains = [
        Chain("person", (Mention(0, 0, 3, 2, "name"), Mention(1, 0, 0, 0, "pronoun"))),
        Chain(None, (Mention(0, 0, 1, 1, "noun"), Mention(0, 3, 3, 3, "name"))),
    ]
    out = io.StringIO()
    conllu.write([("a", found), ("b", found)], out)
    lines = out.getvalue().splitlines()
    assert lines.count("# global.Entity = eid-etype-head-other") == 2
    marks = [
        item.removeprefix("Entity=")
        for line in lines
        for item in line.split("\t")[-1].split("|")
        if item.startswith("Entity=")
    ]
    first = [
        "(e1-person-3-kind:name(e2--2-kind:noun",
        "e2)",
        "(e2--1-kind:name)e1)",
        "(e1-person-1-kind:pronoun)",
    ]
    assert marks[:4] == first
    assert marks[4:] == [mark.replace("e2", "e4").replace("e1", "e3") for mark in first]
    assert [block.text for block in conllu.read(lines)][:1] == ["Finanšu ministre Anna Bērziņa atkāpās."]


def test_analyse_finds_chains_when_asked(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Ministre Anna Bērziņa atkāpās. Viņa aizgāja.", encoding="utf-8")
    runner = CliRunner()
    assert "Entity=" not in runner.invoke(app, ["analyse", str(article)]).output
    assert (
        "Entity=(e1-person-1-kind:pronoun)"
        in runner.invoke(app, ["analyse", "--coreference", str(article)]).output
    )


# The example of Pradhan et al. 2014.
GOLD = [["a", "b", "c"], ["d", "e", "f", "g"]]
FOUND = [["a", "b"], ["c", "d"], ["f", "g", "h", "i"]]


def test_scores_are_those_of_the_reference() -> None:
    scores = conll_scores([(GOLD, FOUND)])
    assert (scores["muc_recall"], scores["muc_precision"]) == (40.0, 40.0)
    assert scores["b3_recall"] == pytest.approx(100 * (1 / 7) * (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4), abs=0.01)
    assert scores["b3_precision"] == pytest.approx(100 * (1 / 8) * (4 / 2 + 1 / 2 + 1 / 2 + 4 / 4), abs=0.01)
    assert scores["ceafe_recall"] == pytest.approx(100 * (4 / 5 + 4 / 8) / 2, abs=0.01)
    assert scores["ceafe_precision"] == pytest.approx(100 * (4 / 5 + 4 / 8) / 3, abs=0.01)


def test_the_same_chains_score_full_and_none_score_nothing() -> None:
    assert conll_scores([(GOLD, GOLD)])["conll"] == 100
    assert conll_scores([(GOLD, [])])["conll"] == 0
    assert conll_scores([([], FOUND)])["conll"] == 0


PARAGRAPH = """\
#FORMAT=WebAnno TSV 3.2
#T_SP=layer.POS|PosValue|coarseValue
#T_CH=layer.CoreferenceLink|referenceRelation|referenceType
#T_RL=layer.Dependency|DependencyType|flavor|BT_layer.POS


#Text=Anna Bērziņa savu
1-1\t0-4\tAnna\tnp\t*\t*->1-1\t*[1]\tnsubj\tbasic\t1-3\t
1-2\t5-12\tBērziņa\tnp\t*\t*->1-1|*->2-1\t*[1]|*[2]\tflat\tbasic\t1-1\t
1-3\t13-17\tsa\\_vu\tpx\t*\t*->1-2\t*[1]\troot\tbasic\t1-3\t

#Text=Tā
2-1\t18-20\tTā\tpd\t*\t*->2-2\t*[2]\troot\tbasic\t2-1\t
"""


def test_webanno_is_read(tmp_path: Path) -> None:
    found = paragraph_of("p", PARAGRAPH.splitlines())
    assert found.sentences == [["Anna", "Bērziņa", "sa_vu"], ["Tā"]]
    assert found.chains == [[(0, 0, 1), (0, 2, 2)], [(0, 1, 1), (1, 0, 0)]]
    assert mention_tags(found) == [("B-mention", "I-mention", "B-mention"), ("B-mention",)]
    archive = tmp_path / "a.tar.xz"
    with tarfile.open(archive, "w:xz") as tar:
        for name in ("c/dev/a-p10.tsv", "c/dev/a-p2.tsv", "c/train/b-p1.tsv"):
            member = tarfile.TarInfo(name)
            data = PARAGRAPH.encode()
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    assert [paragraph.name for paragraph in read_coreference(archive, "dev")] == ["a-p2", "a-p10"]


def test_a_paragraph_without_the_layer_has_no_chains() -> None:
    lines = [line for line in PARAGRAPH.splitlines() if "CoreferenceLink" not in line]
    assert paragraph_of("p", lines).chains == []


def test_a_pronoun_before_the_name_is_resolved_by_its_chain() -> None:
    text = (
        "Viņš norādīja, ka skolas remonts kavējas. Runājot par naudu, Kalniņš uzsvēra, ka tās pietiks. "
        "Vecāki par to šaubās."
    )
    record = read(text, published="2025-03-04")
    assert [statement.speaker_name for statement in record.statements] == ["Kalniņš", "Kalniņš"]
