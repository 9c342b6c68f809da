"""How those of an archive are shown: on a line of a table, and as a row of a list."""

from typing import TYPE_CHECKING, Any

from hronika.cli.guard import counted
from hronika.cli.listing import ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.exports.control_characters import on_one_line
from hronika.instants import iso

if TYPE_CHECKING:
    from hronika.archive.identity.judging import Judging
    from hronika.archive.identity.listed import DatedRole
    from hronika.archive.identity.who import Held, Identity, KnownAs, OpenQuestion

_MOST_ROLES = 3


def row_of(identity: "Identity") -> dict[str, Any]:
    """Give somebody as a row of a list."""
    return {
        "id": identity.id,
        "kind": identity.kind,
        "name": identity.name,
        "names": list(identity.names),
        "roles": [
            {
                "role": each.title,
                "first": iso(each.first),
                "last": iso(each.last),
                "articles": each.articles,
            }
            for each in identity.roles
        ],
        "statements": identity.statements,
        "by_office": identity.by_office,
        "articles": identity.articles,
        "first": iso(identity.first),
        "last": iso(identity.last),
        "listed": [
            {
                "source": each.source,
                "id": each.id,
                "name": each.name,
                "roles": [{"role": role.title, "from": role.first, "to": role.last} for role in each.roles],
            }
            for each in identity.listed
        ],
        "profiles": [profile_row(each) for each in identity.known_as],
    }


def profile_row(profile: "KnownAs") -> dict[str, Any]:
    """Give a profile as a row of a list."""
    return {
        "id": profile.id,
        "name": profile.name,
        "role": profile.title or None,
        "first": iso(profile.first),
        "last": iso(profile.last),
        "articles": profile.articles,
    }


def roles_text(identity: "Identity") -> str:
    """Name the roles with their years: `Jelgavas mērs (2021-2024)`.

    Those that lists have come first, the latest before earlier ones, then those of most articles.
    """
    listed = [role for each in identity.listed for role in each.roles]
    listed.sort(key=lambda role: (role.last or "9999", role.first or ""), reverse=True)
    told = {role.title.partition(" (")[0].casefold() for role in listed}
    held = [each for each in identity.roles if each.title.casefold() not in told]
    roles = [_dated(role) for role in listed] + [_held(each) for each in held]
    shown = list(dict.fromkeys(roles))[:_MOST_ROLES]
    more = len(set(roles)) - len(shown)
    return "; ".join([*shown, f"and {more} more"] if more else shown)


def counts_text(identity: "Identity") -> str:
    """Say how much there is: `14 statements in 9 articles`; these are all articles that name it."""
    by_office = f" + {identity.by_office} by office" if identity.by_office else ""
    told = [
        f"{counted(identity.statements, 'statement')}{by_office} in {counted(identity.articles, 'article')}"
    ]
    return ", ".join([*told, f"first {identity.first}"] if identity.first else told)


def brief_text(identity: "Identity") -> str:
    """Name somebody with the first of the roles and the last day: `J. Kalniņš, deputāts (2024-05-02)`."""
    role = f", {identity.roles[0].title}" if identity.roles else ""
    return f"{identity.name}{role}" + (f" ({identity.last})" if identity.last else "")


def question_row(question: "OpenQuestion") -> dict[str, Any]:
    """Give two of whom it is not sure whether they are one as a row of a list."""
    return {"score": round(question.score, 3), "one": row_of(question.one), "other": row_of(question.other)}


def ids_text(identity: "Identity") -> str:
    """Give the id, with those that lists have: `pcc021b8cd198f378 Q123`."""
    return " ".join(dict.fromkeys([identity.id, *(each.id for each in identity.listed)]))


def _dated(role: "DatedRole") -> str:
    if not (role.first or role.last):
        return role.title
    first, last = ((day or "")[:4] for day in (role.first, role.last))
    return f"{role.title} ({first})" if first == last else f"{role.title} ({first}-{last})"


def _held(held: "Held") -> str:
    if held.first is None or held.last is None:
        return held.title
    years = str(held.first.year)
    return (
        f"{held.title} ({years})"
        if held.first.year == held.last.year
        else f"{held.title} ({years}-{held.last.year})"
    )


def write_judging(made: "Judging", verdict: str, author: str, form: ListFormat) -> None:
    """Write what was judged, and whom it is about as they are now."""
    now = [row_of(each) for each in made.now]
    rows: list[Row] = [{"number": made.number, "verdict": verdict, "author": author, "now": now}]
    with output(None) as out:
        if form is not ListFormat.table:
            write_listing(rows, form, out, [""], lambda _: [""])
            return
        lines = [f"{made.number}: {verdict}, by {author}"]
        for each in made.now:
            lines.append(f"   {each.id}  {each.name}  {counts_text(each)}  {roles_text(each)}".rstrip())
        out.writelines(f"{on_one_line(line)}\n" for line in lines)
