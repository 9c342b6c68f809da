"""What changes the archive: forms of pages, and the same for programs in JSON.

A form carries a token that a page of this server gave this browser. A program sends JSON instead, which no
foreign page can have a browser send without asking this server first (CORS), and that is refused.
"""

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.datastructures import FormData

from hronika.ledger import Archive
from hronika.web.errors import RefusedError, StaleError
from hronika.web.page import API, REFUSALS, PageData, asked_by

TOKEN = "token"  # noqa: S105 the name of a field


class FormBody(BaseModel):
    """What a form sends; every field has the name of its input."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Done(PageData):
    """What came of a change: where to go on, and the key of the sentence that the page there says of it.

    `undo` is the number of what was done, where it can be taken back by one.
    """

    address: str
    said: str | None = None
    undo: int | None = None


Change = Callable[..., Done]
Body = TypeVar("Body", bound=FormBody)


class FormRoute(NamedTuple):
    """A form as the application knows it."""

    path: str
    body: type[FormBody]
    function: Change


class Forms:
    """The forms of a module: `@forms.form("/person/{id}/merge", MergeForm)`."""

    def __init__(self) -> None:
        self.routes: list[FormRoute] = []

    def form(self, path: str, body: type[FormBody]) -> Callable[[Change], Change]:
        """Have a function do what a form asks, given what is `Asked`, the body, and what the path has."""

        def made(function: Change) -> Change:
            self.routes.append(FormRoute(path, body, function))
            return function

        return made


def install_forms(app: FastAPI, forms: Forms) -> None:
    """Add forms to an application."""
    for route in forms.routes:
        app.add_api_route(route.path, _form_endpoint(route), methods=["POST"], include_in_schema=False)
        app.add_api_route(
            API + route.path,
            _json_endpoint(route),
            methods=["POST"],
            response_model=Done,
            responses=REFUSALS,
            name=route.function.__name__,
            description=inspect.getdoc(route.function),
        )


def _form_endpoint(route: FormRoute) -> Callable[..., Any]:
    async def endpoint(request: Request, **values: Any) -> Response:
        async with request.form(max_files=0, max_fields=1000) as form:
            check_token(request, form.get(TOKEN))
            body = _body(route, form, request)
        done = await _do(request, route, body, values)
        address = done.address
        if done.said is not None:
            address += f"{'&' if '?' in address else '?'}done={done.said}"
        return RedirectResponse(address, 303)

    return _with_signature(endpoint, route, None)


def _json_endpoint(route: FormRoute) -> Callable[..., Any]:
    async def endpoint(request: Request, body: FormBody, **values: Any) -> Response:
        done = await _do(request, route, body, values)
        return JSONResponse(done.model_dump(mode="json"))

    return _with_signature(endpoint, route, route.body)


def _with_signature(
    endpoint: Callable[..., Any], route: FormRoute, body: type[FormBody] | None
) -> Callable[..., Any]:
    parameters = [inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)]
    if body is not None:
        parameters.append(inspect.Parameter("body", inspect.Parameter.KEYWORD_ONLY, annotation=body))
    own = list(inspect.signature(route.function).parameters.values())[2:]
    parameters += [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own]
    vars(endpoint)["__signature__"] = inspect.Signature(parameters)
    return endpoint


async def _do(request: Request, route: FormRoute, body: FormBody, values: dict[str, Any]) -> Done:
    def change(archive: Archive) -> Done:
        return route.function(asked_by(request, archive), body, **values)

    return await request.app.state.desks.write(change)  # type: ignore[no-any-return]


def check_token(request: Request, token: object) -> None:
    """Raise StaleError where what a form carries is no token that this server gave this browser."""
    if not isinstance(token, str) or not request.app.state.tokens.is_valid(token, request.state.visitor):
        raise StaleError(request.state.words("common.stale"))


def _body(route: FormRoute, form: FormData, request: Request) -> FormBody:
    """Read the fields of a form; one that may stand several times is a list, an empty one is not there."""
    values: dict[str, Any] = {}
    for name in form:
        if name == TOKEN:
            continue
        given = [value for value in form.getlist(name) if value != ""]
        field = route.body.model_fields.get(name)
        is_list = field is not None and getattr(field.annotation, "__origin__", None) in (tuple, list)
        if is_list:
            values[name] = given
        elif given:
            values[name] = given[-1]
    try:
        return route.body.model_validate(values)
    except ValidationError as error:
        names = ", ".join(sorted({str(each["loc"][0]) for each in error.errors() if each["loc"]}))
        raise RefusedError(request.state.words("common.form_not_understood", names=names[:200])) from None
