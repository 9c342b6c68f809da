"""The query language, read into a tree. Every string is a query; what is no operator is a word.

Words stand for all their forms, `"words"` for exactly these in a row, `pre*` for all that begin so; a filter
is `speaker:`, `about:`, `outlet:`, `mode:`, `act:`, `stance:`, `type:`, `vouched:` or `place:` with a word or
`"words"`. All must be met; `OR`, `NOT`, `AND` and brackets say otherwise; `OR` binds less than what stands
side by side. `since:` and `until:` with a day, month or year (`2024-05`) bound the whole query, by the day
of publication; both belong to it.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from hronika.archive.terms import terms

FILTERS = ("speaker", "about", "outlet", "mode", "act", "stance", "type", "vouched", "place")
_BOUNDS = ("since", "until")
MOST_WORDS = 64
"""How many words and filters of a query are looked for; more are left aside, which a note says."""
_DEEPEST = 20
_MOST_NOTES = 10

_TOKEN = re.compile(
    r'(?P<bracket>[()])|(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s()"]+))'
)
_NO_QUOTATION_MARKS = dict.fromkeys(map(ord, '"„“”«»'), " ")
_TYPOGRAPHIC = str.maketrans("„“”«»", '"""""')


@dataclass(frozen=True)
class AnyForm:
    """A word in any of its forms; of several terms where marks part it: `O'Konors`, `S-400`."""

    terms: tuple[str, ...]


@dataclass(frozen=True)
class Prefix:
    """All words that begin so."""

    start: str


@dataclass(frozen=True)
class ExactWords:
    """Exactly these words, in a row."""

    terms: tuple[str, ...]


@dataclass(frozen=True)
class Having:
    """What has this value, or a value with this word, in a field."""

    field: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Not:
    """What does not meet the condition."""

    part: "Node"


