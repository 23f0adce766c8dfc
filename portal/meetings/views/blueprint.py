"""The blueprint that the views of meetings hang on."""

from flask import Blueprint

bp = Blueprint("meetings", __name__)
