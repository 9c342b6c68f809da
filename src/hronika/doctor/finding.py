"""What an examination finds, and how one survives whatever is broken."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from hronika.errors import HronikaError

Details = Mapping[str, object]
"""Values of JSON by name."""

State = Literal["well", "lacking", "broken"]
"""`lacking` is something that can be done without, `broken` something that is needed and does not work."""

REINSTALL = "pip install --force-reinstall hronika"


class Finding(NamedTuple):
    """What one check found.

    `told` says what is so, `advice` what to do about it where something is; `details` are the values behind
    it, for programs.
    """

    check: str
    state: State
    told: str
    advice: str | None = None
    details: Details = MappingProxyType({})


def examined(check: str, look: Callable[[], Finding]) -> Finding:
    """Give what a look finds; one that fails is a finding too.

    Anything may be broken where somebody asks for a doctor, so every kind of error is caught here.
    """
    try:
        return look()
    except HronikaError as error:
        return Finding(check, "broken", str(error))
    except ImportError as error:
        return Finding(check, "broken", f"{check}: a part is missing ({first_line(error)})", REINSTALL)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        told = f"{check} cannot be examined ({place}{error.strerror or error})"
        return Finding(check, "broken", told, "see that you may read there")
    except Exception as error:
        told = f"{check} cannot be examined ({type(error).__name__}: {first_line(error)})"
        return Finding(check, "broken", told, "mend that, or report it as a fault of Hronika")


def first_line(error: BaseException) -> str:
    """Give the first line of what an error says, cut where that is long."""
    lines = str(error).splitlines()
    return lines[0][:200] if lines else type(error).__name__
