"""Authority lists: CSV and Wikidata are read, what is broken is named, entries take part in who is who."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from identity_help import Named, article_naming
from typer.testing import CliRunner

from hronika.archive.checking import check
from hronika.archive.forgetting import forget_article
from hronika.archive.identity import judging
from hronika.archive.identity.authorities import import_list, lists, read_list, remove_list
from hronika.archive.identity.authority_entries import bounds_of, day_from
from hronika.archive.identity.who import identity_of, open_questions, who
from hronika.archive.rebuilding import rebuild
from hronika.archive.salvage import salvage
from hronika.archive.store import Store
from hronika.cli.app import app
from hronika.errors import DataError, UsageError

HEADER = "id,name,aliases,role,organization,place,from,to,gender,born\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str | bytes, name: str = "list.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def add(store: Store, *articles: tuple[date | None, list[Named]]) -> None:
    for number, (day, named) in enumerate(articles, store.count()["articles"]):
        store.add(*article_naming(f"a{number}", day, *named))


def shown(store: Store, name: str) -> list[tuple[str, int, list[str]]]:
    return [(each.name, each.articles, [of.id for of in each.listed]) for each in who(store, name).found]


def tables(store: Store) -> dict[str, Any]:
    """What follows from articles and lists, in words that do not depend on the numbers of rows."""
    with store.reading() as connection:

        def ask(query: str) -> list[str]:
            return sorted(map(repr, connection.execute(query).fetchall()))

        return {
            "profiles": ask(
                "SELECT p.id, p.kind, p.name, p.roles, p.title, p.gender, p.first, p.last, p.source, p.also, "
                "p.born, e.id FROM profile p JOIN profile e ON e.number = p.entity"
            ),
            "likeness": ask(
                "SELECT p.id, o.id, l.score FROM likeness l JOIN profile p ON p.number = l.profile "
                "JOIN profile o ON o.number = l.other"
            ),
            "blocks": ask("SELECT p.id, b.block FROM profile_block b JOIN profile p ON p.number = b.profile"),
        }


def test_lines_of_one_id_are_one_person_with_dated_roles(written: Callable[..., Path]) -> None:
    read = read_list(
        written(
            HEADER
            + "k1,Ilze Zarāja,Ilze Zarāja-Kalna|Илзе Зарая,satiksmes ministre,,,2019-01,2022,f,1970\n"
            + "k1,Ilze Zarāja,,deputāte,Saeima,,15.11.2022,,sieviete,\n"
            + "i1,Valsts kontrole,VK,,,Latvija,,,,\n"
        )
    )
    person, institution = read.entries
    assert read.problems == ()
    assert (person.kind, person.gender, person.born) == ("person", "female", 1970)
    assert person.aliases == ("Ilze Zarāja-Kalna", "Илзе Зарая")
    assert [(role.title, role.first, role.last) for role in person.roles] == [
        ("satiksmes ministre", "2019-01", "2022"),
        ("deputāte", "2022-11-15", None),
    ]
    assert (institution.kind, institution.name) == ("thing", "Valsts kontrole")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"x,,,ministrs,,,,,,", "has no name"),
        (b",Anna Koka,,ministre,,,,,,", "has no id"),
        ("x,王小明,,ministrs,,,,,,".encode(), "in no script that is known"),
        ("x,<b>Jānis</b> Ābols,,ministrs,,,,,,".encode(), "markup"),
        ("x,Jānis &amp; Co,,ministrs,,,,,,".encode(), "markup"),
        (b"x,12345,,ministrs,,,,,,", "in which there is no letter"),
        (b"x,Anna Koka,,ministre,,,2023-13-01,,,", "'2023-13-01' for a day, which no calendar has"),
        (b"x,Anna Koka,,ministre,,,vakar,,,", "'vakar' for a day, which is none"),
        (b"x,Anna Koka,,ministre,,,2023,2021,,", "ends (2021) before it begins (2023)"),
        (b"x,Anna Koka,,ministre,,,,,robots,", "'robots' for gender"),
        (b"x,Anna Koka,,ministre,,,,,,,,,", "13 fields where the header names 10"),
        (b'x,"Anna Koka,,ministre,,,,,,', "quotation marks are not closed"),
        (b"x,Anna Ko\xe2a,,ministre,,,,,,", "is not UTF-8 (byte 0xE2"),
        (b"x,Anna\x00 Koka,,ministre,,,,,,", "NUL"),
        (b"good,Anna Koka,,ministre,,,,,,", "has the id 'good', which is that of Oto Lielais (line 2)"),
        (b"good,Oto Lielais,,rektors,,,,,,", "says nothing that line 2 with the id 'good' does not"),
        (b"good,Oto Lielais,,ministrs,,,,,f,", "contradicts line 2"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_imported(
    store: Store, written: Callable[..., Path], line: bytes, told: str
) -> None:
    before = f"{HEADER}good,Oto Lielais,,rektors,,,,,m,\n".encode()
    made = import_list(store, written(before + line + "\nother,Ance Maza,,dekāne,,,,,,\n".encode()))
    assert made.entries == 2
    [problem] = made.problems
    assert "line 3, " in problem
    assert told in problem
    assert problem.endswith(".")
    assert len(problem.splitlines()) == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"  \n \n", "is empty"),
        (HEADER.encode(), "no entry that can be read"),
        (b"name,role\nAnna,ministre\n", "is no header"),
        ("id,name\nx,Žanis Ābols\n".encode("utf-16"), "line 1, "),
        (b'{"entities": {}}', "has no entities"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": 1', "is not JSON"),
        ("id,name\nx,Oto Mazais\ny,Žanis Ābols\nz,Ilzīte Ūdre\n".encode("windows-1257"), "windows-1257"),
    ],
)
def test_a_list_of_which_nothing_can_be_read_changes_nothing(
    store: Store, written: Callable[..., Path], data: bytes, told: str
) -> None:
    import_list(store, written("id,name,role\nk1,Oto Lielais,rektors\n"))
    before = tables(store)
    with pytest.raises(DataError, match=told):
        import_list(store, written(data))
    assert tables(store) == before


def wikidata(id: str, label: str, *roles: dict[str, Any], **more: Any) -> dict[str, Any]:
    claims = {
        "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
        "P21": [{"mainsnak": {"datavalue": {"value": {"id": "Q6581072"}}}}],
        "P569": [{"mainsnak": {"datavalue": {"value": {"time": "+1970-03-00T00:00:00Z", "precision": 10}}}}],
        "P39": list(roles),
    }
    return {"id": id, "labels": {"lv": {"value": label}}, "claims": claims, **more}


def held(position: str, first: str | None = None, last: str | None = None, of: str = "") -> dict[str, Any]:
    def time(day: str | None) -> list[Any]:
        if day is None:
            return []
        return [{"datavalue": {"value": {"time": f"+{day}T00:00:00Z", "precision": 11}}}]

    qualifiers = {"P580": time(first), "P582": time(last)}
    if of:
        qualifiers["P642"] = [{"datavalue": {"value": {"id": of}}}]
    return {"mainsnak": {"datavalue": {"value": {"id": position}}}, "qualifiers": qualifiers}


@pytest.mark.parametrize("form", ["entities", "array", "lines"])
def test_wikidata_in_each_form(written: Callable[..., Path], form: str) -> None:
    entities = [
        wikidata(
            "Q1", "Ilze Zarāja", held("Q9", "2019-01-23", "2022-12-14"), held("Q8"), held("Q7", of="Q2"),
            aliases={"ru": [{"value": "Илзе Зарая"}], "de": [{"value": "Ilse Saraja"}]},
        ),
        {"id": "Q2", "labels": {"lv": {"value": "Jelgava"}}, "claims": {}},
        {"id": "Q7", "labels": {"lv": {"value": "mērs"}}},
        {"id": "Q8", "labels": {"en": {"value": "minister"}}},
        {"id": "Q9", "labels": {"lv": {"value": "Latvijas satiksmes ministrs"}}},
    ]  # fmt: skip
    if form == "entities":
        text = json.dumps({"entities": {entity["id"]: entity for entity in entities}})
    elif form == "array":
        text = json.dumps(entities)
    else:
        text = "[\n" + ",\n".join(map(json.dumps, entities)) + "\n]\n{broken"
    read = read_list(written(text, "list.json"))
    person, place = read.entries
    assert (person.id, person.name, person.gender, person.born) == ("Q1", "Ilze Zarāja", "female", 1970)
    assert person.aliases == ("Илзе Зарая",)
    assert [(role.whole_title, role.first, role.last) for role in person.roles] == [
        ("Latvijas satiksmes ministrs", "2019-01-23", "2022-12-14"),
        ("mērs (Jelgava)", None, None),
    ]
    assert (place.kind, place.name) == ("thing", "Jelgava")
    assert [problem.split(", is")[0].split(", ")[-1] for problem in read.problems] == (
        ["line 8"] if form == "lines" else []
    )


@pytest.mark.parametrize(
    "entity",
    [
        {}, {"id": 5, "labels": {}}, {"id": "Q1"}, {"id": "Q1", "labels": []}, [], "Q1", None, 7,
        {"id": "Q1", "labels": {"lv": 5}}, {"id": "Q1", "labels": {"lv": {"value": "x" * 500}}},
    ],
)  # fmt: skip
def test_what_is_no_entity_of_wikidata_is_named(written: Callable[..., Path], entity: object) -> None:
    read = read_list(written(json.dumps([wikidata("Q2", "Ilze Zarāja"), entity]), "list.json"))
    assert [each.id for each in read.entries] == ["Q2"]
    assert len(read.problems) == 1
    assert "entity 2" in read.problems[0]


def test_an_entry_gathers_what_articles_say_under_its_names_and_roles(
    store: Store, written: Callable[..., Path]
) -> None:
    add(
        store,
        (date(2019, 5, 1), [Named("Bils Ozolkalns", "aktieris")]),
        (date(2023, 5, 1), [Named("Viljams Ozolkalns", "Saeima deputāts")]),
        (date(2023, 6, 1), [Named("Viljams Ozolkalns", "fiziķis")]),
    )
    assert len(who(store, "Ozolkalns").found) == 3
    made = import_list(
        store,
        written(
            HEADER
            + "k1,Viljams Ozolkalns,Bils Ozolkalns,aktieris,,,1998,2022,m,\n"
            + "k1,Viljams Ozolkalns,,Saeimas deputāts,,,2022-11-01,,m,\n"
        ),
    )
    assert made.problems == ()
    assert shown(store, "Ozolkalns") == [("Viljams Ozolkalns", 2, ["k1"]), ("Viljams Ozolkalns", 1, [])]
    assert shown(store, "k1") == [("Viljams Ozolkalns", 2, ["k1"])]
    assert [(role.title, role.first, role.last) for role in who(store, "k1").found[0].listed[0].roles] == [
        ("aktieris", "1998", "2022"),
        ("Saeimas deputāts", "2022-11-01", None),
    ]
    assert remove_list(store, "list.csv") == 1
    assert len(who(store, "Ozolkalns").found) == 3


def test_namesakes_of_a_list_are_two_and_what_fits_both_is_laid_to_none(
    store: Store, written: Callable[..., Path]
) -> None:
    import_list(
        store,
        written(
            HEADER
            + "k1,Ainārs Skudrītis,,mērs,,Jelgava,2009,,,\n"
            + "k2,Ainārs Skudrītis,,mērs,,Jelgava,2013,,,\n"
            + "k3,Ainārs Skudrītis,,aktieris,,,,,,\n"
        ),
    )
    add(
        store,
        (date(2014, 5, 1), [Named("Ainārs Skudrītis", "Jelgava mērs")]),
        (date(2014, 5, 2), [Named("Ainārs Skudrītis", "aktieris")]),
        (date(2014, 5, 3), [Named("Ainārs Skudrītis")]),
    )
    assert sorted(shown(store, "Skudrītis")) == [
        ("Ainārs Skudrītis", 0, ["k1"]),
        ("Ainārs Skudrītis", 0, ["k2"]),
        ("Ainārs Skudrītis", 1, []),
        ("Ainārs Skudrītis", 1, []),
        ("Ainārs Skudrītis", 1, ["k3"]),
    ]
    assert open_questions(store)
    one, other = (who(store, id).found[0].id for id in ("k1", "k2"))
    judging.merge(store, one, other, author="E. Zīle")  # a doubled entry, says somebody
    assert ("Ainārs Skudrītis", 1, ["k1", "k2"]) in shown(store, "Skudrītis")


def test_a_judgement_about_an_entry_holds_when_the_list_comes_back(
    store: Store, written: Callable[..., Path]
) -> None:
    path = written(HEADER + "k1,Oto Lielais,,rektors,,,2001,,,\n")
    import_list(store, path)
    add(store, (date(2014, 5, 1), [Named("Oto Lielais", "aktieris")]))
    entry, other = who(store, "k1").found[0].id, who(store, "Oto Lielais").found[0].id
    assert entry != other
    judging.merge(store, entry, other, author="E. Zīle")
    before = tables(store)
    remove_list(store, "list.csv")
    assert shown(store, "Lielais") == [("Oto Lielais", 1, [])]
    assert who(store, entry).found[0].articles == 1  # its id leads on
    import_list(store, path)
    assert tables(store) == before
    assert shown(store, "Lielais") == [("Oto Lielais", 1, ["k1"])]


def test_order_rebuilding_and_forgetting_leave_what_a_fresh_archive_has(
    tmp_path: Path, written: Callable[..., Path]
) -> None:
    path = written(
        HEADER
        + "k1,Viljams Ozolkalns,Bils Ozolkalns,aktieris,,,1998,2022,m,1960\n"
        + "k1,Viljams Ozolkalns,,Saeimas deputāts,,,2022-11-01,,m,\n"
        + "k2,Viljams Ozolkalns,,Jelgavas mērs,,,2010,,m,\n"
    )
    old = written(
        HEADER + "k1,Viljams Ozolkalns,,rektors,,,1998,2022,m,1960\n"
        "k9,Oto Lielais,,rektors,,,,,,\n", "old",
    )  # fmt: skip
    articles: list[tuple[date | None, list[Named]]] = [
        (date(2019, 5, 1), [Named("Bils Ozolkalns", "aktieris"), Named("V. Ozolkalns", "deputāts")]),
        (date(2023, 5, 1), [Named("Viljams Ozolkalns", "Saeima deputāts")]),
        (date(2023, 5, 1), [Named("Viljams Ozolkalns", "Jelgava mērs"), Named("Oto Lielais")]),
    ]
    with Store(tmp_path / "one.db") as one, Store(tmp_path / "other.db") as other:
        add(one, *articles)
        import_list(one, path)
        import_list(other, old, source="list.csv")
        add(other, *articles, (date(2020, 1, 1), [Named("Viljams Ozolkalns", "aktieris")]))
        import_list(other, path)
        forget_article(other, "a3")
        assert tables(one) == tables(other)
        rebuild(one)
        assert tables(one) == tables(other)
        assert check(one).problems == []


def test_what_is_salvaged_has_lists_and_judgements(tmp_path: Path, written: Callable[..., Path]) -> None:
    path = tmp_path / "archive.db"
    with Store(path) as store:
        import_list(store, written(HEADER + "k1,Oto Lielais,,rektors,,,2001,,,\n"))
        add(store, (date(2014, 5, 1), [Named("Oto Lielais", "aktieris")]))
        one, other = who(store, "Lielais").found
        judging.merge(store, one.id, other.id, author="E. Zīle")
        before = tables(store)
    salvage(path, tmp_path / "saved.db")
    with Store(tmp_path / "saved.db") as store:
        assert tables(store) == before
        assert shown(store, "k1") == [("Oto Lielais", 1, ["k1"])]


def test_the_command_line(tmp_path: Path, written: Callable[..., Path]) -> None:
    archive = ["--archive", str(tmp_path / "cli.db")]

    def run(*words: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, [*words, *archive])
        return result.exit_code, result.stdout, result.stderr

    good = written("id;name;role;from;to\nk1;Oto Lielais;Ministru prezidents;2019-01-23;2023-09-14\n")
    assert run("authority", str(good)) == (0, "list.csv: 1 entry\n", "")
    broken = written("id,name\nx,Jānis Ozols\nx,Anna Koka\n", "broken.csv")
    code, out, error = run("authority", str(broken), str(written("", "empty.csv")))
    assert (code, out) == (1, "broken.csv: 1 entry\n")
    assert len(error.splitlines()) == 2
    rows = json.loads(run("authority", "--format", "json")[1])
    assert [(row["source"], row["people"]) for row in rows] == [("broken.csv", 1), ("list.csv", 1)]
    assert "Ministru prezidents (2019-2023)" in run("who", "Lielais")[1]
    assert "Oto Lielais" in run("who", "valdības vadītājs", "--on", "2020-02-29")[1]
    code, out, error = run("who", "premjers", "--on", "2024-02-29")
    assert (code, out) == (0, "")
    assert "No list tells" in error
    assert run("who", "premjers", "--on", "rīt")[0] == 2
    assert run("who", "ministrs", "--on", "2020-02-29")[0] == 2
    assert run("authority", "--remove", "broken.csv")[:2] == (0, "broken.csv: removed, with 1 entry\n")
    assert run("authority", "--remove", "broken.csv")[0] == 2
    assert run("authority", str(good), "--remove", "list.csv")[0] == 2
    assert run("authority", str(tmp_path / "none.csv"))[0] == 2


@pytest.mark.parametrize("text", ["2023-02-29", "2023/01/01", "0000", "20230101", "31.11.2023", "2023-1-1"])
def test_days_that_are_none(text: str) -> None:
    with pytest.raises(DataError):
        day_from(text)


def test_bounds_of_days() -> None:
    assert day_from("1.9.2023.") == "2023-09-01"
    assert bounds_of("2023") == (date(2023, 1, 1), date(2023, 12, 31))
    assert bounds_of("2023-09-15") == (date(2023, 9, 15), date(2023, 9, 15))


def test_an_id_of_two_lists_leads_to_both_and_names_neither(
    store: Store, written: Callable[..., Path]
) -> None:
    import_list(store, written(HEADER + "k1,Oto Lielais,,rektors,,,,,,\n"))
    import_list(store, written(HEADER + "k1,Ance Maza,,dekāne,,,,,,\n", "other.csv"))
    assert len(who(store, "k1").found) == 2
    assert [each.source for each in lists(store)] == ["list.csv", "other.csv"]
    with store.reading() as connection, pytest.raises(UsageError, match="Two lists"):
        identity_of(connection, "k1")
