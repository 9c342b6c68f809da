"""What a page answers in the place of what was asked for: a sentence, with the status code of HTTP for it."""

from collections.abc import Sequence

from hronika.errors import HronikaError


class RefusedError(HronikaError):
    """What cannot be shown; the message is one clear sentence in the language of the page.

    In its place may stand an error of the rooms below, which is told in that language (`hronika.web.told`).
    `ways` lead on: addresses, each with what it is called.
    """

    status = 400

    def __init__(self, message: str | HronikaError, ways: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(str(message))
        self.below = message if isinstance(message, HronikaError) else None
        self.ways = tuple(ways)


class ElsewhereError(HronikaError):
    """What was asked for has another address, to which the answer leads (303)."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class NotThereError(RefusedError):
    """The archive has nothing of that address."""

    status = 404


class GoneError(RefusedError):
    """What had the address was forgotten."""

    status = 410


class NotLoggedInError(RefusedError):
    """Only users may do that."""

    status = 401


class ForbiddenError(RefusedError):
    """Who asks may not."""

    status = 403


class TooLargeError(RefusedError):
    """More was sent than may be."""

    status = 413


class WrongTypeError(RefusedError):
    """What was sent is of a media type that is not taken there."""

    status = 415


class StaleError(RefusedError):
    """What was to be changed has changed meanwhile."""

    status = 409
