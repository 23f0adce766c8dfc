"""The addresses of the support of a council."""

from portal.support.views import agreeing, appointing, sharing
from portal.support.views.blueprint import bp

__all__ = ["agreeing", "appointing", "bp", "sharing"]
