"""Why something was not fetched."""

from hronika.errors import DataError


class FetchError(DataError):
    """What was asked for was not fetched; the message says why in one sentence.

    `status` is the HTTP status where a server answered. `retry_at` is when to ask again, in Unix seconds,
    where the server or its robots.txt said so. With `is_passing` the fault is one that often passes by itself
    within seconds.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        retry_at: float | None = None,
        is_passing: bool = False,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.retry_at = retry_at
        self.is_passing = is_passing

    @property
    def is_gone(self) -> bool:
        """Whether the server says that it is gone for good (410)."""
        return self.status == 410
