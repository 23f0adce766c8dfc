"""The portal's own cookies: unseen by scripts, for the portal's own path only.

One of them holds the secret behind the tokens of this browser's forms, signed, so that a host's
session is neither read nor written.
"""

import secrets
from datetime import timedelta

from flask import current_app, g, request, url_for
from itsdangerous import BadSignature, Signer
from werkzeug.wrappers import Response

FORMS_COOKIE = "huisraad_forms"


def keep_cookie(response: Response, name: str, value: str, age: timedelta | None = None) -> None:
    """Set one of the portal's cookies; without an age it goes when the browser closes."""
    response.set_cookie(
        name,
        value,
        max_age=age,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
        path=_path(),
    )


def drop_cookie(response: Response, name: str) -> None:
    """Take back one of the portal's cookies."""
    response.delete_cookie(
        name, path=_path(), httponly=True, samesite="Lax", secure=request.is_secure
    )


def signer(salt: str) -> Signer:
    """Signs what travels with the browser, with the application's own key."""
    assert current_app.secret_key, "looked at when the portal was mounted"
    return Signer(current_app.secret_key, salt=salt)


def form_secret() -> dict[str, str]:
    """The secret of this browser's forms under "csrf", where WTForms makes it if it lacks."""
    if "portal_forms" not in g:
        try:
            sent = request.cookies.get(_forms_cookie(), "")[:200]
            g.portal_forms = {"csrf": signer("huisraad.forms").unsign(sent).decode()}
            g.portal_forms_there = g.portal_forms["csrf"]
        except (BadSignature, UnicodeDecodeError):
            g.portal_forms = {}
    held: dict[str, str] = g.portal_forms
    return held


def renew_form_secret() -> None:
    """From here on no form counts that this browser was given before."""
    g.portal_forms = {"csrf": secrets.token_hex(20)}


def keep_form_secret(response: Response) -> Response:
    """Leave the secret in the browser, when it is not there yet."""
    secret = g.get("portal_forms", {}).get("csrf")
    if secret and secret != g.get("portal_forms_there"):
        keep_cookie(response, _forms_cookie(), signer("huisraad.forms").sign(secret).decode())
    return response


def _forms_cookie() -> str:
    """By TLS a name that nothing without TLS can set, where a browser lets us (RFC 6265bis)."""
    return f"__Host-{FORMS_COOKIE}" if request.is_secure and _path() == "/" else FORMS_COOKIE


def _path() -> str:
    return url_for("portal.start.show")
