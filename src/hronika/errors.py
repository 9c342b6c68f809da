"""The errors that Hronika raises on purpose; each message is one sentence that says what to do."""


class HronikaError(Exception):
    """Something the user can put right. `exit_code` is what the command line exits with."""

    exit_code = 1


class UsageError(HronikaError):
    """The request itself makes no sense: an unknown option, a date that is none, a file that is not there."""

    exit_code = 2


class DataError(HronikaError):
    """The data given cannot be read: binary, empty, wrongly encoded, not JSON."""
