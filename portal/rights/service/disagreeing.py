"""When a council and the organisation do not agree: art. 7, 8, 12 and 14 of the Wmcz 2018."""

from portal.i18n import lazy_gettext as _
from portal.law import law
from portal.rights.service.kinds import CUSTOM, Right, Statement, no_term

DISAGREEING = {
    "7.5": Right(
        name=_("a talk first"),
        easy=_("Talk first"),
        symbol="own:talk-first",
        what=(
            Statement(
                law("art. 7 lid 5"),
                "own:talk-first",
                _(
                    "Before the organisation departs from our written advice, it talks with us, "
                    "where that is reasonably possible."
                ),
                _("If the organisation wants something else, we talk first."),
            ),
            Statement(
                law("art. 8 lid 4"),
                "own:no",
                _(
                    "Before we refuse our consent, we talk with it, where that is reasonably "
                    "possible."
                ),
                _("We also talk before we say no."),
            ),
        ),
        when=(
            Statement(
                law("art. 7 lid 5"),
                "own:earlier",
                _("The talk comes before the step, not after it."),
                _("The talk comes before the choice."),
            ),
        ),
        provider=(
            Statement(
                law("art. 9 lid 2"),
                "own:idea",
                _(
                    "It also talks with us before it departs from a written advice that it did "
                    "not ask for."
                ),
                _("That also goes for our own plan."),
            ),
        ),
        council=(
            Statement(
                CUSTOM,
                "openmoji:270F",
                _("We write down when we talked, or why it was not possible."),
                _("We write down when we talked."),
            ),
        ),
        time=(
            Statement(
                law("art. 7 lid 5"),
                "own:meeting",
                _("The law asks for at least one talk, and names no number of days."),
                _("The law asks for at least 1 talk."),
            ),
        ),
        see=("14",),
    ),
    "8.7": Right(
        name=_("invoking nullity"),
        easy=_("Stopping a decision"),
        symbol="own:stop",
        what=(
            Statement(
                law("art. 8 lid 7"),
                "own:stop",
                _(
                    "A decision that needs our consent, taken without it and without permission "
                    "of the committee, is void when we say so in writing."
                ),
                _("If our yes was needed, we can stop it."),
            ),
        ),
        when=(
            Statement(
                law("art. 8 lid 7"),
                "own:hear",
                _(
                    "It begins when we are told of the decision or, if we are not told, when we "
                    "notice that it is carried out."
                ),
                _("It begins when we hear or notice it."),
            ),
        ),
        provider=(
            Statement(
                law("art. 8 lid 7"),
                "own:decision:not",
                _("When nullity is invoked in time, the decision does not hold."),
                _("Then the decision does not count."),
            ),
        ),
        council=(
            Statement(
                law("art. 8 lid 7"),
                "openmoji:2709",
                _("We invoke nullity in writing."),
                _("We write a letter."),
            ),
            Statement(
                CUSTOM,
                "own:signature",
                _(
                    "The council votes on it first; then the chair or the secretary signs and "
                    "sends the letter."
                ),
                _("We vote first, and then the chair signs."),
            ),
        ),
        time=(
            Statement(
                law("art. 8 lid 7"),
                "own:month",
                _("We have one month. After that it is too late."),
                _("We have 1 month."),
            ),
            Statement(
                CUSTOM,
                "own:on-time",
                _(
                    "We do not count on more time when the last day falls in a weekend or on a "
                    "holiday."
                ),
                _("We do not wait until the last day."),
            ),
        ),
        see=("14",),
    ),
    "14": Right(
        name=_("disputes and the committee of confidants"),
        easy=_("A committee helps"),
        symbol="own:committee",
        what=(
            Statement(
                law("art. 14"),
                "own:committee",
                _(
                    "A committee of confidants mediates between the organisation and us, and "
                    "can rule."
                ),
                _("A committee helps, and can decide."),
            ),
        ),
        when=(
            Statement(
                law("art. 14"),
                "own:quarrel",
                _("That is when there is a dispute between the organisation and us."),
                _("We do not agree with each other."),
            ),
        ),
        provider=(
            Statement(
                law("art. 6 lid 3"),
                "own:pay",
                _("It pays the reasonable costs of taking a dispute to the committee."),
                _("The organisation pays what is needed."),
            ),
        ),
        council=(
            Statement(
                CUSTOM,
                "openmoji:2709",
                _(
                    "The national committee asks for a letter; its chair then chooses between "
                    "mediating and ruling."
                ),
                _("We write a letter to the committee."),
            ),
            Statement(
                law("art. 14 lid 4"),
                "openmoji:2696",
                _("Against a ruling one can appeal to the Enterprise Chamber in Amsterdam."),
                _("After that we can go to court."),
            ),
        ),
        time=(
            Statement(
                law("art. 14 lid 5"),
                "own:month",
                _("Appealing can be done until three months after we were told of the ruling."),
                _("We can go to court for 3 months."),
            ),
            Statement(
                law("art. 14 lid 8"),
                "own:wait",
                _(
                    "The Enterprise Chamber can be asked to order what was ruled only when "
                    "those three months have passed unused, and after a written request with a "
                    "reasonable term."
                ),
                _("If nothing happens, we write first."),
            ),
        ),
        see=("8.7", "12"),
    ),
    "12": Right(
        name=_("asking for an enquiry"),
        easy=_("Asking for an enquiry"),
        symbol="openmoji:1F50D",
        what=(
            Statement(
                law("art. 12"),
                "openmoji:1F50D",
                _(
                    "The council of an organisation that is a legal person can ask the "
                    "Enterprise Chamber for an enquiry."
                ),
                _("We can ask the court to look into it."),
            ),
        ),
        when=(
            Statement(
                CUSTOM,
                "own:later",
                _("This is for when nothing else helps; it hardly ever happens."),
                _("This is only for when nothing else helps."),
            ),
        ),
        provider=(
            Statement(
                law("art. 6 lid 5"),
                "own:pay",
                _("It pays these costs only when they are reasonable and we said so beforehand."),
                _("We first say what it will cost."),
            ),
        ),
        council=(
            Statement(
                law("art. 12"),
                "own:pay:not",
                _("We cannot be ordered to pay the costs of that procedure."),
                _("The court does not let us pay."),
            ),
        ),
        time=(no_term("art. 12"),),
        see=("14",),
    ),
}
"""What helps then, by where it stands in the law."""
