"""The page for programs: what can be asked of the server in JSON, written from its description by OpenAPI."""

from typing import Any, NamedTuple

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from hronika.web.page import API


class Parameter(NamedTuple):
    """A parameter of an operation."""

    name: str
    where: str
    type: str
    is_required: bool


class FieldOf(NamedTuple):
    """A field of what an operation answers."""

    name: str
    type: str


class Operation(NamedTuple):
    """Something that can be asked: what it does, its parameters, what it takes and answers."""

    method: str
    path: str
    about: str
    parameters: tuple[Parameter, ...]
    takes: str | None
    answers: str | None


class Schema(NamedTuple):
    """A kind of data, what it is, and its fields."""

    name: str
    about: str
    fields: tuple[FieldOf, ...]


def install_api_page(app: FastAPI) -> None:
    """Add the page to an application."""
    app.add_api_route("/api", api_page, include_in_schema=False)


async def api_page(request: Request) -> Response:
    """Show what programs can ask for."""
    description = request.app.openapi()
    schemas = description.get("components", {}).get("schemas", {})
    page = request.app.state.templates.page(
        request,
        "api.html",
        title=request.state.words("common.room.api"),
        operations=tuple(operations_of(description)),
        schemas=tuple(schema_of(name, schema) for name, schema in sorted(schemas.items())),
        api=API,
        forms={"json": f"{API}/openapi.json"},
    )
    return HTMLResponse(page)


def operations_of(description: dict[str, Any]) -> list[Operation]:
    """Give all that can be asked, by address, from a description by OpenAPI."""
    found = []
    for path, methods in sorted(description["paths"].items()):
        for method, operation in methods.items():
            answer = operation["responses"].get("200", {}).get("content", {})
            body = operation.get("requestBody", {}).get("content", {})
            found.append(
                Operation(
                    method.upper(),
                    path,
                    operation.get("description", ""),
                    tuple(
                        Parameter(each["name"], each["in"], _type(each["schema"]), bool(each.get("required")))
                        for each in operation.get("parameters", ())
                    ),
                    _of_content(body),
                    _of_content(answer),
                )
            )
    return found


def _of_content(content: dict[str, Any]) -> str | None:
    schema = content.get("application/json", {}).get("schema")
    return _type(schema) if schema else None


def schema_of(name: str, schema: dict[str, Any]) -> Schema:
    """Give a kind of data from its JSON Schema."""
    fields = tuple(FieldOf(field, _type(of)) for field, of in schema.get("properties", {}).items())
    return Schema(name, schema.get("description", ""), fields)


def _type(schema: dict[str, Any]) -> str:
    """Write a JSON Schema in words: `string or null`, `list of Span`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return " or ".join(dict.fromkeys(map(_type, schema[key])))
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "array":
        inside = schema.get("items") or {}
        parts = schema.get("prefixItems")
        return (
            "(" + ", ".join(map(_type, parts)) + ")"
            if parts
            else f"list of {_type(inside) if inside else 'values'}"
        )
    return f"{schema.get('type', 'value')}" + (f" ({schema['format']})" if "format" in schema else "")
