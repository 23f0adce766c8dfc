"""A device of the house learns to trust the server: the one thing that is shown without TLS."""

import plistlib
from pathlib import Path

import pytest
from cryptography import x509
from flask import Flask

from portal.standalone.tls.identity import Identity
from portal.standalone.tls.network import KEY, Network, let_in_by_tls
from tests.conftest import TestClock


@pytest.fixture
def network(app: Flask, tmp_path: Path, clock: TestClock) -> Network:
    """The portal of the tests, for the network of a house."""
    made = Network(identity=Identity(tmp_path, clock), tls_port=8443, plain_port=8000)
    let_in_by_tls(app, made)
    return made


def test_without_tls_there_are_only_the_pages_that_lead_to_it(client_as, network):
    client = client_as(None)
    for path in ("/", "/sign-in", "/meetings?page=2", "/nothing"):
        led = client.get(path, base_url="http://192.168.1.5:8000")
        assert (led.status_code, led.location) == (303, f"https://192.168.1.5:8443{path}")
    assert client.post("/sign-in", base_url="http://raad-pc:8000").status_code == 303
    six = client.get("/", base_url="http://[fd00::2]:8000")
    assert six.location == "https://[fd00::2]:8443/"
    assert client.get("/sign-in", base_url="https://192.168.1.5:8443").status_code == 200


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_pages_tell_each_device_what_to_do(client_as, network, view):
    client = client_as(None, view)
    assert client.get("/trust").status_code == 200
    assert "data:image/svg+xml" in client.get("/trust/other").text
    for device in ("android", "ipad", "windows"):
        cards = range(1, 6) if view == "picto" else [1]
        told = "".join(client.get(f"/trust/{device}?card={card}").text for card in cards)
        assert network.identity.authority.fingerprint[:47] in told
        assert "https://localhost:8443" in told
        kind = "mobileconfig" if device == "ipad" else "crt"
        assert f"/trust/huisraad.{kind}" in told


def test_a_device_gets_the_certificate_of_the_authority(client_as, network):
    client = client_as(None)
    plain = client.get("/trust/huisraad.crt", base_url="http://192.168.1.5:8000")
    assert plain.mimetype == "application/x-x509-ca-cert"
    found = x509.load_der_x509_certificate(plain.data)
    assert found == network.identity.authority.certificate
    profile = client.get("/trust/huisraad.mobileconfig")
    assert profile.mimetype == "application/x-apple-aspen-config"
    payload = plistlib.loads(profile.data)["PayloadContent"][0]
    assert payload["PayloadType"] == "com.apple.security.root"
    assert payload["PayloadContent"] == plain.data


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_who_adds_tablets_is_led_to_what_makes_them_trust(app, client_as, clock, tmp_path, view):
    sanne, bas = client_as("Sanne", view), client_as("Bas", view)
    assert "/trust" not in sanne.get("/tablets").text
    let_in = Network(identity=Identity(tmp_path, clock), tls_port=8443, plain_port=8000)
    app.extensions[KEY] = let_in
    assert 'href="/trust/other"' in sanne.get("/tablets").text
    assert "/trust" not in bas.get("/tablets").text, "who may add none"


def test_without_a_network_there_is_nothing_to_trust(client_as):
    for path in ("/trust", "/trust/android", "/trust/other", "/trust/huisraad.crt"):
        assert client_as(None).get(path).status_code == 404


def test_by_tls_cookies_are_for_tls_alone_and_cannot_be_set_without(client_as, network):
    client = client_as(None)
    kept = client.get("/sign-in", base_url="https://192.168.1.5:8443").headers["Set-Cookie"]
    assert kept.startswith("__Host-")
    assert "Secure" in kept
    assert "Path=/" in kept