@dataclass(frozen=True)
class AllOf:
    """What meets all conditions; everything where there are none."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class AnyOf:
    """What meets one of the conditions; nothing where there are none."""

    parts: tuple["Node", ...]


Leaf = AnyForm | Prefix | ExactWords | Having
Node = Leaf | Not | AllOf | AnyOf


def leaves(tree: Node, *, wanted: bool = False) -> Iterator[Leaf]:
    """Yield the words, phrases and filters of a tree; with `wanted` those alone that nothing excludes."""
    if isinstance(tree, Not):
        if not wanted:
            yield from leaves(tree.part)
    elif isinstance(tree, AllOf | AnyOf):
        for part in tree.parts:
            yield from leaves(part, wanted=wanted)
    else:
        yield tree


def in_all_found(tree: Node) -> Iterator[Leaf]:
    """Yield the words, phrases and filters that all that meets a tree has, as no other may stand for them."""
    if isinstance(tree, AllOf):
        for part in tree.parts:
            yield from in_all_found(part)
    elif not isinstance(tree, AnyOf | Not):
        yield tree


@dataclass
class Query:
    """A query: its tree, its period (both days included), and sentences on what was left aside in it."""

    tree: Node = AllOf(())
    since: date | None = None
    until: date | None = None
    notes: list[str] = field(default_factory=list)

    def note(self, sentence: str) -> None:
        """Add a sentence, each once, and no more of them than anybody reads."""
        if sentence not in self.notes and len(self.notes) < _MOST_NOTES:
            self.notes.append(sentence)


def filter_on(name: str, value: str) -> str:
    """Write a filter for a value of several words: `about:"AS Kalna piens"`.

    Quotation marks within would end it and are left out; values are found without them.
    """
    return f'{name}:"{" ".join(value.translate(_NO_QUOTATION_MARKS).split())}"'


def parse(text: str) -> Query:
    """Read a query; nothing is refused, what cannot be understood is left aside and noted.

    An empty query finds everything, one of which nothing could be understood finds nothing.
    """
    query = Query()
    is_empty = not text.strip()
    text = text.translate(_TYPOGRAPHIC)
    if text.count('"') % 2:
        place = text.rindex('"')
        query.note(f"The quotation mark at character {place + 1} has no partner and was left aside.")
        text = f"{text[:place]} {text[place + 1 :]}"
    items = _bounded(_items(text, query), query)
    query.tree = _Parser(items, query).any()
    if query.tree == AllOf(()) and not (is_empty or query.since or query.until):
        query.tree = AnyOf(())
        query.notes.insert(0, "Nothing of the query is left to look for, so nothing was found.")
    if query.since and query.until and query.since > query.until:
        query.note(f"The period begins on {query.since} and ends on {query.until}: no day is in it.")
    return query


def _items(text: str, query: Query) -> list[Node | str]:
    """Give the operators and brackets as strings, and all else as it will stand in the tree."""
    items: list[Node | str] = []
    for match in _TOKEN.finditer(text):
        if match["bracket"] or (match["word"] in ("AND", "OR", "NOT") and not match["field"]):
            items.append(match[0])
            continue
        name, value = match["field"], match["phrase"] if match["word"] is None else match["word"]
        name, words = name and name.lower(), tuple(terms(value))
        if name in _BOUNDS:
            if items[-1:] == ["NOT"]:
                items.pop()
                query.note(f"NOT {match[0][:40]} was left aside: since: and until: bound the whole query.")
            else:
                _bound(query, name, value)
            continue
        if name and name not in FILTERS:
            query.note(
                f"{name[:40]}: is no filter and was taken as a word; filters are "
                f"{', '.join((*FILTERS, *_BOUNDS))}."
            )
            name, words = None, tuple(terms(match[0]))
        if match[0].endswith(":") and match[0][:-1].lower() in (*FILTERS, *_BOUNDS):
            query.note(f"{match[0]} was left aside: its value must follow at once.")
        elif not words:
            query.note(f"{match[0][:40]!r} holds no word and was left aside.")
        elif name:
            if value.endswith("*") and match["phrase"] is None:
                query.note(f"{match[0][:40]!r} is looked for without its star: a filter takes whole words.")
            items.append(Having(name, words))
        elif match["word"] is None:
            items.append(ExactWords(words))
        elif value.endswith("*") and len(words) == 1:
            items.append(Prefix(words[0]))
        else:
            items.append(AnyForm(words))
    return items


def _bounded(items: list[Node | str], query: Query) -> list[Node | str]:
    """Leave aside the words beyond those that are looked for, and brackets that do not fit."""
    kept: list[Node | str] = []
    seen: set[Node] = set()
    depth = deepest = 0
    fits = True
    for item in items:
        if isinstance(item, str):
            depth += {"(": 1, ")": -1}.get(item, 0)
            deepest, fits = max(deepest, depth), fits and depth >= 0
        elif item not in seen and len(seen) == MOST_WORDS:
            query.note(f"Only the first {MOST_WORDS} different words of the query are looked for.")
            continue
        else:
            seen.add(item)
        kept.append(item)
    if depth or not fits or deepest > _DEEPEST:
        why = "nest too deeply" if fits and not depth else "do not pair up"
        query.note(f"The brackets of the query {why} and were left aside.")
        kept = [item for item in kept if item not in ("(", ")")]
    return kept


def _bound(query: Query, name: str, value: str) -> None:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        if name == "since":
            query.since = max(query.since or date.min, date(year, month or 1, day or 1))
        else:
            month = month or 12
            last = date(year, month, day or calendar.monthrange(year, month)[1])
            query.until = min(query.until or date.max, last)
    except ValueError:
        query.note(
            f"{name}:{value[:40]} is no day and was left aside: write {name}:2024, {name}:2024-05 or "
            f"{name}:2024-05-07."
        )


class _Parser:
    """Recursive descent over the items; an operator with nothing to work on is left aside."""

    def __init__(self, items: list[Node | str], query: Query) -> None:
        self._items = items
        self._place = 0
        self._query = query

    def any(self) -> Node:
        parts = [self._all()]
        while self._take("OR"):
            parts.append(self._all())
        full = [part for part in parts if part != AllOf(())]
        if len(full) < len(parts) and len(parts) > 1:
            self._idle("OR")
        return full[0] if len(full) == 1 else AnyOf(tuple(dict.fromkeys(full))) if full else AllOf(())

    def _all(self) -> Node:
        parts: list[Node] = []
        while self._place < len(self._items) and self._items[self._place] not in ("OR", ")"):
            if self._take("AND"):
                if not parts or self._place == len(self._items):
                    self._idle("AND")
                continue
            negated = False
            while self._take("NOT"):
                negated = not negated
            part = self._one()
            if part is None:
                self._idle("NOT")
            else:
                parts.append(Not(part) if negated else part)
        parts = list(dict.fromkeys(parts))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _one(self) -> Node | None:
        if self._place == len(self._items):
            return None
        item = self._items[self._place]
        if item == "(":
            self._place += 1
            inner = self.any()
            self._take(")")
            return inner
        if isinstance(item, str):
            return None
        self._place += 1
        return item

    def _take(self, item: str) -> bool:
        if self._place < len(self._items) and self._items[self._place] == item:
            self._place += 1
            return True
        return False

    def _idle(self, operator: str) -> None:
        self._query.note(f"{operator} has nothing to work on and was left aside.")
