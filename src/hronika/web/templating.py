"""How templates become pages: in the language of who reads, with all text from outside escaped."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import FastAPI
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.runtime import Context, Macro
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.routing import Route

import hronika.exports as report
from hronika.exports.markup import plain
from hronika.exports.summary import RESPONSE_SIGNS, SIGNS
from hronika.web import addresses
from hronika.web.page import Asked
from hronika.web.passages import differing
from hronika.web.settings import Settings

_FOLDER = Path(__file__).parent
STATIC = _FOLDER / "static"
_REPORT = Path(report.__file__).parent / "report"
RECORD_STYLE = _REPORT / "record.css"

_HTMX = {
    "allowEval": False,
    "includeIndicatorStyles": False,
    "selfRequestsOnly": True,
    "historyCacheSize": 0,
    "ignoreTitle": True,
}
"""What of htmx is switched off: what the policy would refuse, foreign requests, titles of parts of pages."""


class PageContext(Context):
    """What a template knows; calls what a template calls without looking whether it asks Jinja for more.

    A page calls hundreds of functions and macros, and macros alone do: they ask how text is escaped.
    """

    def call(self, called: Callable[..., Any], *values: Any, **named: Any) -> Any:
        """Call something for a template."""
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        if type(called) is Macro:
            return called(self.eval_ctx, *values, **named)
        return called(*values, **named)


class Templates:
    """The templates of the pages."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._paths: frozenset[str] | None = None
        self._environment = Environment(
            loader=ChoiceLoader(
                [
                    FileSystemLoader(_FOLDER / "templates"),
                    PrefixLoader({"report": FileSystemLoader(_REPORT)}),
                ]
            ),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_shown,
        )
        self._environment.context_class = PageContext
        self._environment.globals.update(
            signs=SIGNS,
            response_signs=RESPONSE_SIGNS,
            static=static_address,
            address=addresses,
            differing=differing,
            htmx=json.dumps(_HTMX),
        )

    def page(self, request: Request, template: str, *, asked: Asked | None = None, **values: Any) -> str:
        """Write a page; what all pages have is taken from the request."""
        state = request.app.state
        words, user = request.state.words, request.state.user
        return self._environment.get_template(template).render(
            request=request,
            t=words,
            words=words,
            language=words.language,
            scheme=request.cookies.get("scheme", "auto"),
            keys_off=request.cookies.get("keys") == "off",
            path=request.url.path,
            here=here(request),
            token=lambda: state.tokens.token(request.state.visitor),
            read_only=self._settings.read_only or not (user is None or user.may_change),
            user=user,
            published=self._settings.published,
            done=_done(request),
            asked=asked,
            rooms=self._rooms(request.app),
            # What the report's templates call their words by.
            both=words,
            time_in_both=words.time,
            number_in_both=words.amount,
            count_in_both=words.count,
            warning_in_both=words.warning,
            **({"forms": {}, "has_more_rows": False} | values),
        )

    def _rooms(self, app: FastAPI) -> frozenset[str]:
        """Give the paths that the application has, which does not change once it answers."""
        if self._paths is None:
            self._paths = frozenset(route.path for route in app.routes if isinstance(route, Route))
        return self._paths


def _shown(value: object) -> object:
    """Give what a template writes out and escapes, with what is not printable shown by codes."""
    return plain(value) if type(value) is str and not value.isprintable() else value


def _done(request: Request) -> str | None:
    """Give the sentence on what a form has just done, by its key in the address."""
    key = request.query_params.get("done", "")
    try:
        return str(request.state.words(key)) if ".done." in key else None
    except (KeyError, TypeError):
        return None


def here(request: Request) -> Callable[..., str]:
    """Give what makes the address of the page that is shown with other parameters.

    What answers a form has no address of its own: then that of the page from which it was sent.
    """
    shown = request.url if request.method in ("GET", "HEAD") else URL(sender_of(request) or "/")
    path, parameters = shown.path, parse_qsl(shown.query, keep_blank_values=True)

    def changed(**changes: object) -> str:
        kept = [(name, value) for name, value in parameters if name not in changes]
        kept += [(name, str(value)) for name, value in changes.items() if value is not None]
        return path + (f"?{urlencode(kept)}" if kept else "")

    return changed


def sender_of(request: Request) -> str | None:
    """Give the address of the page of this server that a form was sent from."""
    sender = urlsplit(request.headers.get("referer", ""))
    if sender.netloc != request.headers.get("host") or not sender.path.startswith("/"):
        return None
    return sender.path + (f"?{sender.query}" if sender.query else "")


@cache
def static_address(name: str) -> str:
    """Give the address of a file that pages load, which changes with what is in it and so may be kept."""
    content = (RECORD_STYLE if name == RECORD_STYLE.name else STATIC / name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(content).hexdigest()[:12]}"
