"""The addresses of meetings and their items."""

from portal.meetings.views import showing, steps
from portal.meetings.views.blueprint import bp

__all__ = ["bp", "showing", "steps"]
