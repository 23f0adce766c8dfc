"""The blueprint of letters, and what their addresses have in common."""

from flask import Blueprint, request

bp = Blueprint("letters", __name__)


def status() -> int:
    """Of a page with a form: it was refused when it was sent."""
    return 422 if request.method == "POST" else 200
