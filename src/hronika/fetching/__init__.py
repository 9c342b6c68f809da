"""Polite fetching over HTTP: public addresses only, within limits, at the pace that a host asks for.

The library that speaks HTTP is imported when a client is made.
"""

from hronika.fetching.client import Client
from hronika.fetching.errors import FetchError
from hronika.fetching.fetched import Fetched
from hronika.fetching.limits import Limits

__all__ = ["Client", "FetchError", "Fetched", "Limits"]
