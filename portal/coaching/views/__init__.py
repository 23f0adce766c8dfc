"""The addresses of what belongs to supporters, and of help from outside."""

from portal.coaching.views import checklists, contacts, handing, learning, room
from portal.coaching.views.blueprint import bp

__all__ = ["bp", "checklists", "contacts", "handing", "learning", "room"]
