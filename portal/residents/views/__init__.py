"""The tablet of a house: faces, cards, leaving, help; and its upkeep by the supporter."""

from flask import Blueprint

bp = Blueprint("residents", __name__)

from portal.residents.views import cards, help, signing_in, tablets  # noqa: E402

__all__ = ["bp", "cards", "help", "signing_in", "tablets"]
