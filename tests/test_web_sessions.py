"""Sessions of users: their cookies, their end, and what logging in tells to who only tries."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from starlette.testclient import TestClient
from web_help import reading_room, token_of

from hronika.ledger import Archive
from hronika.web.access import SESSION
from hronika.web.safety import Tokens
from hronika.web.users import Users, users_beside

PASSWORD = "tilts pār Daugavu"  # noqa: S105 of these tests


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        archive.add("Ministre Anna Roze sacīja, ka tiltu atvērs.")
    Users(users_beside(path)).add("anna", "editor", PASSWORD)
    return path


@pytest.fixture
def client(archive: Path) -> Iterator[TestClient]:
    with reading_room(archive, quiet=True, users=users_beside(archive)) as client:
        yield client


def log_in(client: TestClient, name: str = "anna", password: str = PASSWORD) -> int:
    form = {"token": token_of(client, "/login"), "name": name, "password": password}
    return client.post("/login", data=form, follow_redirects=False).status_code


def may_read(client: TestClient) -> bool:
    return client.get("/search", follow_redirects=False).status_code == 200


def test_session_that_somebody_else_chose_is_not_taken(client: TestClient) -> None:
    client.cookies.set(SESSION, "chosen", domain="localhost.local")
    assert not may_read(client)
    log_in(client)
    given = [cookie.value for cookie in client.cookies.jar if cookie.name == SESSION]
    assert "chosen" not in given
    client.cookies.clear()
    client.cookies.set(SESSION, "chosen", domain="localhost.local")
    assert not may_read(client)


def test_forms_of_before_logging_in_are_of_somebody_else(client: TestClient) -> None:
    before = token_of(client, "/login")
    log_in(client)
    assert client.post("/account/tokens", data={"token": before, "purpose": "x"}).status_code == 409
    assert client.post("/account/tokens", data={"token": token_of(client, "/account")}).status_code == 200


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_cookies_are_for_this_server_alone(archive: Path, scheme: str) -> None:
    with reading_room(archive, users=users_beside(archive)) as client:
        client.base_url = f"{scheme}://localhost"
        shown = client.get("/login")
        form = {"token": token_of(client, "/login"), "name": "anna", "password": PASSWORD}
        answer = client.post("/login", data=form, follow_redirects=False)
        set_cookies = [*shown.headers.get_list("set-cookie"), *answer.headers.get_list("set-cookie")]
        for name in (SESSION, Tokens.COOKIE):
            [cookie] = [
                each for each in set_cookies if each.startswith(f"{name}=") and "Max-Age=0" not in each
            ]
            attributes = {each.strip().lower() for each in cookie.split(";")[1:]}
            assert {"httponly", "samesite=strict", "path=/"} <= attributes
            assert ("secure" in attributes) == (scheme == "https")
            assert not any(each.startswith("domain") for each in attributes)
        assert answer.headers["cache-control"] == "no-store"


def test_logging_out_everywhere_ends_all_sessions(client: TestClient, archive: Path) -> None:
    log_in(client)
    with reading_room(archive, users=users_beside(archive)) as other:
        log_in(other)
        assert may_read(other)
        form = {"token": token_of(client, "/account")}
        assert client.post("/account/sessions", data={"token": "x"}).status_code == 409
        assert client.post("/account/sessions", data=form, follow_redirects=False).status_code == 303
        assert not may_read(client)
        assert not may_read(other)


def test_session_ends_of_a_user_who_is_removed_or_whose_time_is_over(
    client: TestClient, archive: Path
) -> None:
    log_in(client)
    with sqlite3.connect(users_beside(archive)) as users:
        users.execute("UPDATE session SET last = last - 13 * 3600")
    users.close()
    assert not may_read(client)
    log_in(client)
    assert may_read(client)
    Users(users_beside(archive)).remove("anna")
    assert not may_read(client)


def test_logging_in_tells_not_whether_there_is_such_a_user(client: TestClient, archive: Path) -> None:
    users = Users(users_beside(archive))

    def seconds(name: str) -> float:
        begun = time.perf_counter()
        assert users.verified(name, "wrong password") is None
        return time.perf_counter() - begun

    there, nobody = (median([seconds(name) for _ in range(7)]) for name in ("anna", "nobody"))
    assert 0.4 < there / nobody < 2.5
    answers = []
    for name in ("anna", "nobody"):
        form = {"token": token_of(client, "/login"), "name": name, "password": "wrong password"}
        answer = client.post("/login", data=form)
        without = answer.text.replace(name, "").split('name="token"')[0]
        answers.append((answer.status_code, without))
    assert answers[0] == answers[1]


def test_tries_at_once_are_limited_as_one_after_the_other(client: TestClient) -> None:
    token = token_of(client, "/login")
    answers: list[int] = []

    def attempt() -> None:
        form = {"token": token, "name": "anna", "password": "wrong password"}
        answers.append(client.post("/login", data=form).status_code)

    threads = [threading.Thread(target=attempt) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) == {403, 429}
    assert answers.count(403) <= 7


@pytest.mark.parametrize("name", ["x" * 100_000, "a\0b", "\ud7ff\uffff", "' OR 1=1 --", ""])
def test_names_that_are_none_are_no_user(client: TestClient, name: str) -> None:
    assert log_in(client, name) == 403


def test_users_can_read_while_their_file_cannot_be_written(client: TestClient, archive: Path) -> None:
    log_in(client)
    path = users_beside(archive)
    with sqlite3.connect(path) as users:
        users.execute("UPDATE session SET last = last - 3600")
        users.execute("CREATE TRIGGER refused BEFORE UPDATE ON session BEGIN SELECT no_such_function(); END")
    users.close()
    assert may_read(client)
    path.write_bytes(b"no database at all" * 1000)
    page = client.get("/search")
    assert page.status_code == 500
    assert 'role="alert"' in page.text
    assert "Traceback" not in page.text
