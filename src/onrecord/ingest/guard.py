"""Connections that cannot reach this machine or a private network by any name, number or trick.

A name is resolved here, what it resolves to is checked, and the connection goes to exactly the address that was
checked: a name that changes its mind between check and connection (DNS rebinding) gains nothing. Numbers in odd forms
(``http://2130706433/``, ``0x7f.1``) are resolved like names and checked like them.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from onrecord.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052


class RefusedError(FetchError):
    """An address that may not be fetched; ``code`` says why."""

    def __init__(self, code: str, message: str, *, remedy: str = "") -> None:
        """Takes the code under which the source is set aside."""
        super().__init__(message, remedy=remedy)
        self.code = code


def is_public(address: Address) -> bool:
    """Says whether an address is one of the open internet: neither private, loopback, link-local nor reserved.

    Addresses of version 6 that stand for one of version 4 (mapped, 6to4, Teredo, NAT64) are as public as that one.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address.teredo:
            inner = address.teredo[1]
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int, timeout: float) -> list[Address]:
    """Gives the addresses of a host. Raises FetchError where it has none, or none is found in time (seconds).

    The system's resolver knows no timeout, so it works in a thread that is left behind when it takes too long.
    """
    found: list[Any] = []

    def look_up() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    worker = threading.Thread(target=look_up, daemon=True)
    worker.start()
    worker.join(max(timeout, 0.0))
    if not found:
        raise FetchError(f"no address was found for {host} in time", remedy="raise --timeout or try again later")
    if isinstance(found[0], Exception):
        raise FetchError(f"there is no host {host}: {found[0]}", remedy="check the address")
    return list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore: to checked addresses only, and within one deadline for all of a fetch."""

    def __init__(self, *, allow_private: bool) -> None:
        """Takes whether addresses on this machine and private networks are allowed."""
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()
        self.deadline = 0.0

    def left(self) -> float:
        """Gives the seconds that are left of the fetch. Raises FetchError where none are."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise FetchError("took too long", remedy="raise --timeout or try again later")
        return left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connects to the first address of the host that is allowed and answers."""
        del timeout
        found = resolve(host, port, self.left())
        allowed = [address for address in found if self._allow_private or is_public(address)]
        if not allowed:
            raise RefusedError(
                "refused-address",
                f"{host} is an address on this machine or a private network ({found[0]})",
                remedy="use --allow-private to fetch it",
            )
        failure: Exception | None = None
        for address in allowed:
            try:
                stream = self._inner.connect_tcp(str(address), port, self.left(), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self)
        raise FetchError(f"{host} cannot be reached: {failure}", remedy="try again later")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Refuses: a socket of this machine is no place for reports."""
        del timeout, socket_options
        raise RefusedError("refused-address", f"{path} is a socket on this machine")

    def sleep(self, seconds: float) -> None:
        """Waits, as httpcore does between tries."""
        time.sleep(min(seconds, self.left()))


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends with the fetch's deadline."""

    def __init__(self, inner: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._inner = inner
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Reads, and waits no longer than the fetch may."""
        del timeout
        return self._inner.read(max_bytes, self._backend.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Writes, and waits no longer than the fetch may."""
        del timeout
        self._inner.write(buffer, self._backend.left())

    def close(self) -> None:
        """Closes the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypts the connection; the name that the certificate must bear is that of the address, not its number."""
        del timeout
        return _TimedStream(self._inner.start_tls(ssl_context, server_hostname, self._backend.left()), self._backend)

    def get_extra_info(self, info: str) -> Any:
        """Gives what httpcore asks of a connection."""
        return self._inner.get_extra_info(info)
