"""The page on the reading room's interface for programs, written from its description by OpenAPI."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from hronika.exports.schema import record_schema
from hronika.web.api_page import Operation, operations_of, schema_of
from hronika.web.app import create_app
from hronika.web.page import API
from hronika.web.settings import Settings

_ABOUT = f"""\
# The HTTP interface

Generated from the program by `make docs`. What the [reading room](web.md) shows as pages it gives programs as
JSON, under `{API}`; it describes itself by OpenAPI at `{API}/openapi.json`, and at `/api` for people. An
answer to `GET` changes nothing. What is sent by `POST` is JSON, at most 1 MB.

Where there are users, send a token, which a user makes at `/account`: the header `Authorization: Bearer …`,
or the parameter `token`. A token reads; to change something, log in. Lists go on by the field `next`, sent as
the parameter `after`.

<!-- not run: it asks a server -->
```sh
curl 'http://127.0.0.1:8017{API}/search?q=tilts&since=2024'
```

## Answers

| status | when |
| --- | --- |""".splitlines()

_PARAMETERS = {
    "about": "who or what is named in it; may be repeated, then any of them",
    "act": "what is done by saying it, such as `promise`; may be repeated",
    "after": "where a list goes on: `next` of the answer before",
    "article": "the address of the article that it is narrowed to",
    "at": "which piece the arrow keys move, counted from 0",
    "begins": "how the name begins; of people the surname",
    "by": "the last day on which it falls due: a day, month or year",
    "edit": "whether other values are to be given",
    "end": "code point of the text at which it ends, exclusive",
    "first": "a day, month or year: of this time are the statements of the one side",
    "from": "a day, month or year: nothing that is over before",
    "hash": "the first 12 digits, or more, of the SHA-256 of the text",
    "id": "identifier of the statement or event",
    "item": "address of a statement or an event; of several it may be repeated",
    "kind": "what is looked for",
    "mode": "`direct`, `indirect` or `mixed`; may be repeated",
    "name": "the name in small letters without marks, perhaps with `~` and the id of a profile",
    "named": "a name that is to be decided on",
    "number": "the number of what is taken back",
    "one": "the name of a speaker",
    "one_id": "which of those whom `one` may mean",
    "order": "what comes first",
    "other": "the name of another speaker; without it the one at two times",
    "other_id": "which of those whom `other` may mean",
    "outlet": "who published it; may be repeated where a search is narrowed",
    "piece": "places of a piece of the content, in code points; of several it is repeated",
    "place": "a place that is named in it; may be repeated",
    "profile": "id of a profile that is to be another's; may be repeated",
    "q": "a query, in [its language](search.md)",
    "queue": "what waits: statements, events, pairs, names, people, or what was rejected",
    "second": "the same of the other side",
    "since": "a day, month or year: nothing before it",
    "speaker": "who says it; may be repeated where a search is narrowed",
    "stance": "what the source does with it, such as `denies`; may be repeated",
    "start": "code point of the text at which it begins",
    "to": "a day, month or year: nothing that begins after it",
    "type": "what sort of event, or of name, it is; may be repeated",
    "undo": "number of a judgement that was just made",
    "until": "a day, month or year, included: nothing after it",
    "verdict": "how all that was chosen will be decided",
    "view": "what the map shows",
    "vouched": "how far the text presents an event as a fact; may be repeated",
    "with": "the other: a name, an address or an id",
}
"""What the parameters mean. One that has no line here stops the page from being made."""


def http_page() -> Iterator[str]:
    """Yield the page: every operation, then every kind of data that the record does not have."""
    # Nothing is opened or made before somebody asks.
    app = create_app(Settings(Path("archive.db"), users=Path("users.db")))
    description = app.openapi()
    yield from _ABOUT
    yield from _statuses(description)
    for operation in operations_of(description):
        yield from _operation(operation)
    yield from _forms(app)
    yield from ("", "## Data", "")
    yield "Kinds that are not here are those of [the record](record.md)."
    known = {"Record", *record_schema()["$defs"]}
    for name, schema in sorted(description["components"]["schemas"].items()):
        if name not in known:
            yield from _schema(name, schema)


def _forms(app: FastAPI) -> Iterator[str]:
    """Yield what pages send and ask for that has no twin for programs."""
    yield from ("", "## What pages send", "")
    yield "What pages themselves ask for and send; programs use what stands above. [The pages](web.md#pages)."
    yield from ("", "| address | what it does |", "| --- | --- |")
    for route in app.routes:
        # Pages and the twins of operations have their docstrings where these are described.
        if isinstance(route, APIRoute) and not route.path.startswith((API, "/static")):
            about = (route.endpoint.__doc__ or "").split("\n\n")[0]
            if about:
                method = " ".join(route.methods or ())
                yield f"| `{method} {route.path}` | {' '.join(about.split())} |"


def _statuses(description: dict[str, Any]) -> Iterator[str]:
    found = {"200": "It is in the answer."}
    for methods in description["paths"].values():
        for operation in methods.values():
            for status, told in operation["responses"].items():
                found.setdefault(status, told["description"])
    yield from (f"| {status} | {found[status]} |" for status in sorted(found))


def _operation(operation: Operation) -> Iterator[str]:
    yield from ("", f"## `{operation.method} {operation.path}`", "")
    yield " ".join(operation.about.split())
    if operation.takes:
        yield from ("", f"Takes {_linked(operation.takes)}.")
    if operation.answers:
        yield from ("", f"Gives {_linked(operation.answers)}.")
    if operation.parameters:
        yield from ("", "| parameter | stands in | type | what it is |", "| --- | --- | --- | --- |")
        for each in operation.parameters:
            assert each.name in _PARAMETERS, f"{operation.path} has {each.name}: say here what it is."
            yield f"| `{each.name}` | {each.where} | {_cell(each.type)} | {_PARAMETERS[each.name]} |"


def _schema(name: str, schema: dict[str, Any]) -> Iterator[str]:
    told = schema_of(name, schema)
    yield from ("", f"### {name}", "", " ".join(told.about.split()))
    if told.fields:
        yield from ("", "| field | type |", "| --- | --- |")
        yield from (f"| `{field.name}` | {_cell(field.type)} |" for field in told.fields)


def _linked(name: str) -> str:
    if name in record_schema()["$defs"] or name == "Record":
        return f"[{name}](record.md#{name.lower()})"
    return f"[{name}](#{name.lower()})" if name.isalnum() else name


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
