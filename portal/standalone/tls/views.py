"""The pages with which a device learns to trust this server; there with ``--lan`` only."""

import plistlib
from uuid import NAMESPACE_URL, uuid5

import segno
from flask import Blueprint, Response, abort, current_app, request
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.rendering import render
from portal.standalone.tls.authority import Authority
from portal.standalone.tls.network import KEY, Network, host_of
from portal.standalone.tls.pages import device_page, show_page, square_page

bp = Blueprint("trust", __name__)


def _network() -> Network:
    network: Network | None = current_app.extensions.get(KEY)
    return network or abort(404)


@bp.get("/trust")
@requires(Permission.PUBLIC)
def show() -> ResponseReturnValue:
    """Which device is it?"""
    _network()
    return render(show_page())


@bp.get("/trust/other")
@requires(Permission.PUBLIC)
def square() -> ResponseReturnValue:
    """These pages, for the camera of another device."""
    address = _network().trust_address()
    drawn = segno.make(address, error="m", micro=False).svg_data_uri(border=2, scale=6)
    return render(square_page(address, drawn))


@bp.get("/trust/<any(android, ipad, windows):device>")
@requires(Permission.PUBLIC)
def device(device: str) -> ResponseReturnValue:
    """What to do on this kind of device."""
    network = _network()
    address = network.address(host_of(request.host))
    return render(device_page(device, address, network.identity.authority.fingerprint))


@bp.get("/trust/huisraad.<any(crt, mobileconfig):kind>")
@requires(Permission.PUBLIC)
def file(kind: str) -> ResponseReturnValue:
    """The authority's certificate, as the device takes it in."""
    authority = _network().identity.authority
    if kind == "crt":
        body, media = authority.der, "application/x-x509-ca-cert"
    else:
        body, media = _profile(authority), "application/x-apple-aspen-config"
    response = Response(body, mimetype=media)
    response.headers["Content-Disposition"] = f"attachment; filename=huisraad.{kind}"
    response.headers["Cache-Control"] = "no-store"
    return response


def _profile(authority: Authority) -> bytes:
    """A configuration profile with one certificate (Apple, "CertificateRoot" payload)."""
    name = f"huisraad.{authority.fingerprint.replace(' ', '')[:12].lower()}"
    payload = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"{name}.root",
        "PayloadUUID": str(uuid5(NAMESPACE_URL, f"{name}.root")),
        "PayloadDisplayName": "Huisraad",
        "PayloadCertificateFileName": "huisraad.crt",
        "PayloadContent": authority.der,
    }
    return plistlib.dumps(
        {
            "PayloadType": "Configuration",
            "PayloadVersion": 1,
            "PayloadIdentifier": name,
            "PayloadUUID": str(uuid5(NAMESPACE_URL, name)),
            "PayloadDisplayName": "Huisraad",
            "PayloadContent": [payload],
        }
    )
