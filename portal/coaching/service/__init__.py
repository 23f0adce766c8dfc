"""What supporters keep, share and hand over; see the modules."""

from portal.coaching.service import checklists, contacts, handing, learning, room
from portal.coaching.service.contacts import Reach, Standing
from portal.coaching.service.learning import Learned
from portal.coaching.service.room import Planned

__all__ = [
    "Learned",
    "Planned",
    "Reach",
    "Standing",
    "checklists",
    "contacts",
    "handing",
    "learning",
    "room",
]
