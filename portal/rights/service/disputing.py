"""What happens when a council and the organisation cannot agree, step by step (art. 14)."""

from portal.i18n import lazy_gettext as _
from portal.law import law
from portal.rights.service.kinds import CUSTOM, Statement, Statements

COMMITTEE: Statements = (
    Statement(
        law("art. 14"),
        "own:committee",
        _("A committee of confidants mediates between the organisation and us, and can rule."),
        _("A committee helps, and can decide."),
    ),
)
STEPS: Statements = (
    Statement(
        CUSTOM,
        "own:talk-first",
        _("We first talk with the organisation, and see whether we still agree."),
        _("First we talk with the organisation."),
    ),
    Statement(
        CUSTOM,
        "own:vote",
        _("The council votes on whether it goes to the committee; the supporter does not vote."),
        _("We vote: do we go to the committee?"),
    ),
    Statement(
        CUSTOM,
        "openmoji:2709",
        _("Chair or secretary sends our request to the committee in writing."),
        _("The chair sends a letter to the committee."),
    ),
    Statement(
        CUSTOM,
        "own:hear",
        _("The committee can set a day on which it listens to both sides."),
        _("The committee listens to us and to them."),
    ),
    Statement(
        law("art. 14"),
        "own:decision",
        _("The committee helps both to agree, or it rules."),
        _("We agree after all, or the committee decides."),
    ),
    Statement(
        law("art. 14 lid 5"),
        "own:month",
        _("Appealing can be done until three months after we were told of the ruling."),
        _("We can go to court for 3 months."),
    ),
)
HELP: Statements = (
    Statement(
        CUSTOM,
        "own:supporter",
        _("The supporter helps to write it down, and decides and sends nothing."),
        _("The supporter helps us. We decide."),
    ),
)
MONEY: Statements = (
    Statement(
        law("art. 6 lid 3"),
        "own:pay",
        _("The organisation pays the reasonable costs of taking a dispute to the committee."),
        _("The organisation pays what is needed."),
    ),
    Statement(
        law("art. 6 lid 5"),
        "openmoji:2696",
        _("It pays the costs of a lawsuit only if we told it of them beforehand."),
        _("Do we go to court? We say so first."),
    ),
)
