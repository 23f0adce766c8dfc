"""What a council has a right to all year: information, money, support, and a talk with the
supervisors. Art. 6 and 11 of the Wmcz 2018."""

from portal.i18n import lazy_gettext as _
from portal.law import law
from portal.rights.service.kinds import CUSTOM, Right, Statement

STANDING = {
    "6.1": Right(
        name=_("being informed"),
        easy=_("We hear what happens"),
        symbol="own:explanation",
        what=(
            Statement(
                law("art. 6 lid 1"),
                "own:explanation",
                _("The organisation gives us the information that we need for our work."),
                _("The organisation tells us what we must know."),
            ),
        ),
        when=(
            Statement(
                law("art. 6 lid 1"),
                "own:year",
                _(
                    "At least once a year it tells about its general policy, looking back and "
                    "ahead."
                ),
                _("Each year we hear about its plans."),
            ),
        ),
        provider=(
            Statement(
                law("art. 6 lid 1"),
                "openmoji:1F4C4",
                _("It does so in writing if we ask."),
                _("If we ask, it comes on paper."),
            ),
            Statement(
                law("art. 3 lid 7"),
                "own:understand",
                _(
                    "The information reaches us in a way that we understand, as the regulation "
                    "settles."
                ),
                _("We get it in words that we understand."),
            ),
        ),
        council=(
            Statement(
                law("art. 6 lid 1"),
                "own:question",
                _("We may ask for what we need for our work."),
                _("We may ask questions."),
            ),
        ),
        time=(
            Statement(
                law("art. 6 lid 1"),
                "own:on-time",
                _("The information comes on time. The law names no number of weeks."),
                _("We hear it on time."),
            ),
        ),
    ),
    "6.2": Right(
        name=_("costs and facilities"),
        easy=_("Money and things for the council"),
        symbol="own:pay",
        what=(
            Statement(
                law("art. 6 lid 2"),
                "own:things",
                _("We may use facilities of the organisation for our work."),
                _("We may use rooms and things."),
            ),
            Statement(
                law("art. 6 lid 3"),
                "own:pay",
                _(
                    "It pays our reasonable costs: of training, of independent support, and of "
                    "taking a dispute to the committee."
                ),
                _("The organisation pays what we need."),
            ),
        ),
        when=(
            Statement(
                law("art. 6 lid 5"),
                "own:tell",
                _(
                    "Costs of a lawsuit or an enquiry are paid only when they are reasonable "
                    "and we said so beforehand."
                ),
                _("Before we go to court, we say so."),
            ),
        ),
        provider=(
            Statement(
                law("art. 6 lid 3"),
                "own:agreement",
                _("It does not pay a lawyer at the committee, unless that was agreed."),
                _("A lawyer is paid only if we agreed."),
            ),
        ),
        council=(
            Statement(
                law("art. 6 lid 4"),
                "own:budget",
                _(
                    "We can agree on an amount a year that we spend freely. Above it we need "
                    "permission, lawsuits apart."
                ),
                _("We can agree on money for a year."),
            ),
        ),
        time=(
            Statement(
                law("art. 6 lid 4"),
                "own:year",
                _("Such an amount is for a year."),
                _("That money is for 1 year."),
            ),
        ),
        see=("6.3",),
    ),
    "6.3": Right(
        name=_("independent support"),
        easy=_("Help for our council"),
        symbol="own:supporter",
        what=(
            Statement(
                law("art. 6 lid 3"),
                "own:supporter",
                _("We may have independent support; its reasonable costs are paid."),
                _("A supporter may help our council."),
            ),
            Statement(
                law("art. 8 lid 1 onder i"),
                "own:consent",
                _("Choosing and appointing the supporter needs our consent."),
                _("We say yes to who that is."),
            ),
        ),
        when=(
            Statement(
                CUSTOM,
                "own:contract",
                _("When and for how many hours the supporter is there stands in an agreement."),
                _("An agreement says when the supporter comes."),
            ),
        ),
        provider=(
            Statement(
                law("art. 6 lid 3"),
                "own:pay",
                _("It pays the reasonable costs of independent support."),
                _("The organisation pays the supporter."),
            ),
        ),
        council=(
            Statement(
                CUSTOM,
                "own:we",
                _("The supporter works on our instruction, whoever is the employer."),
                _("We say what the supporter does."),
            ),
        ),
        time=(
            Statement(
                law("art. 6 lid 3"),
                "own:hour",
                _("The law names no number of hours of support."),
                _("The law names no number of hours."),
            ),
        ),
        see=("8.1.i",),
    ),
    "11": Right(
        name=_("the supervisors"),
        easy=_("A talk with who watches the boss"),
        symbol="own:inspection",
        what=(
            Statement(
                law("art. 11 lid 1"),
                "own:meeting",
                _("The supervisory body and we meet."),
                _("We talk with who watches the boss."),
            ),
        ),
        when=(
            Statement(
                law("art. 11 lid 1"),
                "own:year",
                _("That is at least once a year."),
                _("That is at least 1 time a year."),
            ),
        ),
        provider=(
            Statement(
                law("art. 11 lid 2"),
                "own:tell",
                _("The supervisory body tells us at least once a year what it has done."),
                _("They tell us what they did."),
            ),
        ),
        council=(
            Statement(
                CUSTOM,
                "own:question",
                _("We write our questions down beforehand."),
                _("We think of our questions first."),
            ),
        ),
        time=(
            Statement(
                law("art. 11 lid 1"),
                "own:month",
                _("The law says once a year, and names no month."),
                _("The law names no month."),
            ),
        ),
        see=("10",),
    ),
}
"""What is there for a council, by where it stands in the law."""
