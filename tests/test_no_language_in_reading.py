"""Reading knows no language: what is true of one only is asked of its grammar and lexicon."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import hronika.reading
from hronika.language import load_language

ROOT = Path(hronika.reading.__file__).parent

# Features and values of UD whose meaning differs between languages, so that the grammar answers for them.
FEATURES = frozenset(
    ("Case", "Nom", "Gen", "Dat", "Acc", "Loc", "Voc", "Mood", "Ind", "Cnd", "Nec", "Qot", "Conv", "Fut")
) | {"Definite", "Def", "Reflex", "Evident", "Nfh"}
# ("names/roles.py", "word"): why it may stand there.
ALLOWED = {
    ("document/faults.py", "zāēīū"): "letters after the remains of a wrong character set",
    ("attribution/actors.py", "Ind"): "a type of pronoun (PronType=Ind), the same in all languages",
    ("statements/parentheticals.py", "Ind"): "a type of pronoun (PronType=Ind), the same in all languages",
    ("attribution/referents.py", "Ind"): "a type of pronoun (PronType=Ind), the same in all languages",
    ("attribution/descriptions.py", "Ind"): "a type of pronoun (PronType=Ind), the same in all languages",
}


def literals(path: Path) -> Iterator[ast.Constant]:
    """The string literals of a file that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node


def words_of(literal: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in literal).split())


def faults(paths: list[Path], latvian: frozenset[str]) -> list[str]:
    found = []
    for path in paths:
        for node in literals(path):
            name = path.relative_to(ROOT).as_posix()
            assert isinstance(node.value, str)
            for word in words_of(node.value):
                letters = any(letter in "āčēģīķļņšūž" for letter in word.lower())
                known = word in FEATURES or (word in latvian and word == node.value.strip())
                if (letters or known) and (name, word) not in ALLOWED:
                    found.append(f"{name}, line {node.lineno}: {word}")
    return found


@pytest.fixture(scope="module")
def latvian() -> frozenset[str]:
    """Words of Latvian that could be written by mistake: those that its lexicon lists by form."""
    lexicon = load_language("lv").lexicon
    forms = {*lexicon.common_words, *lexicon.function_words, *lexicon.negations, *lexicon.place_prepositions}
    return frozenset(forms)


def test_no_literal_of_reading_is_of_one_language(latvian: frozenset[str]) -> None:
    paths = sorted(ROOT.rglob("*.py"))
    assert len(paths) > 40
    assert faults(paths, latvian) == []


def test_what_is_allowed_is_there() -> None:
    there = {
        (path.relative_to(ROOT).as_posix(), word)
        for path in ROOT.rglob("*.py")
        for node in literals(path)
        for word in words_of(str(node.value))
    }
    assert there >= ALLOWED.keys()


def test_a_literal_of_latvian_would_be_seen(latvian: frozenset[str]) -> None:
    source = '"""un"""\nname = " un ".join(x)\nif t.get("Case") == "Dat" or form.endswith("šot"): pass\n'
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    words = {word for node in nodes if isinstance(node.value, str) for word in words_of(node.value)}
    assert words & FEATURES == {"Case", "Dat"}
    assert "un" in words & latvian
