"""The page on the Python interface: all that `hronika` exports, by signatures and docstrings."""

import dataclasses
import inspect
import re
import types
from collections.abc import Callable, Iterator
from typing import Any, get_args, get_type_hints

import hronika
import hronika.archive.review.queue
import hronika.intake.adding
import hronika.intake.health
import hronika.intake.rereading
from hronika.record import Record

_ABOUT = """\
# The Python interface

Generated from the program by `make docs`. All of this is exported by `hronika`; what modules below it hold
may change from one version to the next. Everything has types, and errors are `HronikaError` with a sentence
that says what to do. Offsets count code points.""".splitlines()

_LONGEST = 100
_OF_A_MODULE = re.compile(r"\b(?:[a-z_]+\.)+(?=[A-Za-z_]\w*)")
# What type checkers alone import in `hronika.ledger`.
_LATE = {
    "Counts": hronika.intake.adding.Counts,
    "Health": hronika.intake.health.Health,
    "RereadCounts": hronika.intake.rereading.RereadCounts,
}


def python_page() -> Iterator[str]:
    """Yield the page: what is exported, and after it what the methods of `Archive` give."""
    yield from _ABOUT
    for name in hronika.__all__:
        if name == "__version__":
            continue
        yield from ("", f"## `hronika.{name}`", "")
        exported = getattr(hronika, name)
        yield from _class(exported) if inspect.isclass(exported) else _function(exported, name)
    yield from ("", "## `hronika.__version__`", "", "The version of Hronika, as a string.")
    yield from ("", "## What an archive gives", "")
    yield "The dataclasses and tuples that methods of `Archive` give, by name. Some have properties too."
    for kind in _given():
        yield from ("", f"### {kind.__name__}", "", *_prose(kind))
        yield from _fields(kind)


def _function(function: Callable[..., Any], name: str) -> Iterator[str]:
    yield from ("```python", *_signature(function, name), "```", "", *_prose(function))


def _class(kind: type) -> Iterator[str]:
    if not issubclass(kind, Exception) and kind is not Record:
        yield from ("```python", *_signature(kind, kind.__name__), "```", "")
    yield from _prose(kind)
    if kind is Record:
        yield from ("", "Its fields, and those of all that is in it: [the record](record.md).")
        return
    if dataclasses.is_dataclass(kind):
        yield from _fields(kind)
    for name, member in sorted(_members(kind).items()):
        yield from ("", f"### `{kind.__name__}.{name}`", "")
        if isinstance(member, property):
            yield from _prose(member.fget)
        else:
            yield from _function(member, name)


def _members(kind: type) -> dict[str, Any]:
    """Give the public methods and properties of a class, also those of classes of ours that it builds on."""
    ours = [base for base in kind.__mro__ if base.__module__.startswith("hronika")]
    return {
        name: member
        for base in reversed(ours)
        for name, member in vars(base).items()
        if not name.startswith("_")
        and (inspect.isfunction(member) or isinstance(member, property))
        and inspect.getdoc(member)
    }


def _fields(kind: Any) -> Iterator[str]:
    names = _field_names(kind)
    if not names:
        return
    hints = get_type_hints(kind, localns=_LATE)
    yield from ("", "| field | type |", "| --- | --- |")
    for name in names:
        written = _annotation(hints[name]).replace("|", "\\|")
        yield f"| `{name}` | {written} |"


def _field_names(kind: Any) -> tuple[str, ...]:
    if dataclasses.is_dataclass(kind):
        return tuple(field.name for field in dataclasses.fields(kind) if not field.name.startswith("_"))
    return tuple(getattr(kind, "_fields", ()))


def _given() -> list[Any]:
    """Give the dataclasses and tuples of ours that methods of `Archive` give, and those within them."""
    waiting = [
        get_type_hints(member.fget if isinstance(member, property) else member, localns=_LATE).get("return")
        for member in _members(hronika.Archive).values()
    ]
    found: dict[str, Any] = {}
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        if not inspect.isclass(hint) or isinstance(hint, types.GenericAlias) or hint.__name__ in found:
            continue
        if hint.__module__.startswith("hronika") and _field_names(hint) and hint is not hronika.Article:
            found[hint.__name__] = hint
            waiting += get_type_hints(hint, localns=_LATE).values()
    return [found[name] for name in sorted(found)]


def _signature(called: Callable[..., Any], name: str) -> Iterator[str]:
    """Write a signature: on one line, or where that is long a line for each parameter."""
    signature = inspect.signature(called)
    parameters: list[str] = []
    by_name_alone = False
    for parameter in signature.parameters.values():
        if parameter.name == "self":
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not by_name_alone:
            parameters.append("*")
        by_name_alone |= parameter.kind in (parameter.KEYWORD_ONLY, parameter.VAR_POSITIONAL)
        parameters.append(_parameter(parameter))
    gives = "" if inspect.isclass(called) else f" -> {_annotation(signature.return_annotation)}"
    line = f"{name}({', '.join(parameters)}){gives}"
    if len(line) <= _LONGEST:
        yield line
        return
    yield f"{name}("
    yield from (f"    {parameter}," for parameter in parameters)
    yield f"){gives}"


def _parameter(parameter: inspect.Parameter) -> str:
    stars = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
    written = f"{stars}{parameter.name}: {_annotation(parameter.annotation)}"
    if parameter.default is parameter.empty:
        return written
    default = repr(parameter.default)
    # What is no plain value is told by its docstring.
    return f"{written} = {default if ' at 0x' not in default and len(default) < _LONGEST else '…'}"


def _annotation(annotation: Any) -> str:
    return _written(annotation if isinstance(annotation, str) else inspect.formatannotation(annotation))


def _written(annotation: str) -> str:
    """Write types by their names alone, without modules and without the quotation marks of later names."""
    return _OF_A_MODULE.sub("", annotation).replace("'", "").replace("NoneType", "None")


def _prose(documented: Any) -> Iterator[str]:
    """Write a docstring as Markdown: its paragraphs, its examples as code."""
    for number, paragraph in enumerate((inspect.getdoc(documented) or "").split("\n\n")):
        if number:
            yield ""
        if paragraph.startswith(">>>"):
            yield from ("```pycon", *paragraph.splitlines(), "```")
        else:
            yield " ".join(paragraph.split())
