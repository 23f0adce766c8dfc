"""A mail server, and a certificate that this machine trusts during a test."""

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portal.jobs import service as jobs
from portal.mail.service import Mailbox
from portal.meetings.models import MeetingState
from tests.mail.postoffice import PostOffice, post_office
from tests.meetings.conftest import council_id, meeting, stored  # noqa: F401 - fixtures

WITH_ACCOUNT = ["Anneke", "Hans", "Roos", "Sanne"]
WITHOUT = ["Fatima", "Kees", "Mo", "Willem"]


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as office:
        yield office


@pytest.fixture
def mailbox() -> Callable[..., Mailbox]:
    """``mailbox(office)`` is the setting that leads to this server."""

    def make(
        office: PostOffice, *, scheme: str = "smtp", user: str = "", host: str = "127.0.0.1"
    ) -> Mailbox:
        return Mailbox.at(
            f"{scheme}://{user}{host}:{office.port}", "Raad De Linde <raad@linde.example>"
        )

    return make


@pytest.fixture(scope="session")
def identity(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    """The TLS of a server called 127.0.0.1, and the file that says to trust it."""
    folder = tmp_path_factory.mktemp("identity")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "post office")])
    here = x509.IPAddress(ip_address("127.0.0.1"))
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([here]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    trusted, both = folder / "trusted.pem", folder / "both.pem"
    trusted.write_bytes(pem)
    both.write_bytes(secret + pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context, trusted


@pytest.fixture
def with_mail(app, office, mailbox):
    """The app has a mail server."""
    object.__setattr__(app.extensions["portal"], "mail", mailbox(office))
    return office


@pytest.fixture
def work(app):
    def work():
        with app.app_context():
            return jobs.work()

    return work


@pytest.fixture
def invited(client_as, meeting, work):  # noqa: F811 - that fixture
    """A meeting of De Linde to which Anneke just invited."""

    def invite(**about):
        here = meeting(state=MeetingState.PLANNED, **about)
        assert client_as("Anneke").send(f"/meetings/{here}/invite").status_code == 303
        work()
        return here

    return invite


@pytest.fixture
def on_paper(client_as):
    """Who stands on the paper list of De Linde, as the supporter sees it."""

    def read():
        page = client_as("Sanne").get("/councils/1/paper-list").text
        listed = page.partition("Al afgedrukt")[0]
        return [name for name in (*WITH_ACCOUNT, *WITHOUT) if f"Voor {name}" in listed]

    return read
