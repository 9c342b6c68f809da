"""How those of an archive are shown: on a line of a table, and as a row of a list."""

from datetime import date
from typing import TYPE_CHECKING, Any

from hronika.cli.guard import counted

if TYPE_CHECKING:
    from hronika.archive.identity.judging import Judging
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
                "first": _iso(each.first),
                "last": _iso(each.last),
                "articles": each.articles,
            }
            for each in identity.roles
        ],
        "statements": identity.statements,
        "articles": identity.articles,
        "first": _iso(identity.first),
        "last": _iso(identity.last),
        "profiles": [profile_row(each) for each in identity.known_as],
    }


def profile_row(profile: "KnownAs") -> dict[str, Any]:
    """Give a profile as a row of a list."""
    return {
        "id": profile.id,
        "name": profile.name,
        "role": profile.title or None,
        "first": _iso(profile.first),
        "last": _iso(profile.last),
        "articles": profile.articles,
    }


def roles_text(identity: "Identity") -> str:
    """Name the roles of most articles, with their years: `Jelgavas mērs (2021-2024)`."""
    shown = [_held(each) for each in identity.roles[:_MOST_ROLES]]
    more = len(identity.roles) - len(shown)
    return "; ".join([*shown, f"and {more} more"] if more else shown)


def counts_text(identity: "Identity") -> str:
    """Say how much there is: `14 statements in 9 articles`; these are all articles that name it."""
    told = [f"{counted(identity.statements, 'statement')} in {counted(identity.articles, 'article')}"]
    return ", ".join([*told, f"first {identity.first}"] if identity.first else told)


def brief_text(identity: "Identity") -> str:
    """Name somebody with the first of the roles and the last day: `J. Kalniņš, deputāts (2024-05-02)`."""
    role = f", {identity.roles[0].title}" if identity.roles else ""
    return f"{identity.name}{role}" + (f" ({identity.last})" if identity.last else "")


def question_row(question: "OpenQuestion") -> dict[str, Any]:
    """Give two of whom it is not sure whether they are one as a row of a list."""
    return {"score": round(question.score, 3), "one": row_of(question.one), "other": row_of(question.other)}


def _held(held: "Held") -> str:
    if held.first is None or held.last is None:
        return held.title
    years = str(held.first.year)
    return (
        f"{held.title} ({years})"
        if held.first.year == held.last.year
        else f"{held.title} ({years}-{held.last.year})"
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def judging_text(made: "Judging", verdict: str, author: str) -> list[str]:
    """Say what was judged, and whom it is about as they are now."""
    lines = [f"{made.number}: {verdict}, by {author}"]
    for each in made.now:
        lines.append(f"   {each.id}  {each.name}  {counts_text(each)}  {roles_text(each)}".rstrip())
    return lines
