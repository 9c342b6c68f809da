"""The version of the model is raised when its files change."""

import hashlib
import json
from pathlib import Path

from hronika.language import load_language
from hronika.language.latvian.model_files import MODEL_FOLDER

# The versions of the model with the hash of their files: a new model is a new line, never a changed one.
VERSIONS = {"1.0.0": "17034d65a5586e92da690c6aaf3d59d3b3904d4f37734c24dbb5f03239357cff"}


def digest() -> str:
    """SHA-256 over the files that decide what the model says."""
    found = hashlib.sha256()
    for path in sorted(MODEL_FOLDER.iterdir()):
        if path.suffix in (".onnx", ".npy", ".npz", ".tsv", ".json"):
            data = path.read_bytes()
            if path.name == "model.json":
                facts = json.loads(data)
                del facts["version"]
                data = json.dumps(facts, sort_keys=True).encode()
            found.update(path.name.encode() + b"\0" + data)
    return found.hexdigest()


def test_other_files_are_another_version() -> None:
    version = json.loads((MODEL_FOLDER / "model.json").read_text(encoding="utf-8"))["version"]
    assert list(VERSIONS)[-1] == version, "add the version with the hash of its files"
    assert VERSIONS[version] == digest(), "the files changed: raise VERSION in training/export.py"


def test_the_card_and_the_records_tell_it() -> None:
    model = load_language("lv").analyser.model
    assert model.name == "hronika-latvian"
    assert model.version in VERSIONS
    assert f"`{model.name}` {model.version}" in (MODEL_FOLDER / "README.md").read_text(encoding="utf-8")


def test_training_writes_the_same_version() -> None:
    recipe = (Path(__file__).parents[1] / "training" / "export.py").read_text(encoding="utf-8")
    assert f'NAME, VERSION = "hronika-latvian", "{list(VERSIONS)[-1]}"' in recipe
