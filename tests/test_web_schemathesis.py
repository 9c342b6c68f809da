"""Every operation of the reading room, as schemathesis asks it: no fault, all as it is described.

What programs are told of (OpenAPI) is asked as it is described; pages, their data and their forms, which that
leaves out, are described here from the same functions. `make test-all` installs schemathesis with the rest of
what development needs.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx2
import pytest
from web_help import all_operations, served_app

from hronika.article import Article
from hronika.ledger import Archive
from hronika.web import pages
from hronika.web.app import create_app
from hronika.web.forms import FormRoute
from hronika.web.jobs import Job, Jobs
from hronika.web.settings import Settings
from hronika.web.users import Users, users_beside

pytest.importorskip("schemathesis", reason="needs schemathesis: make test-all installs it")

pytestmark = [pytest.mark.slow, pytest.mark.fuzz]

PASSWORD = "tilts pār Daugavu"  # noqa: S105 of these tests
EXAMPLES = 6
SEED = 20240507
RULES = """
# A query, a day or the id of a person may be of the right form and still mean nothing, which is 400.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "400", "401", "403", "404", "409", "410", "413", "429", "431"]
# A form is refused by what it says of other sites and tokens before its fields are looked at.
[checks.negative_data_rejection]
expected-statuses = ["303", "400", "401", "403", "404", "405", "409", "410", "413", "415", "429", "431"]
# The same functions answer to programs, where each bound of each parameter is tried.
[[operations]]
include-method = "GET"
exclude-path-regex = "^/api/"
phases.coverage.enabled = false
"""


STAYING = """
import schemathesis

@schemathesis.hook
def before_call(context, case, kwargs):
    kwargs["allow_redirects"] = False  # where a cookie that was given as a header is not sent along
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, samples: Sequence[Article]) -> Path:
    path = tmp_path_factory.mktemp("web") / "archive.db"
    with Archive(path) as archive:
        archive.add(*samples)
    users = Users(users_beside(path))
    users.add("anna", "editor", PASSWORD)
    users.add("juris", "reader", PASSWORD)
    return path


# Who may change nothing is told so, whatever the method; of editors every method is tried.
@pytest.mark.parametrize(
    ("name", "excluded"), [("juris", "unsupported_method"), ("anna", "")], ids=["reader", "editor"]
)
def test_no_operation_fails(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, excluded: str
) -> None:
    monkeypatch.setattr(Jobs, "_do", _done_at_once)
    app = create_app(Settings(archive, users=users_beside(archive)))
    with served_app(app) as address, httpx2.Client(base_url=address) as browser:
        _log_in(browser, name)
        description = described(app, real_values(browser), _token(browser, "/account"))
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        (tmp_path / "openapi.json").write_text(json.dumps(description))
        (tmp_path / "rules.toml").write_text(RULES)
        (tmp_path / "staying.py").write_text(STAYING)
        asked = subprocess.run(
            [
                sys.executable, "-m", "schemathesis.cli", "--config-file", "rules.toml",
                "run", "openapi.json", "--url", address, "--header", f"Cookie: {cookies}",
                "--phases", "examples,coverage,fuzzing", "--max-examples", str(EXAMPLES),
                "--seed", str(SEED), "--generation-deterministic",
                "--continue-on-failure", "--no-color", *(["--exclude-checks", excluded] if excluded else []),
            ],
            cwd=tmp_path, env=os.environ | {"SCHEMATHESIS_HOOKS": "staying"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        told = asked.stdout[asked.stdout.find("= FAILURES =") :]
        assert asked.returncode == 0, told[:20_000] + told[-3000:] + asked.stderr
        assert browser.get("/search.json").status_code == 200


async def _done_at_once(_: Jobs, job: Job) -> None:
    """Add nothing: addresses that chance makes are not to be asked."""
    job.state = "done"


def _token(browser: httpx2.Client, page: str) -> str:
    found = re.search('name="token" value="([^"]+)"', browser.get(page).text)
    assert found is not None
    return found[1]


def _log_in(browser: httpx2.Client, name: str) -> None:
    form = {"token": _token(browser, "/login"), "name": name, "password": PASSWORD, "to": "/"}
    assert browser.post("/login", data=form).status_code == 303


def real_values(browser: httpx2.Client) -> dict[str, list[Any]]:
    """Values that the archive has, by the name of the parameter or field: by chance hardly one is met."""
    statement = browser.get("/search.json").json()["statements"][0]["address"]
    _, _, hash, place = statement.split("/")
    people = [
        each["address"].removeprefix("/person/") for each in browser.get("/people.json").json()["people"]
    ]
    return {
        "hash": [hash],
        "start": [int(place.split("-")[0])],
        "end": [int(place.split("-")[1])],
        "name": people[:3],
    }


def described(app: Any, values: dict[str, list[Any]], token: str) -> dict[str, Any]:
    """Describe all operations by OpenAPI, beside those for programs all that it leaves out."""
    description = all_operations(app)
    forms = {form.path: form for each in pages.FORMS for form in each.routes}
    for path in description["paths"].keys() - app.openapi()["paths"].keys():
        for method, operation in description["paths"][path].items():
            operation["responses"] = {"default": {"description": "A page."}}
            if method == "post":
                operation["requestBody"] = _form(path, forms.get(path), token)
    for methods in description["paths"].values():
        for operation in methods.values():
            for parameter in operation.get("parameters", ()):
                if known := values.get(parameter["name"]):
                    parameter["schema"] = {"anyOf": [{"enum": known}, parameter["schema"]]}
    return description


URL_ENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
TEXT = {"type": "string"}
OTHER_FORMS = {
    "/login": (URL_ENCODED, {"name": TEXT, "password": TEXT, "to": TEXT}),
    "/account/tokens": (URL_ENCODED, {"purpose": TEXT}),
    "/draft": (MULTIPART, {"text": TEXT, "published": TEXT}),
    "/sources/addresses": (URL_ENCODED, {"addresses": TEXT, "outlet": TEXT}),
    "/sources/files": (MULTIPART, {"outlet": TEXT, "files": {"type": "string", "format": "binary"}}),
}
"""The forms that no model describes, by path: how they are sent, and their fields."""


def _form(path: str, form: FormRoute | None, token: str) -> dict[str, Any]:
    """Describe what a form sends, with a token that holds."""
    kind, fields = OTHER_FORMS.get(path, (URL_ENCODED, {}))
    schema: dict[str, Any] = {"type": "object", "properties": fields}  # what is not sent is empty
    if form is not None:
        schema = form.body.model_json_schema()
        assert "$defs" not in schema
    # What follows is asked in this session, too.
    sent = "" if path in ("/logout", "/account/sessions") else token
    schema["properties"] = {**schema["properties"], "token": {"enum": [sent]}}
    schema["required"] = [*schema.get("required", ()), "token"]
    return {"required": True, "content": {kind: {"schema": schema}}}
