"""What the README says to put around the server works as it stands there."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portal.standalone import create_app
from portal.standalone.serving import Server
from portal.standalone.settings import Settings
from tests.loopback import serving

README = (Path(__file__).parents[2] / "README.md").read_text()
NAME = "raad.example.org"
"""The name of the portal in the README."""


def example(language: str) -> str:
    found = re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert len(found) == 1, f"{len(found)} examples in {language}"
    return found[0]


def put(text: str, old: str, new: str) -> str:
    """The text with what differs on another computer; what is not there was changed unnoticed."""
    assert old in text, old
    return text.replace(old, new)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as line:
        return int(line.getsockname()[1])


@pytest.fixture
def behind(app, tmp_path):
    """The port of a server that knows its own name and believes its proxy."""
    settings = Settings(
        folder=tmp_path,
        database_url=f"sqlite:///{tmp_path}/huisraad.db",
        secret_key="a test key that is long enough to pass",
        trusted_hosts=(NAME,),
    )
    known = create_app(settings)
    with serving(Server(known, port=0, behind_proxy=True)) as port:
        yield port
    known.extensions["portal"].engine.dispose()


@contextmanager
def running(command: list[str], port: int, **environment: str):
    """A proxy that runs while the block does, once it listens."""
    proxy = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except ConnectionRefusedError:
                try:
                    proxy.wait(0.05)
                except subprocess.TimeoutExpired:
                    continue
                raise AssertionError(proxy.stdout.read().decode()) from None
        yield
    finally:
        proxy.terminate()
        proxy.wait(20)
        proxy.stdout.close()


class ThroughTLS(http.client.HTTPConnection):
    """A visitor who knows the portal by its name, and comes to this computer."""

    def connect(self) -> None:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        self.sock = context.wrap_socket(plain, server_hostname=NAME)


def check_visits(port: int) -> None:
    """The portal is there by its name, knows that the visit is safe, and no other name gets in."""
    visitor = ThroughTLS(NAME, port)
    visitor.request("GET", "/sign-in", headers={"Host": NAME, "X-Forwarded-Host": "evil.test"})
    reply = visitor.getresponse()
    page = reply.read().decode()
    assert reply.status == 200
    assert "evil.test" not in page
    assert "; Secure" in reply.headers["Set-Cookie"]
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    cookie = reply.headers["Set-Cookie"].partition(";")[0]
    for _ in range(3):
        visitor.request(
            "POST",
            "/view",
            body=f"csrf_token={token}&view=picto&next=/sign-in",
            headers={
                "Host": NAME,
                "Origin": f"https://{NAME}",
                "Cookie": cookie,
                "Content-Type": "application/x-www-form-urlencoded",
            },
        )
        reply = visitor.getresponse()
        reply.read()
        assert (reply.status, reply.headers["Location"]) == (303, "/sign-in")
    visitor.request(
        "POST",
        "/people/1/photo/new",
        body=b"x" * 13_000_000,
        headers={"Host": NAME, "Cookie": cookie},
    )
    reply = visitor.getresponse()
    assert (reply.status, "Te groot" in reply.read().decode()) == (413, True)
    visitor.close()


def write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


NGINX = """
daemon off; worker_processes 1; pid {folder}/pid; error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed here")
def test_nginx_as_in_the_readme(behind, tmp_path):
    write_certificate(tmp_path)
    port = free_port()
    server = put(example("nginx"), "listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    server = put(server, f"/etc/letsencrypt/live/{NAME}", str(tmp_path))
    server = put(server, "127.0.0.1:8000", f"127.0.0.1:{behind}")
    config = tmp_path / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    config.write_text(user + NGINX.format(folder=tmp_path, server=server))
    command = ["nginx", "-e", "stderr", "-p", str(tmp_path), "-c", str(config)]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True)
    assert tested.returncode == 0, tested.stderr
    with running(command, port):
        check_visits(port)


@pytest.mark.skipif(not shutil.which("caddy"), reason="Caddy is not installed here")
def test_caddy_as_in_the_readme(behind, tmp_path):
    port = free_port()
    site = put(example("caddy"), f"{NAME} {{", f"https://{NAME}:{port} {{")
    site = put(site, "127.0.0.1:8000", f"127.0.0.1:{behind}")
    config = tmp_path / "Caddyfile"
    here = f"http_port {free_port()}\n default_bind 127.0.0.1\n"
    config.write_text(f"{{\n admin off\n local_certs\n skip_install_trust\n {here}}}\n{site}")
    command = ["caddy", "run", "--config", str(config), "--adapter", "caddyfile"]
    with running(command, port, XDG_DATA_HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path)):
        check_visits(port)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed here")
def test_the_unit_of_systemd_as_in_the_readme(tmp_path):
    unit = tmp_path / "huisraad.service"
    here = Path(sys.executable).parent / "huisraad"
    unit.write_text(put(example("ini"), "/opt/huisraad/.venv/bin/huisraad", str(here)))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(unit)],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_a_name_that_is_not_ours_gets_a_plain_page(app, behind):
    for host in ("evil.test", f"{NAME}.evil.test", f"{NAME}, evil.test", ""):
        visitor = http.client.HTTPConnection("127.0.0.1", behind)
        visitor.request("GET", "/sign-in?next=/", headers={"Host": host, "X-Forwarded-Host": NAME})
        reply = visitor.getresponse()
        page = reply.read().decode()
        assert reply.status == 400, host
        assert reply.headers["X-Request-ID"] in page
        assert "evil" not in page
        assert not re.search("href|src|<form", page)
        visitor.close()


def test_a_proxy_is_believed_only_by_who_knows_its_own_name(app, behind):
    given = {"X-Request-ID": "from-the-proxy-0123456789", "X-Forwarded-Proto": "https"}
    with serving(Server(app, port=0)) as alone:
        for port, host, believed in ((behind, NAME, True), (alone, "localhost", False)):
            visitor = http.client.HTTPConnection("127.0.0.1", port)
            visitor.request("GET", "/sign-in", headers={"Host": host, **given})
            reply = visitor.getresponse()
            reply.read()
            assert (reply.headers["X-Request-ID"] == given["X-Request-ID"]) is believed
            assert ("; Secure" in reply.headers["Set-Cookie"]) is believed
            visitor.close()


@pytest.mark.parametrize("odd", ["", "a b", "x" * 65, "<b>", "é"])
def test_an_odd_number_of_a_proxy_is_not_taken_over(behind, odd):
    visitor = http.client.HTTPConnection("127.0.0.1", behind)
    visitor.request("GET", "/sign-in", headers={"Host": NAME, "X-Request-ID": odd.encode()})
    reply = visitor.getresponse()
    reply.read()
    assert re.fullmatch(r"[0-9A-Z]{2}-[0-9A-Z]{3}", reply.headers["X-Request-ID"])
    visitor.close()
