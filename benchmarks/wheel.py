"""Builds the wheel and reads an article with it, in an environment of its own: nothing is missing.

usage: python -m benchmarks.wheel
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]

LARGEST_MODEL = 30_000_000

_PROOF = """
import hronika
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.samples import SAMPLE_ARTICLES
assert "site-packages" in hronika.__file__, hronika.__file__
text = "Ministre Anna Bērziņa pirmdien sacīja, ka ceļu atvērs."
record = hronika.read(text, published="2024-05-07")
assert record.statements and hronika.show(record, text)._repr_html_() and SAMPLE_ARTICLES.exists()
print("read with the wheel:", record.statements[0].content[0].text)
"""


def main() -> None:
    """Build, look inside, install, read."""
    with tempfile.TemporaryDirectory() as folder:
        _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, str(ROOT))
        wheel = next(Path(folder).glob("hronika-*.whl"))
        names = zipfile.ZipFile(wheel).infolist()
        model = sum(item.file_size for item in names if "/model/" in item.filename)
        size = wheel.stat().st_size
        print(f"{wheel.name}: {size / 1e6:.1f} MB, the model unpacked {model / 1e6:.1f} MB")
        assert 0 < model <= LARGEST_MODEL, f"the model takes {model} bytes, allowed are {LARGEST_MODEL}"
        strays = [item.filename for item in names if not item.filename.startswith("hronika")]
        assert not strays, f"the wheel holds what it should not: {strays}"
        environment = Path(folder) / "venv"
        _run(sys.executable, "-m", "venv", str(environment))
        python = str(environment / "bin" / "python")
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
        _run(python, "-c", _PROOF, cwd=folder)


def _run(*command: str, cwd: str | None = None) -> None:
    subprocess.run(command, check=True, cwd=cwd)  # noqa: S603 our own


if __name__ == "__main__":
    main()
