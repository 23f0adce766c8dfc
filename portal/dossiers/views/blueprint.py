"""The blueprint of dossiers and requests, and what their addresses have in common."""

from flask import Blueprint, request, url_for

from portal.dossiers.models import Dossier, Request
from portal.letters.models import Letter

bp = Blueprint("dossiers", __name__)


def status() -> int:
    """Of a page with a form: it was refused when it was sent."""
    return 422 if request.method == "POST" else 200


def dossier_place(dossier: Dossier) -> str:
    """Where the dossier is."""
    return url_for("portal.dossiers.show", dossier_id=dossier.id)


def request_place(asked: Request) -> str:
    """Where the request is."""
    return url_for("portal.dossiers.show_request", asked_id=asked.id)


def letter_address(letter: Letter) -> str:
    """Where the mail about a letter leads."""
    return url_for("portal.letters.show", letter_id=letter.id, _external=True)
