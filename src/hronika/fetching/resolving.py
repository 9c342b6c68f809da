"""The addresses of IP that hosts have, and whether what lies there may be fetched."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address

from hronika.fetching.errors import FetchError
from hronika.fetching.policy import AddressPolicy, not_public, parse_address, shown

Resolve = Callable[[str, int], Sequence[str]]
"""What gives the addresses of IP, as text, of a host."""


def system_addresses(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host; raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def written_address(host: str, port: int) -> list[str]:
    """Give a host that is an address of IP itself, without asking anybody for names."""
    try:
        return [str(ip_address(host.strip("[]")))]
    except ValueError:
        return []


def check_address(
    address: str, policy: AddressPolicy | None = None, resolve: Resolve = system_addresses
) -> None:
    """Raise FetchError on what is no address that may be fetched, as far as that shows without asking there.

    A host that has no address just now is let pass: the network may be down.
    """
    url, policy = parse_address(address), policy or AddressPolicy()
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = resolve(url.host, port)
    except (OSError, UnicodeError):
        return
    if found and not any(policy.allows(each, port) for each in found):
        raise FetchError(not_public(shown(address), url.host), is_refusal=True)
