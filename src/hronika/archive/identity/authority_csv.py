"""Authority lists in CSV: a header, then one role a line; lines with one id are of one person.

Columns: `id` and `name`, and of these what there is: `aliases` (separated by `|`), `kind` (`person` or
`institution`), `role`, `organization`, `place`, `from`, `to`, `gender`, `born`. Fields are separated by
commas, semicolons or tabs, and stand on one line.
"""

import csv
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from hronika.archive.identity.authority_entries import (
    LONGEST,
    AuthorityEntry,
    ListedRole,
    Read,
    check_order,
    day_from,
    distinct,
    name_from,
)
from hronika.archive.identity.profiles import ProfileKind
from hronika.errors import DataError
from hronika.language.latvian.lexicon_files import rows
from hronika.language.latvian.transcription.given_names import given_names_across_languages
from hronika.record import Gender
from hronika.sources.encoding import advice_on_encoding, encoding_instead

COLUMNS = (
    "id", "name", "aliases", "kind", "role", "organization", "place", "from", "to", "gender", "born",
)  # fmt: skip
_GENDERS: Mapping[str, Gender | None] = {
    "": None,
    **dict.fromkeys(("f", "female", "s", "sieviete", "woman"), "female"),
    **dict.fromkeys(("m", "male", "v", "vīrietis", "man"), "male"),
}
_KINDS: Mapping[str, ProfileKind | None] = {
    "": None,
    **dict.fromkeys(("person", "persona"), "person"),
    **dict.fromkeys(("institution", "organization", "thing", "institūcija", "organizācija"), "thing"),
}


_Value = TypeVar("_Value")


class _ListLine(NamedTuple):
    number: int
    entry: AuthorityEntry


def read_csv(data: bytes, where: str) -> Read:
    """Read a list; what cannot be read is left out, and told of with its line.

    Raises DataError where there is no header with `id` and `name`, and where it is in another encoding.
    """
    # Of such a list only the lines in ASCII could be read, and they would take the place of an earlier list.
    if encoding := encoding_instead(data):
        raise DataError(
            f"{where} is not UTF-8, and most likely {encoding}: convert it with "
            f"`iconv -f {encoding.upper()} -t UTF-8` and import that."
        )
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not numbered:
        raise DataError(f"{where} is empty: a header is wanted, {','.join(COLUMNS)}, then a role a line.")
    number, first = numbered[0]
    try:
        header_text = _decoded(first)
    except DataError as error:
        raise DataError(f"{where}, line {number}, {error}. {advice_on_encoding(data, 0)}") from None
    delimiter = max(",;\t", key=header_text.count)
    header = [name.strip().casefold() for name in _fields(header_text, delimiter)]
    if not {"id", "name"} <= set(header) or len(set(header)) != len(header):
        raise DataError(
            f"{where}, line {number}, is no header: columns are named there, id and name at least, each once "
            f"({', '.join(COLUMNS)})."
        )
    problems = []
    if strange := [name for name in header if name not in COLUMNS]:
        problems.append(
            f"{where}, line {number}, has columns that say nothing here and are left aside: "
            f"{', '.join(strange)[:200]}."
        )
    found: dict[str, _ListLine] = {}
    for number, line in numbered[1:]:
        try:
            notes = _take(number, _row(line, header, delimiter), found)
        except DataError as error:
            notes = [str(error)]
        problems += [f"{where}, line {number}, {note}." for note in notes]
    return Read(tuple(line.entry for line in found.values()), tuple(problems))


def _decoded(line: bytes) -> str:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"is not UTF-8 (byte 0x{line[error.start]:02X} at place {error.start + 1})") from None
    if "\0" in text:
        raise DataError("holds the byte NUL: if the list is in UTF-16, convert it to UTF-8")
    return text


def _fields(text: str, delimiter: str) -> list[str]:
    try:
        [fields] = csv.reader([text], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        raise DataError("is no line of CSV: quotation marks are not closed, or a field is too long") from None
    return fields


def _row(line: bytes, header: list[str], delimiter: str) -> dict[str, str]:
    fields = _fields(_decoded(line), delimiter)
    if len(fields) > len(header):
        raise DataError(f"has {len(fields)} fields where the header names {len(header)}")
    # A line may end early: what it does not say is not known.
    row = dict.fromkeys(COLUMNS, "") | dict(
        zip(header, (" ".join(field.split()) for field in fields), strict=False)
    )
    for name in ("id", "role", "organization", "place"):
        if len(row[name]) > LONGEST:
            raise DataError(f"has {len(row[name])} letters in {name}, where {LONGEST} are the most")
    if not row["id"]:
        raise DataError("has no id")
    return row


def _take(number: int, row: Mapping[str, str], found: dict[str, _ListLine]) -> list[str]:
    """Take in a line, and say in sentences what of it was left out."""
    id, name = row["id"], name_from(row["name"])
    first, last = day_from(row["from"]), day_from(row["to"])
    check_order(first, last)
    gender, kind = _one_of(row["gender"], _GENDERS, "gender"), _one_of(row["kind"], _KINDS, "kind")
    born = day_from(row["born"])
    aliases, notes = [], []
    for alias in filter(None, map(str.strip, row["aliases"].split("|"))):
        try:
            aliases.append(name_from(alias))
        except DataError as error:
            notes.append(f"{error}; it is left out")
    roles: tuple[ListedRole, ...] = ()
    if row["role"]:
        roles = (ListedRole(row["role"], row["organization"] or None, row["place"] or None, first, last),)
    is_person = bool(row["role"] or gender or born) if kind is None else kind == "person"
    if kind is None and not is_person:
        is_person = _looks_like_a_person(name)
    entry = AuthorityEntry(
        id, "person" if is_person else "thing", name, distinct(aliases, name), roles,
        gender, int(born[:4]) if born else None,
    )  # fmt: skip
    before = found.get(id)
    if before is None:
        found[id] = _ListLine(number, entry)
        return notes
    known = before.entry
    if name not in known.names:
        raise DataError(
            f"has the id {id[:60]!r}, which is that of {known.name} (line {before.number}): give it another"
        )
    if any(
        one and other and one != other
        for one, other in ((gender, known.gender), (entry.born, known.born), (kind, known.kind))
    ):
        raise DataError(f"contradicts line {before.number}, which has the same id, in kind, gender or birth")
    if set(roles) <= set(known.roles) and not set(aliases) - set(known.names):
        raise DataError(f"says nothing that line {before.number} with the id {id[:60]!r} does not")
    found[id] = before._replace(
        entry=known._replace(
            kind="person" if "person" in (kind, known.kind) or (roles and kind is None) else known.kind,
            aliases=distinct((*known.aliases, *aliases), known.name),
            roles=tuple(dict.fromkeys((*known.roles, *roles))),
            gender=known.gender or gender,
            born=known.born or entry.born,
        )
    )
    return notes


def _one_of(text: str, known: Mapping[str, _Value], column: str) -> _Value:
    if text.casefold() not in known:
        raise DataError(f"has {text[:40]!r} for {column}, which is none of {', '.join(filter(None, known))}")
    return known[text.casefold()]


def _looks_like_a_person(name: str) -> bool:
    """Say whether a name of which nothing else is told is that of a person: it has a known given name."""
    words = name.replace(",", " ").split()
    things = {lemma for lemma, *_ in rows("organizations")} | {form for form, *_ in rows("company_forms")}
    if len(words) < 2 or any(word.casefold() in things for word in words):
        return False
    return any(map(given_names_across_languages().is_known, words))
