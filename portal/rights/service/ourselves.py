"""What a council does by itself: its regulation, its people, its own advice, its own candidate.
Art. 3, 5, 9 and 10 of the Wmcz 2018."""

from portal.i18n import lazy_gettext as _
from portal.law import NOMINATION, UNSOLICITED, law
from portal.rights.service.kinds import CUSTOM, WEEKS, WHERE, Right, Statement, no_term

BY_ITSELF = {
    "3": Right(
        name=_("the participation regulation"),
        easy=_("Our agreements"),
        symbol="own:agreement",
        what=(
            Statement(
                law("art. 3 lid 2"),
                "own:agreement",
                _(
                    "A regulation on paper says how many members we are, how they are appointed "
                    "and dismissed, who can be one, and for how long."
                ),
                _("We have agreements on paper."),
            ),
            Statement(
                law("art. 3 lid 6"),
                "own:which",
                _("Where there are more councils, it says which council does what."),
                _("They say which council does what."),
            ),
        ),
        when=(
            Statement(
                law("art. 8 lid 1 onder a"),
                "own:consent",
                _("Each change of the regulation needs our consent."),
                _("Changing it needs our yes."),
            ),
        ),
        provider=(
            Statement(
                law("art. 3 lid 7"),
                "own:understand",
                _("The regulation settles how information reaches us in a way that we understand."),
                _("We get it in words that we understand."),
            ),
            Statement(
                law("art. 3 lid 8"),
                "own:council-member",
                _("It lets us announce a free place in the council, and helps if we ask."),
                _("The organisation helps to find new members."),
            ),
            Statement(
                law("art. 3 lid 9"),
                "own:everybody",
                _("It makes the regulation known to clients."),
                _("Everybody may know our agreements."),
            ),
        ),
        council=(
            Statement(
                law("art. 5 lid 1"),
                "own:rule",
                _("We make house rules for ourselves: how we work, and who represents us."),
                _("We make the rules of our council ourselves."),
            ),
        ),
        time=(
            Statement(
                law("art. 3 lid 2"),
                "own:year",
                _(
                    "How long somebody is a member stands in the regulation. The law names no "
                    "number of years."
                ),
                _("They say how long you are a member."),
            ),
        ),
        see=("8.1.a",),
    ),
    "5.2": Right(
        name=_("contact with those we speak for"),
        easy=_("Listening and telling"),
        symbol="own:constituency",
        what=(
            Statement(
                law("art. 5 lid 2 onder a"),
                "own:wish",
                _("We gather the wishes and opinions of clients and of who speaks for them."),
                _("We ask residents what they want."),
            ),
            Statement(
                law("art. 5 lid 2 onder b"),
                "own:tell",
                _("We tell them about our work and what came of it."),
                _("We tell what we have done."),
            ),
        ),
        when=(
            Statement(
                law("art. 5 lid 2"),
                "own:often",
                _("We do this regularly. The law names no number of times."),
                _("We do this again and again."),
            ),
        ),
        provider=(
            Statement(
                law("art. 5 lid 3"),
                "own:help",
                _("It helps us with this."),
                _("The organisation helps us with it."),
            ),
        ),
        council=(
            Statement(
                law("art. 5 lid 4"),
                "own:have-a-say",
                _("What comes out of talks about daily life, we use in our work, and we tell how."),
                _("We do something with what residents say."),
            ),
            Statement(
                CUSTOM,
                "openmoji:270F",
                _("With each advice we write down how we asked residents, or why not."),
                _("We write down whom we asked."),
            ),
        ),
        time=(no_term("art. 5 lid 2"),),
    ),
    "9": Right(
        name=UNSOLICITED.label,
        easy=UNSOLICITED.easy,
        symbol=UNSOLICITED.symbol,
        what=(
            Statement(
                law("art. 9 lid 1"),
                "own:idea",
                _("We may give advice unasked on everything that matters to clients."),
                _("We come with a plan of our own."),
            ),
            WHERE[UNSOLICITED.at],
        ),
        when=(
            Statement(
                law("art. 9 lid 1"),
                "own:when",
                _("Nobody has to ask us: we choose the moment."),
                _("We choose when."),
            ),
        ),
        provider=(
            Statement(
                law("art. 9 lid 2"),
                "own:talk-first",
                _(
                    "It does not depart from a written advice before it has talked with us at "
                    "least once."
                ),
                _("If it wants something else, we talk first."),
            ),
            Statement(
                law("art. 9 lid 3"),
                "own:answer",
                _("It answers in writing, with reasons."),
                _("The organisation writes back, and says why."),
            ),
        ),
        council=(
            Statement(
                law("art. 9"),
                "own:committee",
                _(
                    "Does our consent go with the subject? Then we can ask the committee of "
                    "confidants to rule that our advice has to be carried out."
                ),
                _("Sometimes the committee can help us."),
            ),
        ),
        time=(
            Statement(
                law("art. 9"),
                "own:now",
                _(
                    "The organisation decides as soon as possible. The law names no number of "
                    "weeks."
                ),
                _("The organisation chooses as soon as possible."),
            ),
            WEEKS,
        ),
        see=("7.5", "14"),
    ),
    "10": Right(
        name=NOMINATION.label,
        easy=NOMINATION.easy,
        symbol=NOMINATION.symbol,
        what=(
            Statement(
                law("art. 10"),
                "own:election",
                _(
                    "The statutes give us a binding nomination for at least one member of the "
                    "supervisory body."
                ),
                _("We choose somebody who watches the boss."),
            ),
            Statement(
                law("art. 10"),
                "own:important",
                _("A binding nomination is more than a recommendation."),
                _("Our choice really counts."),
            ),
            WHERE[NOMINATION.at],
        ),
        when=(
            Statement(
                CUSTOM,
                "openmoji:1FA91",
                _("Usually the organisation asks us as soon as such a place is free."),
                _("Usually we hear when a place is free."),
            ),
        ),
        provider=(
            Statement(
                law("art. 10"),
                "own:rule",
                _("It puts this in its statutes."),
                _("The organisation writes this in its rules."),
            ),
        ),
        council=(
            Statement(
                law("art. 10"),
                "own:person",
                _("We nominate somebody."),
                _("We name a person."),
            ),
        ),
        time=(no_term("art. 10"),),
        see=("11", "7.1.f"),
    ),
}
"""What a council has and does by itself, by where it stands in the law."""
