"""Which addresses may be asked at all: http and https, on hosts of the public Internet.

Takes an address, gives it in the form it is sent in, or raises `FetchError` (`bad_scheme`, `bad_url`,
`forbidden_address`). A host name is resolved first where a resolver is handed in (a recorded web has no DNS). A name
server may give another answer a moment later, so `extractors.fetch.wire` connects to `addresses_of` a host, which were
looked up once and checked, and to no name.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urldefrag, urlsplit

import requests

from extractors.fetch.errors import FetchError

Resolver = Callable[[str], list[str]]
_IP = ipaddress.IPv4Address | ipaddress.IPv6Address

_LOCAL_NAMES = ("localhost", "local", "internal", "localdomain", "home.arpa")
# The one metadata service that sits on a public address (Azure's); all others are link-local, private or shared.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})
_FIRST_FREE_PORT = 1024  # below it ports belong to services: mail, name servers, shares
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


# The session asks for an address, then the web that answers. Few are kept: a hostile site's may be long.
@lru_cache(maxsize=64)
def whole_address(url: str) -> str:
    """`url` as it is sent: quoted, host in ASCII, without fragment. Raises `FetchError`."""
    scheme = url.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        raise FetchError("bad_scheme", "only http and https are fetched")
    try:
        request = requests.PreparedRequest()
        request.prepare_url(urldefrag(url).url, None)
        prepared = request.url
        parts = urlsplit(prepared or "")
        host, port = parts.hostname, parts.port
    except (requests.RequestException, ValueError) as error:
        raise FetchError("bad_url", "not a whole web address") from error
    if not host or prepared is None:
        raise FetchError("bad_url", "no host in the address")
    if port is not None and port < _FIRST_FREE_PORT and port not in (80, 443):
        raise FetchError("bad_url", "a port of another service than the web")
    if parts.username is not None or parts.password is not None:
        raise FetchError("bad_url", "an address with a login in it is not fetched")
    return prepared


def host_of(url: str) -> str:
    """The host name of a whole address, in lower case."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """Scheme, host and port of a whole address: what a robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def resolve(host: str) -> list[str]:
    """The IP addresses of a host name, by the system's resolver. Raises `FetchError`."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("connection", "the host name cannot be resolved") from error
    return [str(entry[4][0]) for entry in found]


class Guard:
    """Refuses hosts that are not on the public Internet, unless `allow_private`."""

    def __init__(self, resolver: Resolver | None, *, allow_private: bool) -> None:
        self._resolver = resolver
        self._allow_private = allow_private

    def check_host(self, host: str) -> None:
        """Raise `FetchError` where `host` is, is named like, or resolves to an address that is not public."""
        if self._allow_private:
            return
        bare = host.rstrip(".")
        if any(bare == name or bare.endswith(f".{name}") for name in _LOCAL_NAMES):
            raise FetchError("forbidden_address", "a name of the local network")
        literal = _literal(bare)
        if literal is not None:
            self.check_ip(literal)
        else:
            self.addresses_of(bare)

    def addresses_of(self, host: str) -> list[str]:
        """The addresses of a host, each checked; the host itself where there is no resolver."""
        if self._resolver is None:
            return [host]
        addresses = list(dict.fromkeys(self._resolver(host)))
        # All of them: a name with one public and one private address is not to be trusted with either.
        for address in addresses:
            self.check_ip(address)
        return addresses

    def check_ip(self, address: str) -> None:
        """Raise `FetchError` where an IP address is not a public one."""
        if not self._allow_private and not _is_public(ipaddress.ip_address(address.partition("%")[0])):
            raise FetchError("forbidden_address", "an address that is not on the public Internet")


def _literal(host: str) -> str | None:
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    try:
        # What the system's resolver takes for an address as well: 127.1, 0x7f000001, 2130706433.
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None


def _is_public(address: _IP) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        embedded = _embedded(address)
        if embedded is not None:
            return _is_public(embedded)
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
        and address not in _METADATA
    )


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that the packet ends at, where the IPv6 one is only a way to write it."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour
