"""The addresses of decisions and actions."""

from portal.decisions.views import acting, deciding
from portal.decisions.views.blueprint import bp

__all__ = ["acting", "bp", "deciding"]
