"""The public names, frozen: a change here is a change that others notice."""

import subprocess
import sys

import hronika

PUBLIC = [
    "Article",
    "DataError",
    "HronikaError",
    "Reader",
    "Record",
    "UsageError",
    "__version__",
    "read",
    "show",
]


def test_public_names_are_these_and_no_others() -> None:
    assert hronika.__all__ == PUBLIC


def test_every_public_name_is_there() -> None:
    for name in PUBLIC:
        assert getattr(hronika, name) is not None
    assert set(PUBLIC) <= set(dir(hronika))


def test_import_loads_nothing_heavy() -> None:
    code = (
        "import sys, hronika\n"
        "heavy = {'numpy', 'onnxruntime', 'pydantic', 'typer', 'rich', 'jinja2'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
