"""TLS in the house: whom a certificate is for, how it lasts, and what the connections bear."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError
from flask import Flask, request

from portal.standalone.serving import Server
from portal.standalone.tls import authority, identity
from portal.standalone.tls.identity import Identity
from tests.conftest import TODAY

UNFINISHED = 200


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer that these tests are about."""
    monkeypatch.setattr(identity.socket, "gethostname", lambda: "Raad-PC.home")
    monkeypatch.setattr(identity, "own_addresses", lambda: [ip_address("192.168.1.5")])


def verify(kept: Identity, certificate: x509.Certificate, name: str, at: Any) -> None:
    """What a device does that trusts the authority; raises `VerificationError`."""
    try:
        subject: Any = x509.IPAddress(ip_address(name))
    except ValueError:
        subject = x509.DNSName(name)
    policy = PolicyBuilder().store(Store([kept.authority.certificate])).time(at)
    policy.build_server_verifier(subject).verify(certificate, [])


def trusts(kept: Identity, name: str, at: Any) -> bool:
    """Whether a device that trusts the authority takes this server for this name."""
    try:
        verify(kept, kept.certificate, name, at)
    except VerificationError:
        return False
    return True


def test_a_device_takes_the_certificate_for_the_names_and_addresses_of_this_computer(
    tmp_path, clock
):
    kept = Identity(tmp_path, clock)
    for name in ("raad-pc", "raad-pc.local", "localhost", "127.0.0.1", "::1", "192.168.1.5"):
        assert trusts(kept, name, TODAY), name
    for name in ("example.org", "192.168.1.6", "8.8.8.8"):
        assert not trusts(kept, name, TODAY), name


def test_the_keys_are_for_their_owner_only(tmp_path, clock):
    Identity(tmp_path, clock)
    folder = tmp_path / "tls"
    assert folder.stat().st_mode & 0o077 == 0
    assert {path.name for path in folder.iterdir()} == {"ca.crt", "ca.key", "server.pem"}
    assert not [path for path in folder.iterdir() if path.stat().st_mode & 0o077]


@pytest.mark.parametrize("name", ["example.org", "bank.nl", "raad-pc.example.org", "8.8.8.8"])
def test_a_stolen_authority_is_worth_nothing_outside_the_house(tmp_path, clock, name, monkeypatch):
    """Signed all the same, past our own check, no device takes it."""
    kept = Identity(tmp_path, clock)
    monkeypatch.setattr(authority, "is_private", lambda address: True)
    monkeypatch.setattr(authority.Authority, "_may_sign", lambda self, name: True)
    is_address = name[0].isdigit()
    names, addresses = ([], [ip_address(name)]) if is_address else ([name], [])
    forged = kept.authority.sign(names, addresses, TODAY).certificate
    with pytest.raises(VerificationError, match="constraint"):
        verify(kept, forged, name, TODAY)


def test_nobody_trusts_a_server_for_longer_than_browsers_do_and_a_slow_clock_does_no_harm(
    tmp_path, clock
):
    kept = Identity(tmp_path, clock)
    certificate = kept.certificate
    lasts = certificate.not_valid_after_utc - certificate.not_valid_before_utc
    assert lasts <= timedelta(days=397)
    assert trusts(kept, "raad-pc.local", TODAY - timedelta(hours=20))
    ends = kept.authority.certificate.not_valid_after_utc
    assert ends - TODAY > timedelta(days=3650)


def test_the_certificate_is_renewed_thirty_days_before_its_end_and_the_authority_stays(
    tmp_path, clock
):
    kept = Identity(tmp_path, clock)
    first, trusted = kept.certificate, kept.authority.fingerprint
    clock.set(kept.until - timedelta(days=31))
    kept.context("192.168.1.5")
    assert kept.certificate == first
    clock.forward(days=2)
    kept.context("192.168.1.5")
    assert kept.certificate != first
    assert kept.until - clock() > timedelta(days=390)
    clock.forward(days=380)
    again = Identity(tmp_path, clock)
    assert again.until - clock() > timedelta(days=390)
    assert again.authority.fingerprint == trusted


