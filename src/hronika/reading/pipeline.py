"""The stages of reading in their order, each declaring what it reads and what it writes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hronika.reading.attribution.attribution import attribute_statements
from hronika.reading.attribution.referents import ReferentFinder
from hronika.reading.document.document import Document
from hronika.reading.events.extraction import read_events
from hronika.reading.expressions.parts import DatedParts
from hronika.reading.expressions.quantities import read_quantities
from hronika.reading.expressions.times import read_times
from hronika.reading.names.naming import read_names
from hronika.reading.names.people import read_people
from hronika.reading.responses.responding import read_responses
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.detection import detect_statements
from hronika.reading.statements.verdicts import Verdicts

Part = str | type
"""What a stage reads or writes: the name of a field of `Document`, or the type of what is kept there."""


@dataclass(frozen=True)
class Stage:
    """One step of reading: `run` fills or changes what `writes` names and looks at what `reads` names.

    The article, its analysis and the language are there for every stage. What is in `writes` of two stages is
    made by the first and changed by the second.
    """

    name: str
    run: Callable[[Document], None]
    reads: tuple[Part, ...]
    writes: tuple[Part, ...]


STAGES: tuple[Stage, ...] = (
    Stage("times", read_times, reads=(), writes=("times", DatedParts)),
    Stage("quantities", read_quantities, reads=("times",), writes=("quantities",)),
    Stage("names", read_names, reads=(), writes=("entities", "names")),
    Stage("people", read_people, reads=("entities",), writes=("people",)),
    Stage("statements", detect_statements, reads=("quantities",), writes=(StatementContext,)),
    Stage(
        "attribution",
        attribute_statements,
        reads=("times", "entities", DatedParts, StatementContext),
        writes=("statements", StatementContext, ReferentFinder, Verdicts),
    ),
    Stage(
        "events",
        read_events,
        reads=(
            "times",
            "quantities",
            "names",
            "entities",
            "statements",
            StatementContext,
            ReferentFinder,
            Verdicts,
        ),
        writes=("events",),
    ),
    Stage(
        "responses",
        read_responses,
        reads=(
            "times",
            "quantities",
            "entities",
            "statements",
            "events",
            StatementContext,
            ReferentFinder,
            Verdicts,
        ),
        writes=("responses",),
    ),
)


def check_order(stages: Iterable[Stage]) -> None:
    """Check that every stage reads only what is there by its turn; raises ValueError."""
    written: set[Part] = set()
    for stage in stages:
        missing = set(stage.reads) - written
        if missing:
            raise ValueError(f"the stage {stage.name!r} reads {sorted(map(str, missing))} too early")
        written.update(stage.writes)
