"""The blueprint that both groups of addresses share."""

from flask import Blueprint

bp = Blueprint("easytext", __name__)
