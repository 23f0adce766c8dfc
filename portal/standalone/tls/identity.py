"""The certificate that this server shows: for the names and addresses it has at this moment."""

import re
import socket
import ssl
from contextlib import suppress
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509

from portal.clock import Clock, system_clock
from portal.files import write_whole
from portal.standalone.tls.authority import Address, addresses_of, authority, is_private

RENEWED_BEFORE = timedelta(days=30)
SOMEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses that nobody has (RFC 5737, RFC 3849): what would be sent there shows our own."""


def hostname() -> str:
    """The first part of this machine's name, as it may stand in a certificate."""
    name = socket.gethostname().partition(".")[0].lower()
    return name if re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", name) else "huisraad"


def own_addresses() -> list[Address]:
    """The private addresses of this machine towards its network; nothing is sent to find them."""
    found: list[Address] = []
    for family, somewhere in SOMEWHERE.items():
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as line:
            line.connect((somewhere, 9))
            found.append(ip_address(line.getsockname()[0]))
    return [one for one in found if is_private(one) and not one.is_loopback]


class Identity:
    """The authority in the data folder, and the certificate that it signed for this server.

    `context` is asked for each connection: when the certificate has less than thirty days
    left, or is not for the address that somebody came to, a new one is signed at once.
    Raises `OSError` or `ValueError` when the files cannot be read or written.
    """

    def __init__(self, folder: Path, clock: Clock = system_clock) -> None:
        self._folder = folder / "tls"
        self._clock = clock
        self._came_to: set[Address] = set()
        self.authority = authority(self._folder, hostname(), clock())
        self._load() if self._kept.exists() else self._renew()
        self._made_for = {*own_addresses()}
        if not self._is_good() or not self._made_for <= self._addresses:
            self._renew()

    @property
    def names(self) -> tuple[str, ...]:
        """The names and addresses in the certificate."""
        return addresses_of(self.certificate)

    @property
    def until(self) -> datetime:
        """When the certificate ends."""
        return self.certificate.not_valid_after_utc

    def context(self, came_to: str) -> ssl.SSLContext:
        """How to speak TLS with somebody who came to this address of ours."""
        address = ip_address(came_to.partition("%")[0])
        address = getattr(address, "ipv4_mapped", None) or address
        new = is_private(address) and address not in self._addresses
        if new:
            self._came_to.add(address)
        if new or not self._is_good():
            self._renew()
        return self._context

    @property
    def _kept(self) -> Path:
        return self._folder / "server.pem"

    def _is_good(self) -> bool:
        now = self._clock()
        began = self.certificate.not_valid_before_utc
        ours = self.certificate.issuer == self.authority.certificate.subject
        return ours and began <= now and self.until - now >= RENEWED_BEFORE

    def _renew(self) -> None:
        name = hostname()
        loopback = [ip_address("127.0.0.1"), ip_address("::1")]
        addresses = {*loopback, *own_addresses(), *self._came_to}
        names = (name, f"{name}.local", "localhost")
        signed = self.authority.sign(names, sorted(addresses, key=str), self._clock())
        write_whole(self._kept, signed.pem)
        self._load()

    def _load(self) -> None:
        self.certificate = x509.load_pem_x509_certificate(self._kept.read_bytes())
        self._addresses = {
            address
            for one in self.names
            if not one[-1].isalpha() or ":" in one
            for address in [ip_address(one)]
        }
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(self._kept)
        self._context = context
