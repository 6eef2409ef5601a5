"""Connections to strangers: to public addresses alone, and none that lasts longer than it may.

The address is looked up once, and the connection goes to what was found, so that a name that later
points elsewhere (DNS rebinding) changes nothing. OWASP: Server-Side Request Forgery Prevention.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import httpcore
import httpx

from grounding.search import SearchError

_CARRIERS = (0x0, 0xFFFF, 0x64FF9B << 64)
"""First 96 bits of IPv6 addresses that end in an IPv4 one: compatible, mapped (RFC 4291), NAT64 (RFC 6052)."""
_GLOBAL_UNICAST = 0b001
"""First three bits of the IPv6 addresses that are given out (RFC 4291, 2.4)."""


def public_address(host: str, port: int, allowed: frozenset[str] = frozenset()) -> str:
    """The first address of `host`, if all of them are public or `host:port` is in `allowed`.

    Raises SearchError for an unknown host, and for one with any private, loopback, link-local,
    multicast or reserved address, also where an IPv6 address carries it.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SearchError(f"{host} is not to be found; is the machine online?") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if f"{host}:{port}" not in allowed and not all(map(_is_public, addresses)):
        raise SearchError(f"{host} is an address inside a network, which is never read.")
    return addresses[0]


def _is_public(text: str) -> bool:
    address = _carried(ip_address(text))
    given_out = address.version == 4 or int(address) >> 125 == _GLOBAL_UNICAST
    return address.is_global and given_out and not address.is_multicast


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one stands for; any other as it is."""
    if isinstance(address, IPv4Address):
        return address
    if int(address) >> 32 in _CARRIERS:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.sixtofour or address


class Transport(httpx.HTTPTransport):
    """HTTP over connections that are checked, one for each request, of at most `seconds`."""

    def __init__(self, allowed: frozenset[str], seconds: float) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            network_backend=_Guard(allowed, seconds),
            max_keepalive_connections=0,
        )


class _Guard(httpcore.SyncBackend):
    """Connects to public addresses only, and to the very address that was checked."""

    def __init__(self, allowed: frozenset[str], seconds: float) -> None:
        self._allowed, self._seconds = allowed, seconds

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None,
        local_address: str | None = None, socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        until = time.monotonic() + self._seconds
        address = public_address(host, port, self._allowed)
        return _Ending(
            super().connect_tcp(address, port, timeout, local_address, socket_options), until
        )


@dataclass
class _Ending(httpcore.NetworkStream):
    """A connection that ends at `until`, however often a little comes through it."""

    stream: httpcore.NetworkStream
    until: float

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        inner = self.stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Ending(inner, self.until)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the connection lasted too long")
        return left if timeout is None else min(left, timeout)
