"""The words of what belongs to supporters; see `portal.concepts`."""

from portal.concept import Concept
from portal.i18n import lazy_gettext as _

OF_SUPPORTERS: dict[str, Concept] = {
    "practice": Concept(_("Practise"), "own:practice", "again"),
    "practice.again": Concept(_("Once more"), "openmoji:1F501", "again"),
    "practice.begin": Concept(_("From the start again"), "own:begin", "undo"),
    "practice.hello": Concept(_("Say hello"), "own:say", "chat"),
    "practice.bye": Concept(_("Say goodbye"), "own:leave", "door"),
    "practice.down": Concept(_("Put the card down"), "openmoji:2B07", "down"),
    "practice.other": Concept(_("Practise something else"), "own:practice", "list"),
    "supporters": Concept(_("For supporters"), "own:supporter", "people"),
    "training.write": Concept(_("Write down what I learned"), "openmoji:1F4D3", "plus"),
    "training.remove": Concept(_("Throw away"), "own:no", "cross"),
    "room.add": Concept(_("Put something in the calendar"), "openmoji:1F5D3", "plus"),
    "room.join": Concept(_("Open the link"), "openmoji:1F4BB", "right"),
    "room.tip": Concept(_("Write a tip"), "own:idea", "plus"),
    "room.remove": Concept(_("Take it away"), "own:no", "cross"),
    "contacts": Concept(_("Help from outside"), "openmoji:1F4DE", "people"),
    "contact.add": Concept(_("Add who helps"), "openmoji:1F4DE", "plus"),
    "contact.remove": Concept(_("Take it away"), "own:no", "cross"),
    "handover.who": Concept(_("Who does what?"), "own:who", "people"),
    "handover.words": Concept(_("Words with a picture of our own"), "openmoji:1F5BC", "picture"),
    "handover.write": Concept(_("What else should one know?"), "openmoji:270F", "pencil"),
    "list.there": Concept(_("Go there"), "openmoji:27A1", "towards"),
    "lists": Concept(_("Lists to begin with"), "own:form", "list"),
    "list.tick": Concept(_("Tick it off"), "own:done", "check"),
    "list.untick": Concept(_("Not done yet"), "openmoji:21A9", "undo"),
    "list.away": Concept(_("Put this list away"), "own:saved", "down"),
    "list.back": Concept(_("Show this list on our page"), "own:now", "undo"),
}
