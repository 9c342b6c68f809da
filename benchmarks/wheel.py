"""Builds the package into `dist/`, checks what is in the wheel, and reads an article with it on its own.

usage: python -m benchmarks.wheel
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from packaging.metadata import Metadata

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"

LARGEST_MODEL = 30_000_000

# Words of the licences of the code, the model and the gazetteer, and of what those two credit.
_LICENCES = (
    "Apache License", "Creative Commons Corporation", "UD_Latvian-LVTB", "GeoNames", "UNICODE LICENSE",
)  # fmt: skip

_PROOF = """
import hronika
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.latvian.places.gazetteer import places_named
from hronika.samples import SAMPLE_ARTICLES
from hronika.sources.pages import page_article
assert "site-packages" in hronika.__file__, hronika.__file__
text = "Ministre Anna Bērziņa pirmdien sacīja, ka ceļu atvērs."
assert [place.place.code for place in places_named("Cēsis")] == ["LV.05"]
record = hronika.read(text, published="2024-05-07")
assert record.statements and hronika.show(record, text)._repr_html_() and SAMPLE_ARTICLES.exists()
# The pip that comes with Python 3.11 installs trafilatura without the cleaner of lxml.
assert page_article(f"<meta charset=utf-8><h1>Ceļš</h1><p>{text}".encode(), "page").text == text
print("read with the wheel:", record.statements[0].content[0].text)
"""


def main() -> None:
    """Build into `dist/`, look inside, install, read."""
    for old in DIST.glob("hronika-*"):
        old.unlink()
    # The source archive, and from it the wheel: whatever the archive lacks, the wheel lacks too.
    _run(sys.executable, "-m", "build", "--outdir", str(DIST), str(ROOT))
    (wheel,) = DIST.glob("hronika-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        check_files(archive)
        check_metadata(archive)
    print(f"{wheel.relative_to(ROOT)}: {wheel.stat().st_size / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        environment = Path(folder) / "venv"
        _run(sys.executable, "-m", "venv", str(environment))
        python = str(environment / "bin" / "python")
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
        _run(python, "-c", _PROOF, cwd=folder)


def check_files(wheel: zipfile.ZipFile) -> None:
    """Fail where the wheel holds what is not the package's, or a model too large."""
    strays = [name for name in wheel.namelist() if not name.startswith("hronika")]
    assert not strays, f"the wheel holds what it should not: {strays}"
    model = sum(item.file_size for item in wheel.infolist() if "/model/" in item.filename)
    assert 0 < model <= LARGEST_MODEL, f"the model takes {model} bytes, allowed are {LARGEST_MODEL}"


def check_metadata(wheel: zipfile.ZipFile) -> None:
    """Fail where the metadata are not valid, a licence's text is missing, or a link leads nowhere on PyPI."""
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = Metadata.from_email(wheel.read(name))  # raises where a field is not valid
    assert metadata.author, "the metadata lack the author"
    assert metadata.project_urls, "the metadata lack the project's addresses"
    assert metadata.description, "the metadata lack the README"
    licences = [Path(name).parent / "licenses" / file for file in metadata.license_files or ()]
    texts = " ".join(wheel.read(path.as_posix()).decode() for path in licences)
    for words in _LICENCES:
        assert words in texts, f"no licence file in {[str(path) for path in licences]} says: {words}"
    relative = re.findall(r"\]\((?!https://|mailto:|#)([^)]*)\)", metadata.description)
    assert not relative, f"links of the README that lead nowhere on PyPI: {relative}"


def _run(*command: str, cwd: str | None = None) -> None:
    subprocess.run(command, check=True, cwd=cwd)  # noqa: S603 our own


if __name__ == "__main__":
    main()