def test_a_restart_keeps_the_certificate_and_a_new_address_makes_a_new_one(
    tmp_path, clock, monkeypatch
):
    first = Identity(tmp_path, clock).certificate
    assert Identity(tmp_path, clock).certificate == first
    monkeypatch.setattr(identity, "own_addresses", lambda: [ip_address("192.168.1.9")])
    moved = Identity(tmp_path, clock)
    assert trusts(moved, "192.168.1.9", TODAY)
    moved.context("10.0.0.3")  # somebody came by another cable
    assert trusts(moved, "10.0.0.3", TODAY)
    here = moved.certificate
    moved.context("8.8.8.8")  # no address of the house
    assert moved.certificate == here


def test_a_name_that_may_be_a_domain_is_left_out(tmp_path, clock, monkeypatch):
    monkeypatch.setattr(identity.socket, "gethostname", lambda: "house")
    kept = Identity(tmp_path, clock)
    assert "house" not in kept.names
    assert trusts(kept, "house.local", TODAY)


# --- the server -------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path: Path) -> Identity:
    return Identity(tmp_path)


@pytest.fixture
def telling() -> Flask:
    """An app that tells what it knows of the visitor."""
    app = Flask(__name__)

    @app.get("/")
    def page() -> str:
        return f"{request.remote_addr} {request.scheme}"

    @app.get("/large")
    def large() -> str:
        return "x" * 3_000_000

    @app.post("/length")
    def length() -> str:
        return str(len(request.get_data()))

    return app


@contextmanager
def served(app: Flask, kept: Identity) -> Iterator[int]:
    server = Server(app, port=0, identity=kept)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.port
    finally:
        server.stop()
        thread.join(20)
        assert not thread.is_alive()


def ask(kept: Identity, port: int, path: str, body: bytes | None = None) -> str:
    context = ssl.create_default_context(cadata=kept.authority.der)
    line = http.client.HTTPSConnection("localhost", port, context=context, timeout=20)
    try:
        line.request("POST" if body else "GET", path, body)
        return line.getresponse().read().decode()
    finally:
        line.close()


def test_the_application_knows_the_visitor_and_that_it_is_tls(telling, kept):
    with served(telling, kept) as port:
        assert ask(kept, port, "/") == "127.0.0.1 https"


def test_much_goes_both_ways_at_once(telling, kept):
    wrong: list[str] = []

    def visit(port: int) -> None:
        for _ in range(3):
            if len(ask(kept, port, "/large")) != 3_000_000:
                wrong.append("large")
            if ask(kept, port, "/length", b"y" * 300_000) != "300000":
                wrong.append("length")

    with served(telling, kept) as port:
        visitors = [threading.Thread(target=visit, args=(port,)) for _ in range(6)]
        for one in visitors:
            one.start()
        for one in visitors:
            one.join()
    assert not wrong


def test_it_answers_beside_two_hundred_unfinished_bodies_and_as_many_without_a_handshake(
    telling, kept
):
    context = ssl.create_default_context(cadata=kept.authority.der)
    begun = b"POST /length HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc"
    lines: list[socket.socket] = []
    with served(telling, kept) as port:
        for _ in range(UNFINISHED):
            silent = socket.create_connection(("127.0.0.1", port), 20)
            line = socket.create_connection(("127.0.0.1", port), 20)
            secure = context.wrap_socket(line, server_hostname="localhost")
            secure.sendall(begun)
            lines += [silent, secure]
        assert ask(kept, port, "/") == "127.0.0.1 https"
        for one in lines:
            one.close()


@pytest.mark.parametrize(
    "said", [b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\x16\x03\x01\xff\xff", b""]
)
def test_who_speaks_no_tls_is_hung_up_on_and_harms_nobody(telling, kept, said, caplog):
    with served(telling, kept) as port:
        with socket.create_connection(("127.0.0.1", port), 20) as line:
            line.sendall(said)
            with suppress(OSError):  # the server may have hung up already
                line.shutdown(socket.SHUT_WR)
            assert b"HTTP/1" not in _rest(line)
        assert ask(kept, port, "/") == "127.0.0.1 https"
    assert not caplog.records


def _rest(line: socket.socket) -> bytes:
    try:
        return b"".join(iter(lambda: line.recv(65536), b""))
    except ConnectionResetError:
        return b""
