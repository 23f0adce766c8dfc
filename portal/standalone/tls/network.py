"""The portal for the network of the house: by TLS, with one plain page to learn to trust it."""

from dataclasses import dataclass
from ipaddress import IPv6Address

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue

from portal.standalone.tls.identity import Identity, hostname, own_addresses

KEY = "huisraad_network"
PLAIN = ("portal.trust.", "portal.pictures.", "portal.start.switch_")
"""What is answered without TLS; everything else is led to where TLS is spoken."""


@dataclass(frozen=True, kw_only=True)
class Network:
    """Where this server is found in the house, and by what it is recognised."""

    identity: Identity
    tls_port: int
    plain_port: int

    def address(self, host: str = "") -> str:
        """The address of the portal, at the host by which somebody came, if that is known."""
        return f"https://{host or _own_host()}:{self.tls_port}"

    def trust_address(self) -> str:
        """The plain address at which a tablet learns to trust this server."""
        return f"http://{_own_host()}:{self.plain_port}/trust"


def _own_host() -> str:
    """How others in the house reach this computer: by number, which works everywhere."""
    found = sorted(own_addresses(), key=lambda one: one.version)
    if not found:
        return f"{hostname()}.local"
    return f"[{found[0]}]" if isinstance(found[0], IPv6Address) else str(found[0])


def let_in_by_tls(app: Flask, network: Network) -> None:
    """Serve the network: who comes without TLS is led to it, but for learning to trust it."""
    app.extensions[KEY] = network

    @app.before_request
    def only_by_tls() -> ResponseReturnValue | None:
        known = (request.endpoint or "").startswith(PLAIN)
        if request.is_secure or known or request.endpoint in ("healthz", "portal.static"):
            return None
        return redirect(network.address(host_of(request.host)) + request.full_path.rstrip("?"), 303)


def host_of(address: str) -> str:
    """The host in a ``Host`` header, without its port."""
    host, colon, _port = address.rpartition(":")
    return host if colon and not address.endswith("]") else address
