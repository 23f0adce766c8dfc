"""The words of what a council has and chooses: its means, free places; see `portal.concepts`."""

from portal.concept import Concept
from portal.i18n import lazy_gettext as _

OF_MEANS: dict[str, Concept] = {
    "facilities": Concept(_("Money and things"), "own:things", "list"),
    "facility.agree": Concept(_("Write down what was agreed"), "own:agreement", "plus"),
    "facility.confirm": Concept(_("Yes, this was agreed"), "own:yes", "check"),
    "facility.use": Concept(_("Write down what was used"), "own:pay", "plus"),
    "cashbook": Concept(_("Cash book"), "own:treasurer", "list"),
    "cash.enter": Concept(_("Write in the cash book"), "openmoji:1F9FE", "plus"),
    "cash.confirm": Concept(_("Yes, this is right"), "own:yes", "check"),
    "cash.drop": Concept(_("Throw the draft away"), "own:no", "cross"),
    "cash.correct": Concept(_("This is wrong"), "own:change", "undo"),
    "cash.check": Concept(_("Check the book"), "own:approve", "check"),
    "cash.sign": Concept(_("I looked as well"), "own:signature", "check"),
    "cash.totals": Concept(_("What a year cost"), "own:bill", "list"),
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
