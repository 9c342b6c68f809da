"""What is not installed with Hronika unless it is asked for, and the sentence that says so."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import NamedTuple

from hronika.errors import UsageError


class Extra(NamedTuple):
    """The module that an extra is there for, and what Hronika does with it."""

    module: str
    purpose: str


EXTRAS: Mapping[str, Extra] = {
    "parquet": Extra("pyarrow", "tables as Parquet"),
    "ray": Extra("ray", "reading on several machines"),
    "spacy": Extra("spacy", "our model in spaCy, spaCy pipelines in its place"),
    "stanza": Extra("stanza", "Stanza pipelines in the place of our model"),
}
"""The extras by the name that pip knows them by; a test compares them with `pyproject.toml`."""


def line_to_install(extra: str) -> str:
    """Give the command that installs an extra, quoted for the shells of Unix and PowerShell."""
    return f"pip install 'hronika[{extra}]'"


def is_there(extra: str) -> bool:
    """Say whether the module of an extra can be found; it is not loaded for that."""
    try:
        return find_spec(EXTRAS[extra].module) is not None
    except (ImportError, ValueError):  # half removed
        return False


def lacks(what: str, extra: str) -> UsageError:
    """Give the error for what needs an extra that is not there: `lacks("Parquet", "parquet")`."""
    return UsageError(
        f"{what} needs {EXTRAS[extra].module}, which is not installed: {line_to_install(extra)}."
    )
