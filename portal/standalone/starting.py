"""``huisraad start``: everything between the command and the first visitor."""

import gc
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Thread
from typing import Any

import click
import segno
from flask import Flask

from portal import clock, database
from portal.i18n import gettext as _
from portal.standalone.serving import Server, stopped_by_signals
from portal.standalone.setup import service as setup
from portal.standalone.setup.views import hold_back
from portal.standalone.tls.identity import Identity
from portal.standalone.tls.network import Network, let_in_by_tls
from portal.standalone.troubles import PortError

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, kw_only=True)
class Doors:
    """Where visitors come in: at ``port`` of ``host``, and with ``lan`` by TLS at ``tls_port``."""

    host: str
    port: int
    lan: bool = False
    tls_port: int = 8443

    @property
    def here_only(self) -> bool:
        """Whether nobody but this computer can come in."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def everywhere() -> str:
    """The address at which this computer listens to its whole network."""
    return "::" if socket.has_dualstack_ipv6() else "0.0.0.0"  # noqa: S104 - that is what --lan asks


def serve(
    app: Flask, doors: Doors, beside: AbstractContextManager[Any], *, behind_proxy: bool
) -> None:
    """Open the doors, say where they are, and serve until a signal, with ``beside`` under way.

    Raises `PortError`.
    """
    with app.app_context():
        database.begin(writes=True)
        token = setup.open_door()
        database.session.commit()
        database.end()
    if doors.lan:
        _serve_network(app, doors, beside, token)
        return
    if token:
        hold_back(app)
    server = _server(app, doors.host, doors.port, behind_proxy=behind_proxy)
    with stopped_by_signals(server):
        host = LOOPBACK if doors.here_only else doors.host
        _tell(app, f"http://{_bracketed(host)}:{server.port}", token)
        with beside:
            _run(server)


def _serve_network(
    app: Flask, doors: Doors, beside: AbstractContextManager[Any], token: str | None
) -> None:
    identity = Identity(app.extensions["portal"].folder, app.extensions["portal"].clock)
    server = _server(app, doors.host, doors.tls_port, identity=identity)
    plain = _server(app, doors.host, doors.port)
    network = Network(identity=identity, tls_port=server.port, plain_port=plain.port)
    let_in_by_tls(app, network)
    if token:
        hold_back(app)
    with _running(plain), stopped_by_signals(server):
        _tell(app, network.address(), token)
        with app.test_request_context():
            trust = network.trust_address()
            click.echo(_("A tablet learns to trust Huisraad at: %(address)s", address=trust))
            segno.make(trust, error="m").terminal(compact=True)
            click.echo(_("Compare this on the tablet:"))
            click.echo(identity.authority.fingerprint)
        with beside:
            _run(server)


def _run(server: Server) -> None:
    """Serve until stopped. What is there now stays: looking through it for garbage is an eighth of
    a page's time."""
    gc.collect()
    gc.freeze()
    server.run()


@contextmanager
def _running(server: Server) -> Iterator[None]:
    beside = Thread(target=server.run)
    beside.start()
    try:
        yield
    finally:
        server.stop()
        beside.join()


def _tell(app: Flask, address: str, token: str | None) -> None:
    click.echo(f"Huisraad: {address}")
    if token is None:
        return
    with app.test_request_context():
        click.echo(_("Nobody has set up Huisraad yet. Open this address; it works once:"))
        click.echo(f"{address}/set-up/{token}")
        until = clock.local(clock.now() + setup.LASTS)
        click.echo(_("(until %(moment)s)", moment=f"{until:%d-%m-%Y %H:%M}"))


def _server(
    app: Flask,
    host: str,
    port: int,
    *,
    identity: Identity | None = None,
    behind_proxy: bool = False,
) -> Server:
    try:
        return Server(app, host=host, port=port, identity=identity, behind_proxy=behind_proxy)
    except OSError as error:
        raise PortError(host, port, error.errno or 0) from error


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
