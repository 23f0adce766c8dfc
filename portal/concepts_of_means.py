"""The words of what a council has and chooses: its means, free places; see `portal.concepts`."""

from portal.concept import Concept
from portal.i18n import lazy_gettext as _

OF_MEANS: dict[str, Concept] = {
    "facilities": Concept(_("Money and things"), "own:things", "list"),
    "facility.agree": Concept(_("Write down what was agreed"), "own:agreement", "plus"),
    "facility.confirm": Concept(_("Yes, this was agreed"), "own:yes", "check"),
    "facility.use": Concept(_("Write down what was used"), "own:pay", "plus"),
    "vacancies": Concept(_("A place is free"), "openmoji:1FA91", "people"),
    "vacancy.make": Concept(_("Tell that a place is free"), "own:tell", "plus"),
    "vacancy.publish": Concept(_("Tell the house"), "own:tell", "chat"),
    "vacancy.take-back": Concept(_("Take it back"), "own:secret", "undo"),
    "vacancy.fill": Concept(_("Somebody was found"), "own:find", "check"),
    "vacancy.want": Concept(_("I want this"), "own:want", "check"),
    "vacancy.want-no-more": Concept(_("I do not want it any more"), "own:no", "cross"),
    "yearly": Concept(_("Each year"), "own:year", "calendar"),
    "yearly.happened": Concept(_("It happened"), "own:yes", "check"),
    "nomination": Concept(_("Our nomination"), "own:election", "people"),
    "nomination.seat": Concept(_("Which seat is free?"), "openmoji:1FA91", "pencil"),
    "nomination.consider": Concept(_("Whom do we think of?"), "own:who", "plus"),
    "nomination.nominate": Concept(_("Whom do we nominate?"), "own:decide", "check"),
    "facility.export": Concept(_("Keep this year as a table"), "own:saved", "down"),
}
