"""The addresses of ballots."""

from portal.ballots.views import agreements, by_code, leading, preparing, voting
from portal.ballots.views.blueprint import bp

__all__ = ["agreements", "bp", "by_code", "leading", "preparing", "voting"]
