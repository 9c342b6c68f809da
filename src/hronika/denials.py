"""Who denies an event that an article tells as denied: seldom whoever told of it."""

from collections.abc import Iterable

from hronika.record import Event, Response, Statement


def denial_of(
    event: Event, statements: Iterable[Statement], responses: Iterable[Response]
) -> Statement | Response | None:
    """Give what denies an event of the same article, None where it is not denied or nobody's words do it.

    That is the statement that it stands in, or one around that, where its source denies what it holds
    (`Ozols noliedza, ka tilts slēgts`); else the response to it or to the statement that tells of it
    (`Kalns stāsta, ka tilts slēgts. Ozols to noliedz`), which is another's than the statement.
    """
    if event.vouched != "denied":
        return None
    known = {each.id: each for each in statements}
    inside = known.get(event.statement or "")
    while inside is not None:
        if inside.stance == "denies":
            return inside
        inside = known.get(inside.within or "")
    told = {event.id, event.statement}
    return next((each for each in responses if each.kind == "denies" and told & set(each.about)), None)
