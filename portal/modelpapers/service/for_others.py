"""What a council writes to others: to residents, to a supporter, to the organisation."""

from portal.i18n import lazy_gettext as _
from portal.law import law
from portal.modelpapers.service.kinds import CUSTOM, Model, Part

FOR_OTHERS = {
    "invitation": Model(
        _("Invitation to the residents"),
        "own:invitation",
        _("So we ask everybody to come."),
        (
            Part(
                law("art. 5 lid 2"),
                "own:constituency",
                _("Come and talk along"),
                _("We would like to hear you."),
                (
                    _("Dear resident,"),
                    _(
                        "We are the client council. We would like to hear what you like here, "
                        "and what can be better."
                    ),
                ),
            ),
            Part(
                CUSTOM,
                "own:when",
                _("When and where"),
                _("We say when and where."),
                (
                    _(
                        "Come on [day] at [time], in [place]. There is coffee and tea. It takes"
                        " until [time]."
                    ),
                ),
            ),
            Part(
                CUSTOM,
                "own:have-a-say",
                _("What we talk about"),
                _("We talk about these things."),
                (
                    _(
                        "We talk about [subject] and [subject]. You can also bring a subject of"
                        " your own."
                    ),
                    _(
                        "Is it about you alone? Then talk with [the confidant]. We can tell you"
                        " how."
                    ),
                ),
            ),
            Part(
                CUSTOM,
                "own:help",
                _("Do you need help?"),
                _("Somebody can come and get you."),
                (
                    _(
                        "Do you want to be picked up, or do you want to say something without "
                        "coming? Tell [name]. See you then!"
                    ),
                ),
            ),
        ),
    ),
    "supporter": Model(
        _("Profile of a supporter"),
        "own:supporter",
        _("So we say whom we look for."),
        (
            Part(
                CUSTOM,
                "own:supporter",
                _("What the supporter does"),
                _("The supporter helps us to do it ourselves."),
                (
                    _(
                        "The supporter of our council makes papers easy to understand, prepares"
                        " the meeting with each member, helps the chair to lead it and watches "
                        "the time with us."
                    ),
                    _(
                        "The supporter does not decide, does not vote and does not speak in our"
                        " place."
                    ),
                ),
            ),
            Part(
                CUSTOM,
                "own:find",
                _("Whom we look for"),
                _("We look for somebody who listens well."),
                (
                    _(
                        "We look for somebody who has patience, explains things in easy words, "
                        "knows the law on participation, and dares to say that something is not"
                        " right."
                    ),
                ),
            ),
            Part(
                law("art. 6 lid 3"),
                "own:alone",
                _("Independent"),
                _("The supporter works for us."),
                (
                    _(
                        "The supporter works for the council, gives no care in our house and "
                        "has no manager here who says what to do for the council."
                    ),
                    _("The organisation pays the reasonable costs of independent support."),
                ),
            ),
            Part(
                CUSTOM,
                "own:hour",
                _("How much"),
                _("We agree on hours."),
                (
                    _(
                        "The supporter works [number] hours a week for us. After [number] "
                        "months we talk about how it goes."
                    ),
                ),
            ),
            Part(
                law("art. 8 lid 1 onder i"),
                "own:consent",
                _("Who chooses"),
                _("We talk with them, and choose along."),
                (
                    _(
                        "Two members talk with who would like to do it. The appointment of who "
                        "supports the council needs our consent."
                    ),
                ),
            ),
        ),
    ),
    "facilities": Model(
        _("Agreement on facilities"),
        "own:agreement",
        _("So we agree what we may use."),
        (
            Part(
                law("art. 6 lid 2"),
                "own:room",
                _("A room and things"),
                _("We may use a room and things."),
                (
                    _(
                        "The council may use: [room] on [days], a computer and a printer, "
                        "[things]. It can store its papers in [place]."
                    ),
                ),
            ),
            Part(
                law("art. 6 lid 3"),
                "own:pay",
                _("Costs that are paid"),
                _("The organisation pays what is needed."),
                (
                    _(
                        "The organisation pays the reasonable costs of training, of independent"
                        " support and of a dispute before the committee. A lawyer before the "
                        "committee is paid only when that was agreed: [yes or no]."
                    ),
                ),
            ),
            Part(
                law("art. 6 lid 4"),
                "own:budget",
                _("An amount a year"),
                _("We get money that we spend ourselves."),
                (
                    _(
                        "The council gets [amount] a year to spend freely. Above it, lawsuits "
                        "apart, it asks permission first."
                    ),
                ),
            ),
            Part(
                law("art. 6 lid 5"),
                "own:law",
                _("Lawsuits"),
                _("We say it first."),
                (
                    _(
                        "The costs of a lawsuit are paid when they are reasonable and when the "
                        "council announced them beforehand."
                    ),
                ),
            ),
            Part(
                CUSTOM,
                "own:signature",
                _("Until when it holds"),
                _("We both sign."),
                (
                    _(
                        "This holds from [day] to [day]. Each year in [month] we look whether "
                        "it is enough. Signed by the council: [name]. Signed by the "
                        "organisation: [name]."
                    ),
                ),
            ),
        ),
    ),
}
