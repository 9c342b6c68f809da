"""The reading room answers only to its own names, loads nothing foreign, and takes no foreign forms."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from web_help import reading_room

from hronika.ledger import Archive
from hronika.web.safety import Tokens

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'&{{7*7}} \u202egnorw javascript:alert(3)"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("web") / "archive.db"
    with Archive(path) as archive:
        archive.add(
            {
                "text": f"Ministre Anna Roze sacīja, ka tiltu {HOSTILE} atvērs.\n"
                f'"{"x" * 10_000}," teica Juris Zaķis.',
                "title": HOSTILE,
                "outlet": HOSTILE,
                "url": "javascript:alert(4)",
                "published": "2024-05-02",
            }
        )
    with reading_room(path) as client:
        yield client


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8017", "", "localhost.evil"]
)
def test_foreign_names_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8017", "[::1]:8017"])
def test_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/", "/search", "/static/style.css", "/nowhere", "/index.json", "/api/v1/openapi.json"]
)
def test_every_answer_has_the_policy(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_hostile_text_stays_text(client: TestClient) -> None:
    found = client.get("/search.json").json()["statements"]
    article = client.get("/search.json?kind=article").json()["articles"][0]["address"]
    for address in [
        "/",
        "/search",
        "/search?kind=event",
        "/search?kind=name",
        "/search?kind=article",
        article,
        *(one["address"] for one in found),
    ]:
        page = client.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert 'href="javascript:' not in page.text
        assert "49" not in page.text.split("{{")[0] or "{{7*7}}" in page.text
        assert "\u202e" not in page.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_forms_of_other_sites_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/anything", headers=headers).status_code == 403


def test_bodies_are_limited(client: TestClient) -> None:
    assert client.post("/anything", content=b"x" * (1024 * 1024 + 1)).status_code == 413


def test_token_is_of_one_browser_and_another_each_time() -> None:
    tokens = Tokens()
    one, again = tokens.token("visitor"), tokens.token("visitor")
    assert one != again
    assert tokens.is_valid(one, "visitor")
    assert tokens.is_valid(again, "visitor")
    assert not tokens.is_valid(one, "another")
    assert not tokens.is_valid("", "visitor")
    assert not tokens.is_valid("zz" * 64, "visitor")


def test_no_path_leaves_the_folder_of_static_files(client: TestClient) -> None:
    for address in (
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
    ):
        assert client.get(address).status_code == 404


def test_fault_of_ours_is_told_in_a_sentence(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Archive) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(Archive, "holdings", fail)
    quiet = TestClient(client.app, base_url="http://localhost", raise_server_exceptions=False)
    page = quiet.get("/about", headers={"Accept-Language": "en"})
    assert page.status_code == 500
    assert "Nothing stored in the archive was lost" in page.text
    assert "secret" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'self';")
    assert quiet.get("/about.json").json()["error"]
