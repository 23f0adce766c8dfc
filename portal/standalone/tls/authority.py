"""The house's own certificate authority: kept in the data folder, good for private names only.

Whoever trusts it trusts it for this network alone: its name constraints (RFC 5280, 4.2.1.10)
leave out every name and address of the internet, also when its key is stolen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from portal.files import write_whole

Address = IPv4Address | IPv6Address

LASTS = timedelta(days=3652)
SERVER_LASTS = timedelta(days=397)
"""Browsers refuse a server's certificate that is valid for longer (CA/Browser Forum, 6.3.2)."""
CLOCKS = timedelta(days=1)
"""How far the clock of a tablet may be behind."""

DOMAINS = ("localhost", "local", "lan", "home.arpa", "internal")
NETWORKS = tuple(
    ip_network(one)
    for one in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A server's certificate with its key; ``pem`` holds both."""

    certificate: x509.Certificate
    pem: bytes


@dataclass(frozen=True, kw_only=True)
class Authority:
    """What signs the certificates of this server, and what tablets are told to trust."""

    certificate: x509.Certificate
    key: Any

    @property
    def der(self) -> bytes:
        """The certificate as a file that devices take in."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the certificate, in groups of two, as devices show it."""
        return self.certificate.fingerprint(hashes.SHA256()).hex(" ").upper()

    @property
    def domains(self) -> tuple[str, ...]:
        """The names that it may sign for, each with what is below it."""
        limits = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value
        names = limits.permitted_subtrees or ()
        return tuple(one.value for one in names if isinstance(one, x509.DNSName))

    def sign(self, names: Iterable[str], addresses: Iterable[Address], now: datetime) -> Signed:
        """A certificate for a server, for those names and addresses that are private.

        One that is not would make every device refuse the whole certificate.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        signs = self.key.public_key()
        alternatives: list[x509.GeneralName] = [
            x509.DNSName(name) for name in names if self._may_sign(name)
        ]
        alternatives += [x509.IPAddress(one) for one in addresses if is_private(one)]
        certificate = (
            _begun(_named("Huisraad"), key, now, SERVER_LASTS)
            .issuer_name(self.certificate.subject)
            .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(_usage(digital_signature=True), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signs), critical=False
            )
            .sign(self.key, hashes.SHA256())
        )
        return Signed(
            certificate=certificate,
            pem=_private(key) + certificate.public_bytes(serialization.Encoding.PEM),
        )

    def _may_sign(self, name: str) -> bool:
        return any(name == one or name.endswith(f".{one}") for one in self.domains)


def is_private(address: Address) -> bool:
    """Whether the address belongs to a network in the house."""
    return any(address in network for network in NETWORKS)


def authority(folder: Path, hostname: str, now: datetime) -> Authority:
    """The authority kept in the folder; made there at the first call, its key for the owner only.

    Raises `OSError` or `ValueError` when it cannot be read or made.
    """
    kept, secret = folder / "ca.crt", folder / "ca.key"
    if not secret.exists():
        made = _make(hostname, now)
        write_whole(kept, made.certificate.public_bytes(serialization.Encoding.PEM))
        write_whole(secret, _private(made.key))
    return Authority(
        certificate=x509.load_pem_x509_certificate(kept.read_bytes()),
        key=serialization.load_pem_private_key(secret.read_bytes(), password=None),
    )


def _make(hostname: str, now: datetime) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    mark = hashes.Hash(hashes.SHA256())
    mark.update(key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    ))  # fmt: skip
    # Two houses on one tablet are told apart by the end of their names.
    name = _named(f"Huisraad {hostname} {mark.finalize().hex()[:6].upper()}")
    domains = [*DOMAINS, hostname] if _is_no_domain(hostname) else DOMAINS
    permitted: list[x509.GeneralName] = [x509.DNSName(one) for one in domains]
    permitted += [x509.IPAddress(one) for one in NETWORKS]
    certificate = (
        _begun(name, key, now, LASTS)
        .issuer_name(name)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Authority(certificate=certificate, key=key)


def _is_no_domain(hostname: str) -> bool:
    """Whether no top-level domain can be called so: those are letters only, as in .house, .care."""
    return "." not in hostname and not hostname.isalpha()


def _begun(subject: x509.Name, key: Any, now: datetime, lasts: timedelta) -> Any:
    public = key.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCKS)
        .not_valid_after(now - CLOCKS + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _usage(**used: bool) -> x509.KeyUsage:
    every = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
        "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: used.get(name, False) for name in every})


def _private(key: Any) -> bytes:
    pem: bytes = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return pem


def addresses_of(certificate: x509.Certificate) -> tuple[str, ...]:
    """The names and addresses that a server's certificate is for."""
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return (
        *found.get_values_for_type(x509.DNSName),
        *(str(one) for one in found.get_values_for_type(x509.IPAddress)),
    )


__all__ = [
    "Address",
    "Authority",
    "Signed",
    "addresses_of",
    "authority",
    "ip_address",
    "is_private",
]
