"""Who has to do with whom in what a query finds: those with most ties, and the ties."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hronika.archive import fulltext
from hronika.archive.hits import SearchKind
from hronika.archive.identity.profiles import ProfileKind
from hronika.archive.meanings import meanings_of
from hronika.archive.network.ties import TieKind
from hronika.archive.numbers import period
from hronika.archive.queries import AllOf, Having, Query, parse
from hronika.archive.review.judged_names import keys_thrown_out, name_key
from hronika.archive.rows import json_list
from hronika.archive.store import Store

MOST_NODES, MOST_EDGES = 200, 600
MOST_ITEMS = 10_000
"""So many of the newest statements, and of the newest meetings, are looked at."""

_KINDS: dict[TieKind, SearchKind] = {"about": "statement", "to": "statement", "meets": "event"}


class Node(NamedTuple):
    """Somebody or something: the id that `who` takes, and the name that most of its ties have."""

    id: str
    kind: ProfileKind
    name: str
    ties: int


class Edge(NamedTuple):
    """The ties of one kind from one node to another, by their places among the nodes.

    `asserted` counts the statements, and those of the meetings that an article tells as facts of its own;
    `others` the meetings that are claimed, possible, planned, denied or told not to have been.
    """

    kind: TieKind
    one: int
    other: int
    asserted: int
    others: int

    @property
    def ties(self) -> int:
        """How many ties it stands for."""
        return self.asserted + self.others


@dataclass(frozen=True)
class TieNetwork:
    """Those with most ties first, and the edges between them, those of most ties first.

    `nodes_found` and `edges_found` count also those that are left out. `of_all` is false where more
    statements or meetings were found than are looked at. `notes` are those of the query.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    nodes_found: int
    edges_found: int
    of_all: bool
    notes: tuple[str, ...]


def network(
    store: Store, text: str = "", *, most_nodes: int = MOST_NODES, most_edges: int = MOST_EDGES
) -> TieNetwork:
    """Give the network of the statements and meetings that a query finds, so many nodes and edges at most.

    Left out are first the nodes with fewest ties, then the edges with fewest; a node without an edge is none.
    """
    query = parse(text)
    notes = list(query.notes)
    with store.reading() as connection:
        of_all = True
        counted: dict[tuple[TieKind, int, int], list[int]] = {}
        called: dict[int, Counter[str]] = {}
        found: dict[SearchKind, list[int]] = {}
        rejected = keys_thrown_out(connection)
        for kind, table in _KINDS.items():
            if table not in found:
                found[table], is_all = _found(connection, table, query, notes)
                of_all = of_all and is_all
            for one, one_name, other, other_name, count, asserted in _ties(
                connection, kind, found[table], rejected
            ):
                ends = (min(one, other), max(one, other)) if kind == "meets" else (one, other)
                total = counted.setdefault((kind, *ends), [0, 0])
                total[0] += asserted
                total[1] += count - asserted
                for entity, name in ((one, one_name), (other, other_name)):
                    called.setdefault(entity, Counter())[name] += count
        return _chosen(connection, counted, called, most_nodes, most_edges, of_all, notes)


def _found(
    connection: sqlite3.Connection, table: SearchKind, query: Query, notes: list[str]
) -> tuple[list[int], bool]:
    """Give the newest statements or meetings of a query, and whether these are all."""
    tree = AllOf((query.tree, Having("type", ("consult",)))) if table == "event" else query.tree
    meanings = meanings_of(connection, table, tree)
    notes += meanings.notes
    expression = meanings.expression(tree, loose=True)
    numbers = period(query.since, query.until)
    matching = fulltext.newest(connection, table, expression, numbers, MOST_ITEMS + 1)
    return matching[:MOST_ITEMS], len(matching) <= MOST_ITEMS


def _ties(
    connection: sqlite3.Connection, kind: TieKind, numbers: list[int], rejected: frozenset[str]
) -> Iterator[tuple[int, str, int, str, int, int]]:
    """Count the ties of a kind that items have: entities with their names, all of them and the asserted.

    Left out are those of names that are none, by the keys of the decisions.
    """
    told, join = "count(*)", ""
    if kind == "meets":
        told = "sum(e.vouched = 'asserted' AND e.polarity = 'positive')"
        join = "CROSS JOIN event e ON e.number = t.item"
    rows = connection.execute(
        f"SELECT p.entity, t.one, q.entity, t.other, count(*), {told}, p.kind, q.kind "  # noqa: S608
        "FROM json_each(:items) n "
        f"CROSS JOIN tie t ON t.kind = :kind AND t.item = n.value {join} "
        "CROSS JOIN appearance a ON a.version = t.version AND a.name = t.one "
        "CROSS JOIN profile p ON p.number = a.profile "
        "CROSS JOIN appearance b ON b.version = t.version AND b.name = t.other "
        "CROSS JOIN profile q ON q.number = b.profile "
        "WHERE p.entity <> q.entity GROUP BY 1, 2, 3, 4",
        {"items": json_list(numbers), "kind": kind},
    ).fetchall()
    for *row, one_kind, other_kind in rows:
        if not rejected or rejected.isdisjoint((name_key(one_kind, row[1]), name_key(other_kind, row[3]))):
            yield tuple(row)


def _chosen(
    connection: sqlite3.Connection,
    counted: Mapping[tuple[TieKind, int, int], list[int]],
    called: Mapping[int, Counter[str]],
    most_nodes: int,
    most_edges: int,
    of_all: bool,
    notes: list[str],
) -> TieNetwork:
    weights: Counter[int] = Counter()
    for (_, one, other), counts in counted.items():
        weights[one] += sum(counts)
        weights[other] += sum(counts)
    names = {entity: _name(each) for entity, each in called.items()}
    order = sorted(weights, key=lambda entity: (-weights[entity], names[entity], entity))
    kept = set(order[:most_nodes])
    edges = sorted(
        (item for item in counted.items() if {*item[0][1:]} <= kept),
        key=lambda item: (-sum(item[1]), names[item[0][1]], names[item[0][2]], item[0]),
    )[:most_edges]
    tied = {entity for (_, *ends), _ in edges for entity in ends}
    shown = [entity for entity in order if entity in tied]
    place = {entity: number for number, entity in enumerate(shown)}
    nodes = tuple(
        Node(id, kind, names[entity], weights[entity]) for entity, id, kind in _profiles(connection, shown)
    )
    return TieNetwork(
        nodes,
        tuple(Edge(kind, place[one], place[other], *counts) for (kind, one, other), counts in edges),
        len(weights),
        len(counted),
        of_all,
        tuple(dict.fromkeys(notes)),
    )


def _name(called: Counter[str]) -> str:
    return min(called, key=lambda name: (-called[name], -len(name), name))


def _profiles(connection: sqlite3.Connection, entities: list[int]) -> Iterator[tuple[int, str, ProfileKind]]:
    yield from connection.execute(
        "SELECT p.number, p.id, p.kind FROM json_each(?) n CROSS JOIN profile p ON p.number = n.value",
        (json_list(entities),),
    )
