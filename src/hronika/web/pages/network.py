"""The network: who speaks about whom, to whom, and who meets whom."""

from typing import Annotated

from fastapi import Query

from hronika.archive.network.telling import MOST_EDGES, MOST_NODES, Edge, Node
from hronika.web import addresses
from hronika.web.drawing.graphs import SIZE, graph
from hronika.web.narrowed import active
from hronika.web.page import Asked, PageData, Pages, PageView, Rows
from hronika.web.pages.search import ActiveFilter, SearchQuery, whole_query

pages = Pages()

_SHOWN_EDGES = 100
"""How many edges the table of the page shows; CSV and JSON have all."""


class NetworkNode(PageData):
    """Somebody or something of a network: the address of its page, its name, and how many ties it has."""

    address: str
    id: str
    kind: str
    name: str
    ties: int


class NetworkEdge(PageData):
    """The ties from one to another: `about`, `to`, or, in no direction, `meets`.

    `one` and `other` are addresses of nodes. `asserted` counts statements, and those meetings that articles
    tell as facts of their own; `others` counts meetings that are only said, planned, possible or denied.
    `search` is the address of a search for what is counted.
    """

    kind: str
    one: str
    one_name: str
    other: str
    other_name: str
    asserted: int
    others: int
    search: str


class NetworkData(PageData):
    """A network of people and organizations: at most 200 of them and 600 edges, those with most ties.

    `nodes_found` and `edges_found` count also those that are left out. `capped` says that only the newest
    10 000 statements and meetings were looked at.
    """

    query: str
    filters: tuple[ActiveFilter, ...]
    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    nodes_found: int
    edges_found: int
    capped: bool
    notes: tuple[str, ...]


_COLUMNS = ("kind", "one", "one_name", "other", "other_name", "asserted", "others", "search")


@pages.page("/network", "network.html", NetworkData)
def network(asked: Asked, wanted: Annotated[SearchQuery, Query()]) -> PageView:
    """Show who speaks about whom, who speaks to whom, and who meets or confers with whom in what is found."""
    found = asked.archive.network(wanted.whole)
    nodes = tuple(_node(each) for each in found.nodes)
    edges = tuple(_edge(wanted, each, nodes) for each in found.edges)
    data = NetworkData(
        query=wanted.q,
        filters=active(asked, wanted),
        nodes=nodes,
        edges=edges,
        nodes_found=found.nodes_found,
        edges_found=found.edges_found,
        capped=not found.of_all,
        notes=found.notes,
    )
    return PageView(
        asked.words("network.title_of", query=wanted.q[:80]) if wanted.q else asked.words("network.title"),
        data,
        Rows(_COLUMNS, [[getattr(each, column) for column in _COLUMNS] for each in edges]),
        {
            "graph": graph(found.nodes, found.edges),
            "size": SIZE,
            "given": wanted,
            "shown": _SHOWN_EDGES,
            "most": (MOST_NODES, MOST_EDGES),
        },
    )


def _node(node: Node) -> NetworkNode:
    return NetworkNode(
        address=addresses.of_person(node.name, node.id),
        id=node.id,
        kind=node.kind,
        name=node.name,
        ties=node.ties,
    )


def _edge(wanted: SearchQuery, edge: Edge, nodes: tuple[NetworkNode, ...]) -> NetworkEdge:
    one, other = nodes[edge.one], nodes[edge.other]
    if edge.kind == "meets":
        filters, kind = [("about", one.name), ("about", other.name), ("type", "consult")], "event"
    else:
        about = [("about", other.name)] if edge.kind == "about" else []
        filters, kind = [("speaker", one.name), *about], "statement"
    return NetworkEdge(
        kind=edge.kind,
        one=one.address,
        one_name=one.name,
        other=other.address,
        other_name=other.name,
        asserted=edge.asserted,
        others=edge.others,
        search=addresses.of_search(whole_query(wanted.whole, filters), kind=kind),
    )
