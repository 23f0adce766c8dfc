"""The addresses of ballots."""

from portal.ballots.views import preparing, voting
from portal.ballots.views.blueprint import bp

__all__ = ["bp", "preparing", "voting"]
