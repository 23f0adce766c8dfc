"""What is shown on the side of the supporters."""

from portal.coaching.pages import checklists, contacts, handing, learning, room

__all__ = ["checklists", "contacts", "handing", "learning", "room"]
