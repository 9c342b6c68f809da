"""Which addresses may be fetched: those of the public internet.

A feed or a page can name any address, also one that only this machine or its network can reach: its own
services, a router, the store of a cloud's credentials. None of these is connected to. The ranges are those of
the IANA registries of special-purpose addresses (RFC 6890).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from hronika.fetching.errors import FetchError

if TYPE_CHECKING:
    import httpx2

_LONGEST_ADDRESS = 2000
_NOT_PUBLIC = tuple(
    ip_network(given)
    for given in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
        "2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20",
    )
)  # fmt: skip
_UNICAST = IPv6Network("2000::/3")  # nothing else of IPv6 is public
_NAT64 = IPv6Network("64:ff9b::/96")
_6TO4 = IPv6Network("2002::/16")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the public internet, also of what is wrapped in it."""
    if isinstance(address, IPv6Address):
        wrapped = _wrapped(address)
        if wrapped is not None:
            return is_public(wrapped)
        if address not in _UNICAST:
            return False
    return not any(address in network for network in _NOT_PUBLIC if network.version == address.version)


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """Give the address of IPv4 that one of IPv6 leads to: mapped, of NAT64 or of 6to4."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.sixtofour if address in _6TO4 else None


@dataclass(frozen=True)
class AddressPolicy:
    """Which addresses may be connected to: public ones, and those pairs of address and port in `allowed`.

    What is `allowed` is said in Python alone, for a server of one's own; no option, setting or feed says it.
    """

    allowed: Collection[tuple[str, int]] = ()

    def allows(self, address: str, port: int) -> bool:
        """Whether an address of IP, as text, may be connected to at this port."""
        if (address, port) in self.allowed:
            return True
        try:
            return is_public(ip_address(address.partition("%")[0]))
        except ValueError:
            return False


def parse_address(address: str, where: str | None = None) -> "httpx2.URL":
    """Check and parse an address; `where` names it in messages.

    Raises FetchError where it is none of http or https, has credentials in it, or cannot be parsed.
    """
    import httpx2

    where = where or shown(address)
    if len(address) > _LONGEST_ADDRESS:
        raise _refusal(f"{where} is longer than {_LONGEST_ADDRESS:,} characters: it is not fetched.")
    if re.search(r"[\s\0-\x1f\x7f\\]", address):
        raise _refusal(f"{where} is not an address: it has white space, control characters or `\\` in it.")
    try:
        url = httpx2.URL(address)
        host, port, userinfo = url.host, url.port, url.userinfo
    except (httpx2.InvalidURL, ValueError, UnicodeError):
        raise _refusal(f"{where} is not an address that can be fetched: check how it is written.") from None
    if userinfo:
        raise _refusal(
            f"{where} has a user name or password in it: it is not fetched; leave them out of the address."
        )
    if url.scheme not in ("http", "https"):
        raise _refusal(f"{where} is not fetched: only addresses with http:// and https:// are.")
    if not host or not 0 < (port or 80) < 1 << 16:
        raise _refusal(f"{where} is not an address that can be fetched: it names no host and port.")
    return url.copy_with(fragment=None)


def not_public(where: str, host: str) -> str:
    """Say that a host is none that is connected to."""
    return f"{where} is not fetched: {host} is no public address, and only those are connected to."


def _refusal(sentence: str) -> FetchError:
    return FetchError(sentence, is_refusal=True)


def shown(address: str) -> str:
    """Give an address for a message: not too long, and without credentials."""
    without = re.sub(r"(?<=//)[^/?#]*@", "…@", address)
    return without if len(without) <= 200 else f"{without[:200]}…"
