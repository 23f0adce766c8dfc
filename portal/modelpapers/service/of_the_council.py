"""What a council writes for itself: its rules, its plan, its report."""

from portal.i18n import lazy_gettext as _
from portal.law import law
from portal.modelpapers.service.kinds import CUSTOM, Model, Part

OF_THE_COUNCIL = {
    "house-rules": Model(
        _("House rules of a council"),
        "own:rule",
        _("So we agree how we work together."),
        (
            Part(
                law("art. 5 lid 1"),
                "own:council",
                _("Who we are"),
                _("We speak for everybody in our house."),
                (
                    _(
                        "Article 1. We are the client council of [name of the house]. We stand "
                        "up for the shared interests of everybody who lives here."
                    ),
                    _(
                        "Article 2. This is how the council works. What the participation "
                        "regulation settles, we do not settle anew."
                    ),
                ),
            ),
            Part(
                law("art. 5 lid 1"),
                "own:chairperson",
                _("Who does what"),
                _("We choose who leads and who writes."),
                (
                    _(
                        "Article 3. The members choose a chair, a secretary and a treasurer "
                        "from their midst, for [number] years."
                    ),
                    _(
                        "Article 4. The chair represents the council, together with the "
                        "secretary. When one of them cannot come, [name or office] does it."
                    ),
                    _(
                        "Article 5. The supporter helps to prepare, explains and writes along. "
                        "The supporter does not vote."
                    ),
                ),
            ),
            Part(
                CUSTOM,
                "own:meeting",
                _("How we meet"),
                _("We meet often and tell everybody when."),
                (
                    _(
                        "Article 6. We meet at least [number] times a year. Everybody gets the "
                        "agenda at least [number] days before, also in pictures."
                    ),
                    _(
                        "Article 7. We leave room to think: nobody has to answer at once, and "
                        "everybody may ask for an explanation."
                    ),
                ),
            ),
            Part(
                CUSTOM,
                "own:vote",
                _("How we decide"),
                _("We vote. Most votes win."),
                (
                    _(
                        "Article 8. We decide when at least [half] of the members are there. "
                        "Most votes decide. About people we vote in secret."
                    ),
                    _("Article 9. Advice and consent we give in writing, with our reasons."),
                ),
            ),
            Part(
                CUSTOM,
                "own:budget",
                _("Our money"),
                _("Two people look at our money."),
                (
                    _(
                        "Article 10. The treasurer keeps the cash book. Each year two people "
                        "check it, of whom one is a member who wrote nothing in it."
                    ),
                    _(
                        "Article 11. We can change these rules in a meeting to which everybody "
                        "was invited, with [two thirds] of the votes."
                    ),
                ),
            ),
        ),
    ),
    "work-plan": Model(
        _("Yearly work plan"),
        "own:plan",
        _("So we choose what we do this year."),
        (
            Part(
                law("art. 5 lid 2"),
                "own:hear",
                _("What we heard"),
                _("First we ask what people want."),
                (
                    _(
                        "This year the residents told us: [three wishes]. We asked them by "
                        "[visits, the wish box, a talk in the living room]."
                    ),
                ),
            ),
            Part(
                CUSTOM,
                "own:choose",
                _("What we choose"),
                _("We choose three subjects."),
                (
                    _(
                        "1. [Subject]. We want: [what is different at the end of the year]. "
                        "Who: [name]. Ready: [month]."
                    ),
                    _(
                        "2. [Subject]. We want: [what is different at the end of the year]. "
                        "Who: [name]. Ready: [month]."
                    ),
                    _(
                        "3. [Subject]. We want: [what is different at the end of the year]. "
                        "Who: [name]. Ready: [month]."
                    ),
                ),
            ),
            Part(
                law("art. 6 lid 1"),
                "own:year",
                _("What comes each year"),
                _("Some talks come each year."),
                (
                    _(
                        "The organisation tells us at least once a year what it did and what it"
                        " will do."
                    ),
                ),
            ),
            Part(
                law("art. 11"),
                "own:board",
                _("With the supervisory body"),
                _("Each year we talk with the supervisors."),
                (_("We talk with the supervisory body at least once a year: on [day]."),),
            ),
            Part(
                law("art. 6 lid 3"),
                "own:budget",
                _("What it costs"),
                _("We say what we need."),
                (
                    _(
                        "Training: [amount]. Independent support: [hours or amount]. Contact "
                        "with the residents: [amount]. To spend freely: [amount a year]."
                    ),
                ),
            ),
        ),
    ),
    "report": Model(
        _("Report of a meeting"),
        "own:minutes",
        _("So everybody can read what we agreed."),
        (
            Part(
                CUSTOM,
                "own:who",
                _("Who was there"),
                _("We write down who was there."),
                (
                    _("Meeting of [council] on [day], from [time] to [time], in [place]."),
                    _("There: [names]. Could not come: [names]. Guests: [names, at which item]."),
                ),
            ),
            Part(
                CUSTOM,
                "own:agenda-item",
                _("For each item"),
                _("We write what we said and decided."),
                (
                    _(
                        "Item [number]: [title]. It is about: [one sentence]. We said: [the "
                        "most important things, without names]. We decided: [one sentence]."
                    ),
                ),
            ),
            Part(
                CUSTOM,
                "own:arrange",
                _("Who does what"),
                _("We write down who does what."),
                (_("[Name] does [what] before [day]."),),
            ),
            Part(
                law("art. 5 lid 2"),
                "own:tell",
                _("What we tell"),
                _("We choose what everybody may know."),
                (
                    _("To the residents we tell: [three short sentences, with pictures]."),
                    _("Nothing about one person stands in this report."),
                ),
            ),
        ),
    ),
}
