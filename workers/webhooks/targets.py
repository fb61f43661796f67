"""Where a webhook may go: to a public address, by https, and to the address that was looked at.

A name is resolved once; every address it gives must be public, and the connection is made to one of
them, so that a name that answers otherwise the second time (DNS rebinding) gains nothing. Redirects
are never followed.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ingest.errors import UsageError

Resolver = Callable[[str, int], Sequence[str]]
"""A host's name and port → its addresses. Raises OSError."""


class TargetError(UsageError):
    """The webhook may not go there; the line says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place that was looked at: connect to ``address``, speak to ``host``."""

    host: str
    port: int
    path: str
    address: str


@dataclass(frozen=True, slots=True)
class Permitted:
    """What is allowed beyond the public: for tests, and for a site whose portal is inside.

    ``networks``: addresses that may be reached although they are not public. ``plain``: http too.
    """

    networks: tuple[str, ...] = ()
    plain: bool = False

    def address(self, text: str) -> bool:
        """Whether a connection to that address may be made."""
        address = ipaddress.ip_address(text.partition("%")[0])
        if isinstance(address, ipaddress.IPv6Address):
            # An IPv4 address in the clothes of IPv6 is judged as what it is.
            address = address.ipv4_mapped or address.sixtofour or address
        inside = any(address in ipaddress.ip_network(net) for net in self.networks)
        return inside or (address.is_global and not address.is_multicast)


def resolve(host: str, port: int) -> Sequence[str]:
    """The system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def checked_url(url: str, permitted: Permitted) -> str:
    """The address of a new webhook, if it has the right form. The name is resolved on delivery.

    Raises:
        TargetError: no https, credentials in it, a fragment, a strange port.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise TargetError(
            "The webhook's address can't be read: write https://HOST/PATH."
        ) from error
    schemes = {"https", "http"} if permitted.plain else {"https"}
    if parts.scheme not in schemes or not parts.hostname:
        raise TargetError("A webhook goes to https://HOST/PATH and nowhere else.")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise TargetError("A webhook's address has no user, password or fragment in it.")
    if port is not None and port not in {80, 443, 8443} and not permitted.plain:
        raise TargetError("A webhook goes to port 443 or 8443.")
    if len(url) > 500 or any(ord(c) <= 0x20 or ord(c) > 0x7E for c in url):
        raise TargetError("A webhook's address is at most 500 ASCII characters, without spaces.")
    return url


def target_of(url: str, permitted: Permitted, resolver: Resolver = resolve) -> Target:
    """Where to connect to. Every address of the name must be allowed: one that is not is a trap.

    Raises:
        TargetError: the name does not resolve, or leads to an address that is not public.
    """
    parts = urlsplit(checked_url(url, permitted))
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise TargetError("The webhook's host is not known.") from error
    if not addresses or not all(permitted.address(address) for address in addresses):
        raise TargetError("The webhook's host is no public address.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(host, port, path, addresses[0])
