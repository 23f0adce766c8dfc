"""The addresses of minutes."""

from portal.minutes.views import deciding, history, printing, writing
from portal.minutes.views.blueprint import bp

__all__ = ["bp", "deciding", "history", "printing", "writing"]
