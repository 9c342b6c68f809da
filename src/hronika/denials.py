"""Who denies what an article tells: a source, another than the one who told of it, or the article itself."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hronika.record import Event, Response, Statement


def denial_of(
    event: "Event", statements: "Iterable[Statement]", responses: "Iterable[Response]"
) -> "Statement | Response | None":
    """Give what denies an event of the same article, None where it is not denied or the article itself does.

    That is the statement that it stands in, or one around that, where its source denies what it holds
    (`Ozols noliedza, ka tilts slēgts`) or says that it is not so (`Ozols sacīja: “Nav tiesa, ka tilts
    slēgts”`); else the response to it or to the statement that tells of it (`Kalns stāsta, ka tilts slēgts.
    Ozols to noliedz`), which is another's than the statement.
    """
    if event.vouched != "denied":
        return None
    known = {each.id: each for each in statements}
    inside = known.get(event.statement or "")
    while inside is not None:
        if inside.stance == "denies" or _has_words_of(event, inside):
            return inside
        inside = known.get(inside.within or "")
    told = {event.id, event.statement}
    return next((each for each in responses if each.kind == "denies" and told & set(each.about)), None)


def is_denied_by_article(event: "Event", denial: "Statement | Response | None") -> bool:
    """Say whether the article itself denies an event (`Nav tiesa, ka tilts slēgts`), by its `denial_of`."""
    return event.vouched == "denied" and denial is None


def stance_to_name(stance: str | None) -> str | None:
    """Give the stance that must stand beside a source, or its words would be taken for what it holds.

    None where it holds what it says, and where it asks it, which the words and the cue show.
    """
    return None if stance in (None, "holds", "asks") else stance


def _has_words_of(event: "Event", statement: "Statement") -> bool:
    """Say whether words that a statement says tell how far its event is vouched for."""
    return any(
        part.start <= word.start and word.end <= part.end
        for part in statement.content
        for word in event.evidence
    )
