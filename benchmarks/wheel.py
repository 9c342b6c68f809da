"""Builds the package into `dist/`, checks what is in the wheel, and reads an article with it on its own.

The pure one is built twice, which has to give the same bytes; `--once` leaves the second time out. The size
of the wheel and of all that is installed with it is measured.

usage: python -m benchmarks.wheel [--compiled] [--once]

The pure wheel, or the compiled one of this Python and machine. The environment that it is read with, which
has it and what it needs alone, stays in `build/`, for `benchmarks.compiled` and tests to use.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.metadata import Metadata

from hatch_compile import lack_of_compiler
from release.sbom import packages_of

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
ENVIRONMENTS = {False: ROOT / "build" / "wheel-pure", True: ROOT / "build" / "wheel-compiled"}
"""The environments of the pure and the compiled wheel."""

LARGEST_MODEL = 30_000_000
LARGEST_WHEEL = 40_000_000
LARGEST_INSTALLED = 400_000_000
"""Bytes of the model, of the wheel, and of it with all it needs, archive and page included, installed."""

# Words of the licences of the code, the model and the gazetteer, and of what those two credit.
_LICENCES = (
    "Apache License", "Creative Commons Corporation", "UD_Latvian-LVTB", "GeoNames", "UNICODE LICENSE",
)  # fmt: skip

_PROOF = """
import hronika
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.latvian.places.gazetteer import places_named
from hronika.reading.compiled import is_compiled
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
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wheel", description=__doc__)
    parser.add_argument("--compiled", action="store_true", help="the wheel that a C compiler has a part in")
    parser.add_argument("--once", action="store_true", help="do not build a second time")
    given = parser.parse_args()
    is_compiled = given.compiled
    if is_compiled and (problem := lack_of_compiler()):
        sys.exit(problem)
    kind = "hronika-*-cp*.whl" if is_compiled else "hronika-*-none-any.whl"
    for old in DIST.glob(kind):
        old.unlink()
    # The source archive, and from it the wheel: whatever the archive lacks, the wheel lacks too.
    _build(ROOT, DIST, HATCH_BUILD_HOOK_ENABLE_CUSTOM=str(is_compiled).lower())
    (wheel,) = DIST.glob(kind)
    with zipfile.ZipFile(wheel) as archive:
        check_files(archive)
        check_metadata(archive)
    size = wheel.stat().st_size
    print(f"{wheel.relative_to(ROOT)}: {size / 1e6:.1f} MB")
    assert size < LARGEST_WHEEL, f"the wheel takes {size} bytes, allowed are {LARGEST_WHEEL}"
    if not (is_compiled or given.once):
        check_reproducible(wheel, DIST / wheel.name.replace("-py3-none-any.whl", ".tar.gz"))
    environment = ENVIRONMENTS[is_compiled]
    _run(sys.executable, "-m", "venv", "--clear", str(environment))
    python = str(environment / "bin" / "python")
    _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    installed = size_of_packages(environment)
    print(f"installed with all it needs: {installed / 1e6:.0f} MB")
    assert installed < LARGEST_INSTALLED, f"{installed} bytes are installed, allowed are {LARGEST_INSTALLED}"
    _run(python, "-P", "-c", f"{_PROOF}assert is_compiled() is {is_compiled}")


def check_reproducible(wheel: Path, source: Path) -> None:
    """Build again, as somebody elsewhere who has the source archive; fail where a byte is another."""
    with TemporaryDirectory() as folder:
        there, built = Path(folder, "there"), Path(folder, "built")
        shutil.unpack_archive(source, there)
        [root] = there.iterdir()
        for file in root.rglob("*"):
            os.utime(file)  # as of now, and not of the archive
        _build(root, built, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="1")
        for file in (wheel, source):
            again = (built / file.name).read_bytes()
            assert again == file.read_bytes(), f"{file.name} is not the same when it is built again"
            print(f"built twice, the same: {file.name}, SHA-256 {hashlib.sha256(again).hexdigest()}")


def size_of_packages(environment: Path) -> int:
    """Give the bytes of all that is installed in a virtual environment, pip and setuptools left out."""
    tools = re.compile(r"(pip|setuptools|pkg_resources|_distutils_hack|distutils-precedence)\b")
    return sum(
        file.stat().st_size
        for folder in packages_of(environment)
        for file in folder.rglob("*")
        if file.is_file() and not tools.match(file.relative_to(folder).parts[0])
    )


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


def _build(source: Path, output: Path, **variables: str) -> None:
    _run(sys.executable, "-m", "build", str(source), "--outdir", str(output), **variables)


def _run(*command: str, **variables: str) -> None:
    subprocess.run(command, check=True, env=os.environ | variables)  # noqa: S603 our own


if __name__ == "__main__":
    main()
