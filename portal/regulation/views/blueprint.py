"""The blueprint that all addresses of what was agreed share."""

from flask import Blueprint

bp = Blueprint("regulation", __name__)
