"""Lemmas chosen among those that the network thinks of."""

from pathlib import Path

import numpy as np
import pytest

from hronika.language.latvian.form_rules import ABBREVIATION
from hronika.language.latvian.lemmas import IN_TEXT, OTHER_CLASS, AttestedLemmas, Lemmatizer

SCRIPTS = ["l|0|1||s", "l|0|0||", "l|0|1||t"]


@pytest.fixture
def lemmatizer(tmp_path: Path) -> Lemmatizer:
    file = tmp_path / "lemmas.tsv"
    file.write_text("aktrise\t1\tNOUN.Fem\npārdevējs\t\tNOUN.Masc\nceļa\t1\tNOUN.Fem\n", encoding="utf-8")
    return Lemmatizer(file, SCRIPTS)


def test_an_attested_lemma_is_likelier(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.choose("ceļa", "NOUN", {"Gender": "Fem"}, [0, 1], [1.0, 0.0]) == "ceļa"


def test_a_lemma_of_another_gender_is_less_likely(lemmatizer: Lemmatizer) -> None:
    options, scores = [1, 0], [1.0, -3.5]
    assert lemmatizer.choose("pārdevēja", "NOUN", {"Gender": "Masc"}, options, scores) == "pārdevējs"
    assert lemmatizer.choose("pārdevēja", "NOUN", {"Gender": "Fem"}, options, scores) == "pārdevēja"


def test_all_lemmas_are_those_of_each_word(lemmatizer: Lemmatizer) -> None:
    forms = ["Ceļa", "UGD", "pārdevēja", "ceļa"]
    fem = {"Gender": "Fem"}
    tags = [("NOUN", fem), ("PROPN", ABBREVIATION), ("NOUN", {"Gender": "Masc"}), ("VERB", {})]
    options = np.array([[1, 0], [0, 1], [1, 0], [2, 1]])
    scores = np.array([[9.0, 0.0], [1.0, 0.5], [1.0, -3.5], [20.0, 1.0]], np.float32)
    assert lemmatizer.choose_all(forms, tags, options, scores) == ["ceļa", "UGD", "pārdevējs", "ceļt"]


@pytest.mark.parametrize(
    ("form", "case", "number", "given", "gender", "lemma"),
    [
        ("aktrisu", "Gen", "Plur", ("Masc", "aktriss"), "Fem", "aktrisa"),
        ("aktrisā", "Loc", "Sing", ("Masc", "aktriss"), "Fem", "aktrisa"),
        ("tēliņu", "Acc", "Sing", ("Fem", "tēliņa"), "Masc", "tēliņs"),
        ("aktrisas", "Gen", "Sing", ("Fem", "aktrisa"), "Fem", "aktrisa"),
        ("tēliņas", "Gen", "Sing", ("Fem", "tēliņa"), "Fem", "tēliņa"),  # no form of `tēliņs`
        ("zvēra", "Acc", "Sing", ("Fem", "zvēra"), "Fem", "zvēra"),  # nor is `zvērs` attested
    ],
)
def test_a_noun_of_no_text_is_the_attested_one_of_the_other_gender(
    tmp_path: Path, form: str, case: str, number: str, given: tuple[str, str], gender: str, lemma: str
) -> None:
    file = tmp_path / "lemmas.tsv"
    file.write_text("aktrisa\t1\tNOUN.Fem\ntēliņs\t\tNOUN.Masc\n", encoding="utf-8")
    features = {"Gender": given[0], "Case": case, "Number": number}
    tags, lemmas = Lemmatizer(file, SCRIPTS).reconciled([form], [("NOUN", features)], [given[1]])
    assert (tags[0][1]["Gender"], lemmas) == (gender, [lemma])


def test_a_script_that_does_not_fit_gives_the_form(lemmatizer: Lemmatizer) -> None:
    one = np.array([[2]])
    assert lemmatizer.choose_all(["A"], [("X", {})], one, np.array([[3.0]], np.float32)) == ["a"]


def test_what_is_attested_is_found_wherever_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "lemmas.tsv"
    lemmas = ["a", "ab", "abc", "abcd", "zvans", "abce", "ābele", "\u2028"]
    file.write_text("".join(f"{lemma}\t1\tNOUN.Masc X\n" for lemma in lemmas), encoding="utf-8")
    attested = AttestedLemmas(file)
    for lemma in lemmas:
        assert lemma in attested
        assert attested.get(lemma) == (IN_TEXT + OTHER_CLASS, ("NOUN.Masc", "X"))
    for lemma in ("", "abcf", "zvan", "zv", "b", "ābols"):
        assert lemma not in attested
        assert attested.get(lemma) == (0.0, ())


@pytest.mark.parametrize("text", ["rubbish", "rubbish\n", "ceļš\t1\n", "ceļš\t1\tNOUN", "\t1\tNOUN\n"])
def test_a_file_without_three_columns_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "lemmas.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="three columns"):
        AttestedLemmas(file)
