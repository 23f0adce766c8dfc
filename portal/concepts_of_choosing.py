"""The words of choosing together what goes first, and of encounters; see `portal.concepts`."""

from portal.concept import Concept
from portal.i18n import lazy_gettext as _

OF_CHOOSING: dict[str, Concept] = {
    "priorities": Concept(_("What goes first?"), "own:first", "list"),
    "priorities.open": Concept(_("Choose together"), "own:choose", "plus"),
    "priorities.close": Concept(_("Stop choosing"), "own:stop", "cross"),
    "priorities.plan": Concept(_("Put it in the year plan"), "own:plan", "calendar"),
    "weight.important": Concept(_("Important"), "own:important", "check"),
    "weight.a_bit": Concept(_("A bit"), "own:some", "info"),
    "weight.not_now": Concept(_("Not now"), "own:now:not", "cross"),
    "encounters": Concept(_("Talked with"), "openmoji:1F4AC", "chat"),
    "encounter.write": Concept(_("Write it down"), "openmoji:270F", "plus"),
    "encounter.topic": Concept(_("Make a topic of it"), "own:have-a-say", "check"),
    "encounter.remove": Concept(_("Throw away"), "own:no", "cross"),
    "partner.board": Concept(_("Board"), "own:director", "people"),
    "partner.manager": Concept(_("Manager"), "own:manager", "people"),
    "partner.supervisor": Concept(_("Supervisors"), "own:inspection", "people"),
    "partner.staff": Concept(_("Staff"), "own:support-worker", "people"),
    "partner.relatives": Concept(_("Relatives"), "own:family", "people"),
    "partner.council": Concept(_("Another council"), "own:council", "people"),
    "partner.outside": Concept(_("Somebody from outside"), "own:visit", "people"),
}
