"""Where there are users, pages are for them: logging in, sessions, tokens, limited tries."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run
from starlette.testclient import TestClient
from web_help import reading_room, token_of

from hronika.errors import UsageError
from hronika.ledger import Archive
from hronika.web.access import SESSION
from hronika.web.tries import Tries
from hronika.web.users import Users, users_beside

PASSWORD = "tilts pār Daugavu"  # noqa: S105 of these tests


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        archive.add("Ministre Anna Roze sacīja, ka tiltu atvērs.")
    users = Users(users_beside(path))
    users.add("anna", "editor", PASSWORD)
    users.add("juris", "reader", PASSWORD)
    return path


@pytest.fixture
def client(archive: Path) -> Iterator[TestClient]:
    with reading_room(archive, users=users_beside(archive)) as client:
        yield client


def log_in(client: TestClient, name: str, password: str = PASSWORD, to: str = "/search") -> int:
    form = {"token": token_of(client, "/login"), "name": name, "password": password, "to": to}
    return client.post("/login", data=form, follow_redirects=False).status_code


def test_pages_are_for_users_alone(client: TestClient) -> None:
    page = client.get("/search?q=tilts", follow_redirects=False)
    assert page.status_code == 303
    assert page.headers["location"] == "/login?to=%2Fsearch%3Fq%3Dtilts"
    assert client.get("/search.json").status_code == 401
    assert client.get("/search.csv").status_code == 401
    assert client.get("/search.atom").status_code == 401
    assert client.get("/api/v1/search").status_code == 401
    assert client.get("/static/style.css").status_code == 200
    assert "tilt" not in client.get("/suggestions?q=Anna").text
    assert log_in(client, "anna", "wrong password") == 403
    assert log_in(client, "nobody") == 403
    assert log_in(client, "anna") == 303
    assert client.get("/search?q=tilts").status_code == 200
    assert client.get("/search.json").json()["total"] == 1


def test_session_ends_by_logging_out(client: TestClient) -> None:
    log_in(client, "juris")
    kept = client.cookies[SESSION]
    client.post("/logout", data={"token": token_of(client, "/account")})
    client.cookies.set(SESSION, kept, domain="localhost.local")
    assert client.get("/search", follow_redirects=False).status_code == 303


def test_another_password_ends_sessions(client: TestClient, archive: Path) -> None:
    log_in(client, "juris")
    assert client.get("/search", follow_redirects=False).status_code == 200
    Users(users_beside(archive)).add("juris", "reader", "another password")
    assert client.get("/search", follow_redirects=False).status_code == 303


def test_logging_in_leads_to_own_pages_alone(client: TestClient) -> None:
    for to in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        form = {"token": token_of(client, "/login"), "name": "anna", "password": PASSWORD, "to": to}
        assert client.post("/login", data=form, follow_redirects=False).headers["location"] == "/"


def test_forms_need_the_token(client: TestClient) -> None:
    assert client.post("/login", data={"name": "anna", "password": PASSWORD}).status_code == 409
    log_in(client, "anna")
    assert client.post("/account/tokens", data={"purpose": "x"}).status_code == 409


def test_tries_are_limited(client: TestClient) -> None:
    statuses = [log_in(client, "anna", "wrong password") for _ in range(7)]
    assert statuses[:5] == [403] * 5
    assert statuses[-1] == 429
    assert log_in(client, "anna") == 429


def test_waiting_doubles_and_success_forgets() -> None:
    tries = Tries()
    waits = []
    for _ in range(8):
        tries.failed("name anna")
        waits.append(tries.wait("name anna", "address 1"))
    assert [round(wait) for wait in waits[3:]] == [0, 2, 4, 8, 16]
    tries.succeeded("name anna")
    assert tries.wait("name anna") == 0.0


def test_reader_changes_nothing(client: TestClient) -> None:
    log_in(client, "juris")
    assert client.post("/review/anything", data={"token": "x"}).status_code == 403


def test_token_reads_feeds_until_it_is_revoked(client: TestClient, archive: Path) -> None:
    log_in(client, "juris")
    page = client.post("/account/tokens", data={"token": token_of(client, "/account"), "purpose": "lasītājs"})
    token = page.text.split("<code>", 1)[1].split("</code>", 1)[0]
    [made] = Users(users_beside(archive)).tokens(Users(users_beside(archive)).all()[1])
    assert made.purpose == "lasītājs"
    revoking = token_of(client, "/account")
    with reading_room(archive, users=users_beside(archive)) as reader:
        assert reader.get(f"/search.atom?token={token}").status_code == 200
        assert reader.get("/search.json", headers={"Authorization": f"Bearer {token}"}).status_code == 200
        assert reader.get(f"/search?token={token}", follow_redirects=False).status_code == 303
        client.post(f"/account/tokens/{made.id}", data={"token": revoking})
        assert reader.get(f"/search.atom?token={token}").status_code == 401


def test_file_of_users_holds_no_password_and_is_the_owners(archive: Path) -> None:
    path = users_beside(archive)
    assert path.stat().st_mode & 0o077 == 0
    assert PASSWORD.encode() not in path.read_bytes()
    assert b"$argon2id$" in path.read_bytes()


@pytest.mark.parametrize(
    ("name", "password"),
    [("", PASSWORD), ("a\nb", PASSWORD), ("a" * 65, PASSWORD), ("a", "short")],
)
def test_names_and_passwords_that_will_not_do(archive: Path, name: str, password: str) -> None:
    with pytest.raises(UsageError):
        Users(users_beside(archive)).add(name, "reader", password)


def test_command_adds_lists_and_removes(run: Run, archive: Path) -> None:
    made = run("user", "add", "zane", "--role", "editor", "-a", str(archive), input="garas paroles teikums\n")
    assert made.exit_code == 0
    assert Users(users_beside(archive)).verified("zane", "garas paroles teikums") is not None
    assert "zane" in run("user", "list", "-a", str(archive)).stdout
    assert run("user", "remove", "zane", "-a", str(archive)).exit_code == 0
    assert run("user", "remove", "zane", "-a", str(archive)).exit_code == 2
    assert run("user", "add", "-a", str(archive)).exit_code == 2


def test_serving_elsewhere_wants_users(run: Run, tmp_path: Path) -> None:
    result = run("serve", "--host", "0.0.0.0", "-a", str(tmp_path / "archive.db"))  # noqa: S104 it is refused
    assert result.exit_code == 2
    assert "hronika user add" in result.stderr
